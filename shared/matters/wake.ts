import type { Instant } from '../time/day.ts'
import type { Context } from './derived.ts'
import type { Decision, Matter } from './matter.ts'
import { settle } from './settle.ts'

/**
 * It is now `now`: ring what is due, in order, and say when to wake next. Safe at any moment and by anyone: what has
 * rung does not ring again, and a clock whose meeting fact is known stays silent.
 */
export const wake = (matter: Matter, now: Instant, context: Context): Decision => settle(matter, now, context)
