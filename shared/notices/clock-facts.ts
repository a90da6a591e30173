import type { Clock } from '../clocks/clock.ts'
import { howCounted } from '../clocks/explain.ts'
import { outerDayInWords } from '../clocks/outer-in-words.ts'
import type { Tier } from '../clocks/rule.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import type { MailContent, MailInput } from './mail-input.ts'
import { slackFact } from './slack-in-words.ts'
import { isOver, timeLeft } from './state-in-words.ts'
import { alsoTold, cited, limitInWords, writtenToAs } from './words-of-mails.ts'

type Facts = MailContent['facts']

const tiers: Record<Tier, string> = {
  statutory: 'Statutory',
  guidance: 'National guidance',
  local: 'Local standard',
  internal: 'Internal target of this service, not a statutory limit',
}

/** The rows of a mail about a clock: what, by when and why so, who, and the rule with its source. */
export const clockFacts = (input: MailInput, about: string | undefined): Facts => [
  { label: 'What', value: input.rule.title },
  ...(about === undefined ? [] : [{ label: 'Which one', value: about }]),
  ...whenFacts(input),
  ...doneFacts(input),
  { label: 'Responsible', value: titleOf(input.partnership, input.rule.owner) },
  { label: 'You are written to as', value: writtenToAs(input) },
  ...alsoTold(input),
  { label: 'Why', value: `${tiers[input.rule.tier]}: ${cited(input.rule.sources)}` },
  { label: 'Partnership', value: input.partnership.name },
  { label: 'Reference', value: input.reference },
]

/** What counts as done; where several things must happen and some have, the others. */
const doneFacts = (input: MailInput): Facts => {
  const { clock, rule } = input
  if (isOver(input)) return []
  if (rule.met === null) return [{ label: 'Counts as done', value: 'when the time is over' }]
  const missing = clock?.missing.join('; ') ?? ''
  return [
    ...(missing === '' || missing === rule.met.words ? [] : [{ label: 'Not yet told', value: missing }]),
    { label: 'Counts as done', value: `once the service is told: ${rule.met.words}` },
  ]
}

const whenFacts = (input: MailInput): Facts => {
  const { clock, calendar, now, rule } = input
  if (clock === undefined || isOver(input) || clock.due === null || clock.period === null) return []
  const facts = [{ label: 'Due by', value: limitInWords(clock) }, ...slackFact(clock, londonDay(now), calendar)]
  if (rule.met !== null) facts.push({ label: 'Time left', value: timeLeft(clock, clock.due, now, calendar) })
  facts.push(
    { label: clock.period.direction === 'before' ? 'Counts back from' : 'Runs from', value: startInWords(clock) },
    { label: 'How it was counted', value: `${howCounted(clock)}; calendar ${calendar.version}` },
  )
  return facts
}

/** The trigger as it was told: with its time of day, or only the day. */
const startInWords = ({ started, rule, outer }: Clock): string => {
  if (outer !== undefined) return `${dayInWords(outer.due)}: ${outerDayInWords(outer)}`
  const told = started.text.length === 10 ? dayInWords(started.day) : instantInWords(started.instant)
  return `${told}: ${rule.starts.words}`
}
