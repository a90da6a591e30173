import type { Answer } from '../../events/answer.ts'
import type { Alarm } from '../clocks/alarms-of.ts'
import { type Settings, settingOn } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day, Instant } from '../time/day.ts'
import { endOfDay, londonDay } from '../time/london.ts'
import type { Given } from './answers-of.ts'

/** How long an answer keeps repeated reminders away, in working days: a setting, or what holds while it is unset. */
const shelves = {
  seen: { setting: 'seen-lasts-working-days', unset: 1 },
  mine: { setting: 'mine-lasts-working-days', unset: 2 },
} as const

/** That somebody has it lasts longer than that it was seen. The other answers keep nothing away. */
const shelfOf: Partial<Record<Answer, keyof typeof shelves>> = {
  seen: 'seen',
  'covered-by': 'seen',
  mine: 'mine',
  'more-time': 'mine',
}

/** Reminders that go on until the clock is met: each but the first may be kept away for a while. */
export const isRepeated = ({ kind, n }: Alarm): boolean => (kind === 'overdue' || kind === 'nudge') && n > 1

/**
 * The last day on which an answer keeps a repeated reminder away; undefined when it does not: it came before the first of
 * them rang, or after this one, or its time is over. What was answered before that covers nothing that came after.
 *
 * @param alarm the moment at which it would ring
 * @param first when the first of these reminders rang
 */
export const lastDayKept = (
  { answer, at }: Given,
  alarm: Instant,
  first: Instant,
  calendar: Calendar,
  settings: Settings,
): Day | undefined => {
  const shelf = shelfOf[answer]
  if (shelf === undefined || at < first || alarm <= at) return undefined
  const { setting, unset } = shelves[shelf]
  const agreed = settingOn(settings, setting, londonDay(at))?.value
  const last = calendar.after(londonDay(at), typeof agreed === 'number' ? agreed : unset)
  return alarm <= endOfDay(last) ? last : undefined
}
