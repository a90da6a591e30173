import { type Clock, isLate, nudgedFrom } from '../clocks/clock.ts'
import { dayOf } from '../time/day.ts'
import { endOfDay } from '../time/london.ts'
import type { ClockChange, Told } from './matter.ts'
import type { Ring } from './notices-of.ts'

export const isClosed = (clock: Clock) => clock.met !== undefined || clock.cancelled !== undefined

/** What is new about a clock since its people were last told, if anything. */
export const changeOf = (clock: Clock, due: string | null, told: Told | undefined): ClockChange | undefined => {
  if (isClosed(clock)) {
    if (told?.open === false) return undefined
    if (clock.met === undefined) return 'cancelled'
    return isLate(clock, clock.met) ? 'met-late' : 'met'
  }
  if (told === undefined) return 'opened'
  if (!told.open) return 'reopened'
  return told.due === due && !isNudgedAnew(clock, told) ? undefined : 'moved'
}

/** A nudge has no date that could move; what moves is the day from which its reminders are counted. */
const isNudgedAnew = (clock: Clock, { from }: Told): boolean => from !== undefined && nudgedFrom(clock) !== from

/** A measure says nothing once it is over, that it was reached at last neither: its day is past. */
const isNewsWhenMet = ({ rule, at }: Pick<Ring, 'rule' | 'at'>, told: Told | undefined): boolean =>
  told !== undefined && told.due !== null && (rule.benchmark !== true || at <= endOfDay(dayOf(told.due)))

/**
 * What a change has to say. That a clock was met is told where a date of it had been told: somebody has it in a calendar.
 * Meeting or cancelling one that nobody heard of needs no word, nor does a nudge that is counted anew.
 */
export const ringOfChange = (
  ring: Pick<Ring, 'clock' | 'rule' | 'due' | 'at' | 'holidays'>,
  change: ClockChange,
  told: Told | undefined,
): Ring | undefined => {
  if (change === 'met' || change === 'met-late') return isNewsWhenMet(ring, told) ? { ...ring, kind: 'met', n: 0 } : undefined
  if (change === 'cancelled' && told === undefined) return undefined
  if (change === 'moved' && ring.due === null && told?.due === null) return undefined
  const movedFrom = change === 'moved' && told?.due ? { movedFrom: told.due } : {}
  return { ...ring, kind: change, n: 0, ...movedFrom }
}
