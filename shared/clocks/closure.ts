import { type Day, dayOf } from '../time/day.ts'
import type { Source } from './source.ts'

/** Days on which a partnership's offices are closed though they are working days. Only limits of its own may skip them. */
export interface Closure {
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
  source: Source
}

export const isClosedOn = (day: Day, closures: readonly Closure[]): boolean =>
  closures.some(({ from, to }) => dayOf(from) <= day && day <= dayOf(to))
