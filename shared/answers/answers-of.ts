import type { DataOf } from '../../events/catalogue.ts'
import type { Facts } from '../matters/facts.ts'
import type { Instant } from '../time/day.ts'
import { instantOf } from '../time/moment.ts'

/** One answer to a mail, as it counts. */
export interface Given extends Pick<DataOf<'notice.answered'>, 'clock' | 'role' | 'answer'> {
  at: Instant
}

const none: readonly Given[] = []

/**
 * The answers that people gave to mails of a matter. One that came as fast as a link scanner's is kept in the timeline
 * and does not count. Most matters have none.
 */
export const answersOf = (facts: Facts): readonly Given[] => {
  const told = facts.get('notice.answered')
  if (told === undefined) return none
  return told
    .map(({ data }) => data as DataOf<'notice.answered'>)
    .filter(({ early }) => early !== true)
    .map(({ clock, role, answer, at }) => ({ clock, role, answer, at: instantOf(at) }))
}
