import type { FactTold } from '../../shared/clocks/explain.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { dayOf } from '../../shared/time/day.ts'
import { dayInWords, instantInWords } from '../../shared/time/in-words.ts'
import { cited } from './clock-text.ts'
import type { ExplainedClock, ExplainReport } from './explain-report.ts'
import { shortDay } from './short-day.ts'
import { wrap } from './text-table.ts'

const labelWidth = 12
/** Narrower than this nobody can read a count. */
const narrowest = 40

/** An explanation for people: each clock on its own, one heading a part, the count a day a line. */
export const explainText = ({ asAt, rule, matters, noClock }: ExplainReport, partnership: Partnership, width: number): string => {
  const parts = [`${partnership.name}, as at ${instantInWords(Date.parse(asAt))}`, ...wrap(`${rule.rule}: ${rule.title}`, width)]
  if (noClock !== undefined) parts.push('', ...noClock.flatMap((sentence) => wrap(sentence, width)))
  for (const { reference, clocks } of matters) for (const clock of clocks) parts.push('', ...clockLines(reference, clock, width))
  return parts.join('\n')
}

const clockLines = (reference: string, clock: ExplainedClock, width: number): string[] => {
  const { counting, trigger, edition, settings, met, cancelled, remarks } = clock
  const name = clock.about === undefined ? reference : `${reference}, ${clock.about}`
  const heading = `${name}: ${dueInWords(clock)}, ${clock.state.replace('-', ' ')}`
  return [
    heading,
    '-'.repeat(Math.min(heading.length, width)),
    ...part('Trigger', [`${clock.startedBy}: ${toldInWords(clock.startedAt)}`, ...factLines(trigger)], width),
    ...part('Counted', [...dayLines(counting.days), ...counting.sentences], width),
    ...part('Convention', [clock.convention], width),
    ...part('Settings', settings.length === 0 ? ['none'] : settings, width),
    ...part('Sources', [cited(clock.sources)], width),
    ...part('Tier', [clock.tier], width),
    ...part('Edition', edition === undefined ? [] : [`${edition.name}, in force from ${dayInWords(dayOf(edition.from))}`], width),
    ...part('Owner', [clock.ownerTitle], width),
    ...part('Calendar', [clock.calendar], width),
    ...part('Met', clock.metAt === undefined ? [] : [toldInWords(clock.metAt), ...factLines(met)], width),
    ...part('Cancelled', clock.cancelledAt === undefined ? [] : [toldInWords(clock.cancelledAt), ...factLines(cancelled)], width),
    ...part('Missing', clock.missing, width),
    ...part('Remarks', remarks, width),
  ]
}

/** A label and what belongs to it, wrapped beside it. Nothing where there is nothing to say. */
const part = (label: string, texts: readonly string[], width: number): string[] =>
  texts
    .flatMap((text) => wrap(text, Math.max(narrowest, width - labelWidth)))
    .map((line, n) => `${(n === 0 ? label : '').padEnd(labelWidth)}${line}`)

const dayLines = (days: ExplainedClock['counting']['days']): string[] =>
  days.map(({ date, n, why }) =>
    [shortDay(dayOf(date)).padEnd(15), n === null ? '  –' : String(n).padStart(3), why ?? ''].join('  ').trimEnd(),
  )

const factLines = (fact: FactTold | undefined): string[] => {
  if (fact === undefined) return []
  const said = Object.entries(fact.said).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`)
  const lines = [`told by ${fact.fact} (${fact.type}): ${said.join(', ')}`]
  if (fact.correctedBy.length > 0) lines.push(`corrected by ${fact.correctedBy.join(', then by ')}`)
  return lines
}

const dueInWords = ({ dueAt, dueOn, counting }: ExplainedClock): string => {
  if (dueAt === null || dueOn === null) return 'no date'
  return counting.days.length === 0 && !dueAt.includes('T23:59:59')
    ? `due at ${instantInWords(Date.parse(dueAt))}`
    : `due ${dayInWords(dayOf(dueOn))}`
}

const toldInWords = (told: string): string => (told.length === 10 ? dayInWords(dayOf(told)) : instantInWords(Date.parse(told)))
