import type { ClocksEvent, DataOf, EventType } from '../../events/catalogue.ts'
import { addMonths, type Day, dayOf, isoDay } from '../../shared/time/day.ts'

// One child protection process of Bolton after two years: 5 conferences, 20 core groups, 60 facts. What the service
// counts anew whenever another fact comes.

const event = <T extends EventType>(type: T, on: Day, data: Omit<DataOf<T>, 'partnership'>): ClocksEvent =>
  ({
    specversion: '1.0',
    id: `${type}~${isoDay(on)}`,
    source: '/bolton/case-system',
    subject: 'CP-2026-175',
    type,
    time: `${isoDay(on)}T16:00:00Z`,
    data: { partnership: 'bolton', ...data },
  }) as unknown as ClocksEvent

const decided = dayOf('2026-10-29')
const discussed = decided + 1
const initial = dayOf('2026-11-20')

/** The first review after three months, each later one after six: a week before its limit. */
const conferenceDays = [initial, ...[3, 9, 15, 21].map((months) => addMonths(initial, months) - 7)]
const nameOf = (n: number): string => (n === 0 ? 'initial' : `review-${n}`)

const conferences = conferenceDays.flatMap((day, n) => [
  event('conference.planned', day - 14, { conference: nameOf(n), on: isoDay(day) }),
  event('conference.reports-submitted', day - 2, { conference: nameOf(n), at: isoDay(day - 2) }),
  event('conference.held', day, { conference: nameOf(n), at: isoDay(day), outcome: 'plan' }),
])

/** Every five weeks, from the first, within ten working days. */
const groupDays = Array.from({ length: 20 }, (_, n) => initial + 7 + 35 * n)

const coreGroups = groupDays.flatMap((day) => [
  event('core-group.held', day, { at: isoDay(day) }),
  event('core-group.minutes-circulated', day + 3, { heldOn: isoDay(day), at: isoDay(day + 3) }),
])

/** Nobody has uploaded minutes since the spring: those clocks are open. */
const uploads = groupDays
  .slice(0, 3)
  .map((day) => event('core-group.minutes-uploaded', day + 3, { heldOn: isoDay(day), at: isoDay(day + 3) }))

export const planOfTwoYears: readonly ClocksEvent[] = [
  event('strategy-discussion.decided', decided, { at: isoDay(decided) }),
  event('strategy-discussion.held', discussed, { at: isoDay(discussed), section47Initiated: true }),
  ...conferences,
  ...coreGroups,
  ...uploads,
].sort((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
