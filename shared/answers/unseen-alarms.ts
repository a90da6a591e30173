import type { Answer } from '../../events/answer.ts'
import type { Alarm } from '../clocks/alarms-of.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { workingHoursAfter } from '../time/working-hours.ts'
import type { Given } from './answers-of.ts'
import { hoursToSeeAllegation } from './time-to-answer.ts'

/** Once for the deputy, and once for the role above: then the clock's own reminders, which go there too, are enough. */
const times = 2

/** Whoever is named instead has not seen it yet, nor has whoever is found. */
export const forOthers: ReadonlySet<Answer> = new Set(['not-mine', 'covered-by'])

/**
 * That nobody has said that they saw what they must see: after so many working hours, and again after as many.
 *
 * @param since when it was told
 * @param given the answers of the matter: any of them shows that its mails are seen, but that somebody else has to see them
 * @throws CalendarGapError beyond the calendar's years
 */
export const unseenAlarms = (since: Instant, given: readonly Given[], calendar: Calendar, settings: Settings): Alarm[] => {
  const hours = hoursToSeeAllegation(settings, londonDay(since))
  const seen = given.filter(({ answer, at }) => !forOthers.has(answer) && at >= since).map(({ at }) => at)
  const seenAt = Math.min(...seen)
  return Array.from({ length: times }, (_, i): Alarm => {
    const n = i + 1
    return { kind: 'unseen', n, at: workingHoursAfter(since, hours * n, calendar) }
  }).filter(({ at }) => at < seenAt)
}
