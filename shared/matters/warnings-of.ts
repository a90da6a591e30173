import { addMonths, type Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { beforeItsCause } from './before-its-cause.ts'
import { otherThatDisagrees } from './contradictions.ts'
import { type Context, clocksOfMatter, factsOfMatter } from './derived.ts'
import { correctedRecord, type Fact, type FactRecord, type Facts } from './facts.ts'
import { isPlan, type MatterKind } from './kinds.ts'
import type { Matter, WarningEntry } from './matter.ts'

/** How far from now, in months, a date seems mistyped. No document gives it: it is this service's own and moves no clock. */
const oddMonths = 24

/** The facts of which one begins a matter. Where there are several, any will do. */
const beginnings: Record<MatterKind, readonly string[]> = {
  'serious-incident': ['incident.became-known', 'practice-review.initiated'],
  'child-protection': [
    'strategy-discussion.decided',
    'strategy-discussion.needed-after-death',
    'strategy-discussion.held',
    'birth.expected',
    'conference.requested',
  ],
  allegation: ['allegation.made'],
  'missing-episode': ['missing.reported', 'missing.returned'],
  'standing-duty': ['duty.opened', 'duty.date-missing'],
  dispute: ['dispute.raised'],
  settings: ['settings.agreed'],
  people: ['role.assigned'],
}

type Found = Pick<WarningEntry, 'code' | 'about'>

/**
 * What is odd about a record just taken into a matter; of a correction, about the fact as it now reads.
 *
 * @param matter with the record in it
 */
export const warningsOf = (matter: Matter, record: FactRecord, now: Instant, context: Context): WarningEntry[] => {
  const facts = factsOfMatter(matter, context)
  const fact = factTold(matter, record, facts)
  const found: Found[] = [
    ...(isBegun(matter.kind, facts) ? [] : [{ code: 'beginning-unknown' } as const]),
    ...(fact === undefined ? [] : aboutFact(fact, facts, matter, now, context)),
  ]
  return found.map(({ code, about }) => ({
    kind: 'warning',
    code,
    fact: record.id,
    ...(about !== undefined && { about }),
    at: now,
  }))
}

/** The fact that a record tells or corrects; undefined when it withdraws one. */
const factTold = (matter: Matter, record: FactRecord, facts: Facts): Fact | undefined => {
  if (record.type !== 'fact.corrected') return facts.get(record.type as Fact['type'])?.at(-1)
  const target = correctedRecord(matter.records, record)
  return target && facts.get(target.type as Fact['type'])?.find(({ id }) => id === target.id)
}

const isBegun = (kind: MatterKind, facts: Facts): boolean =>
  facts.size === 0 || beginnings[kind].some((type) => facts.has(type as Fact['type']))

const aboutFact = (fact: Fact, facts: Facts, matter: Matter, now: Instant, context: Context): Found[] => {
  const found: Found[] = aboutItsDay(fact, now, context)
  const rule = beforeItsCause(fact, facts, clocksOfMatter(matter, context))
  if (rule !== undefined) found.push({ code: 'before-its-cause', about: rule })
  const other = otherThatDisagrees(fact, facts)
  if (other !== undefined) found.push({ code: 'contradicts', about: other })
  return found
}

const aboutItsDay = ({ type, happened }: Fact, now: Instant, { calendar }: Context): Found[] => {
  if (happened === undefined) return []
  const today = londonDay(now)
  const found: Found[] = []
  if (happened.day < addMonths(today, -oddMonths)) found.push({ code: 'long-ago' })
  if (isPlan(type) && happened.day > addMonths(today, oddMonths)) found.push({ code: 'far-ahead' })
  // nobody plans a birth
  if (type.endsWith('.planned') && !calendar.isWorkingDay(happened.day)) found.push({ code: 'planned-on-a-day-off' })
  return found
}
