import type { ClocksEvent } from '../../events/catalogue.ts'
import { dutiesOf } from '../../shared/duties/duties.ts'
import { dutyEventsOf } from '../../shared/duties/events-of.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { anEvent } from '../builders/events.ts'
import { day, iso } from '../builders/london-time.ts'

/** What the service tells itself of a partnership's duties on a day. */
export const toldOn = (partnership: string, written: string, settings: Settings = []): ClocksEvent[] =>
  dutyEventsOf(partnership, dutiesOf(partnership), settings, day(written))

/** The one of those facts that is about this duty. @throws Error when there is none */
export const toldOf = (partnership: string, duty: string, written: string, settings: Settings = []): ClocksEvent => {
  const found = toldOn(partnership, written, settings).find(({ data }) => 'duty' in data && data.duty === duty)
  if (found === undefined) throw new Error(`nothing is told of ${partnership}'s ${duty} on ${written}`)
  return found
}

/** A duty was done, told in the matter of its period. */
export const dutyDone = (partnership: string, duty: string, period: string, when: string): ClocksEvent =>
  anEvent('duty.done', { partnership, duty, at: iso(when) }, { id: `done-${iso(when)}`, subject: `${duty}-${period}` })
