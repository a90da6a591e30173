import type { Clock } from './clock.ts'
import { plannedDay } from './rule.ts'

type Outer = NonNullable<Clock['outer']>

/** Until when an inner limit has slack. */
export const outerInWords = ({ id }: Pick<Outer, 'id'>): string => (id === plannedDay ? 'the planned day' : 'the outer limit')

/** The day from which an inner limit counts back. */
export const outerDayInWords = ({ id }: Pick<Outer, 'id'>): string =>
  id === plannedDay ? 'the planned day' : 'the last day of the outer limit'
