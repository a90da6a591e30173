import { type Clock, stateAt } from '../clocks/clock.ts'
import { doubtsOf } from '../clocks/doubts-of.ts'
import { howCounted } from '../clocks/explain.ts'
import { outerDayInWords } from '../clocks/outer-in-words.ts'
import { daysOf } from '../clocks/period.ts'
import type { Tier } from '../clocks/rule.ts'
import { restsOnGuidance } from '../editions/rests-on-guidance.ts'
import { titleOf } from '../partnerships/partnership.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Day, dayOf, type Instant } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import { instantOf } from '../time/moment.ts'
import { aboutInWords } from './about-in-words.ts'
import { disputeContent } from './dispute-content.ts'
import type { MailContent, MailInput } from './mail-input.ts'
import { restsInWords } from './rests-in-words.ts'
import { slackFact, slackInWords } from './slack-in-words.ts'
import { alsoTold, cited, inSentence, limitInWords, secondCopyRemark, vacancyRemark, writtenToAs } from './words-of-mails.ts'

const tiers: Record<Tier, string> = {
  statutory: 'Statutory',
  guidance: 'National guidance',
  local: 'Local standard',
  internal: 'Internal target of this service, not a statutory limit',
}

const hourMs = 3_600_000

/** A limit as it was told before: a day, or an instant. */
const momentInWords = (text: string): string => (text.length === 10 ? dayInWords(dayOf(text)) : instantInWords(instantOf(text)))

const inHeading = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What a mail says. Pure words: ids, roles, rules and dates, nothing of the case. */
export const mailContent = (input: MailInput): MailContent => {
  const { notice, rule, reference, course } = input
  if (rule.rung !== undefined && course !== undefined) return disputeContent(input, course)
  const about = aboutInWords(rule, notice.clock)
  const heading = `${stateInWords(input)}: ${inSentence(rule.title)}${about === undefined ? '' : `, ${about}`}`
  return {
    subject: `${heading} (${reference})`,
    heading,
    lead: leadOf(input),
    remarks: remarksOf(input),
    facts: [
      { label: 'What', value: rule.title },
      ...(about === undefined ? [] : [{ label: 'Which one', value: about }]),
      ...whenFacts(input),
      ...doneFacts(input),
      { label: 'Responsible', value: titleOf(input.partnership, rule.owner) },
      { label: 'You are written to as', value: writtenToAs(input) },
      ...alsoTold(input),
      { label: 'Why', value: `${tiers[rule.tier]}: ${cited(rule.sources)}` },
      { label: 'Partnership', value: input.partnership.name },
      { label: 'Reference', value: reference },
    ],
    ...(input.actions !== undefined && { actions: input.actions }),
  }
}

const isOver = ({ notice, clock }: MailInput): boolean => notice.kind === 'cancelled' || clock === undefined

/** What counts as done; where several things must happen and some have, the others. */
const doneFacts = (input: MailInput): MailContent['facts'] => {
  const { clock, rule } = input
  if (isOver(input)) return []
  if (rule.met === null) return [{ label: 'Counts as done', value: 'when the time is over' }]
  const missing = clock?.missing.join('; ') ?? ''
  return [
    ...(missing === '' || missing === rule.met.words ? [] : [{ label: 'Not yet told', value: missing }]),
    { label: 'Counts as done', value: `once the service is told: ${rule.met.words}` },
  ]
}

const stateInWords = ({ notice, clock, rule, calendar, now }: MailInput): string => {
  if (notice.kind === 'cancelled' || clock === undefined) return 'No longer needed'
  if (clock.due === null) return notice.kind === 'opened' ? 'As soon as possible' : 'Still open'
  const due = clock.due
  const today = londonDay(now)
  if (rule.met === null) return `Until ${dayInWords(due)}`
  if (clock.outer !== undefined) return inHeading(slackInWords(clock, today, calendar))
  if (stateAt(clock, now) === 'overdue') return inHeading(lateInWords(clock, due, today, calendar))
  if (notice.kind === 'moved') return `Date moved to ${dayInWords(due)}`
  if (clock.dueAt !== undefined) return `Due by ${instantInWords(clock.dueAt)}`
  return due === today ? `Due today, ${dayInWords(due)}` : `Due ${dayInWords(due)}`
}

const leadOf = ({ notice, clock, rule, partnership, now }: MailInput): string => {
  const what = inSentence(rule.title)
  if (notice.kind === 'cancelled' || clock === undefined) {
    const whom = notice.role === rule.owner ? 'you' : `the ${titleOf(partnership, rule.owner)}`
    return `You need do no more about this: the facts no longer ask ${whom} to ${what}.`
  }
  if (rule.met === null && clock.due !== null) return `Please ${what} until the end of ${dayInWords(clock.due)}.`
  if (clock.due === null) return `Please ${what}. The documents give no number of days; it is asked for as soon as possible.`
  if (stateAt(clock, now) === 'overdue')
    return `This was due by ${limitInWords(clock)} and the service has not been told that it was done. Please ${what} now.`
  return `Please ${what} by ${limitInWords(clock)}.`
}

const whenFacts = ({ clock, calendar, now, notice, rule }: MailInput): MailContent['facts'] => {
  if (clock === undefined || clock.due === null || notice.kind === 'cancelled' || clock.period === null) return []
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

const timeLeft = (clock: Clock, due: Day, now: Instant, calendar: Calendar): string => {
  const today = londonDay(now)
  if (stateAt(clock, now) === 'overdue') return `none: ${lateInWords(clock, due, today, calendar)}`
  if (clock.dueAt !== undefined) return hoursLeft(clock.dueAt - now)
  return due === today
    ? 'today is the last day'
    : `${countInWords(daysOf(clock.period, calendar).between(today, due), 'working day')}, the last day included`
}

/** Whole hours, so that nobody is promised more than there is. */
const hoursLeft = (ms: number): string =>
  ms < hourMs ? 'less than an hour' : `${countInWords(Math.floor(ms / hourMs), 'hour')}, nights and weekends included`

/** By how many working days; before the first of them is over, since when. Hours: since the minute they ran out. */
const lateInWords = (clock: Clock, due: Day, today: Day, calendar: Calendar): string => {
  if (clock.dueAt !== undefined) return `overdue since ${instantInWords(clock.dueAt)}`
  const late = daysOf(clock.period, calendar).between(due, today)
  return late > 0 ? `overdue by ${countInWords(late, 'working day')}` : `overdue since ${dayInWords(due)}`
}

/** "Tuesday 29 December 2026 was proclaimed a bank holiday". */
const whyMoved = ({ notice: { holidays = [] }, calendar }: MailInput): string => {
  const [open, closed] = [true, false].map((works) => holidays.map(dayOf).filter((day) => calendar.isWorkingDay(day) === works))
  const say = (days: readonly Day[], one: string, several: string) =>
    days.length === 0 ? [] : [`${days.map(dayInWords).join(' and ')} ${days.length === 1 ? one : several}`]
  const reasons = [
    ...say(closed ?? [], 'was proclaimed a bank holiday', 'were proclaimed bank holidays'),
    ...say(open ?? [], 'is no bank holiday after all', 'are no bank holidays after all'),
  ]
  return reasons.length === 0 ? 'the facts or the settings changed' : reasons.join(', and ')
}

/** Why somebody gets this for whose role it is not. */
const whyTold = ({ notice, rule, partnership }: MailInput): string[] => {
  if (notice.role === rule.owner) return []
  const owner = titleOf(partnership, rule.owner)
  if (notice.kind === 'overdue') return [`You are told because it is overdue with the ${owner}.`]
  if (notice.kind === 'nudge') return [`You are told because it is still open with the ${owner}.`]
  return [`You are told because you were written to about this before. Responsible is the ${owner}.`]
}

const remarksOf = (input: MailInput): string[] => {
  const { notice, rule, clock } = input
  const remarks = [...vacancyRemark(input), ...whyTold(input)]
  if (notice.movedFrom !== undefined)
    remarks.push(`The date was ${momentInWords(notice.movedFrom)} and has moved, because ${whyMoved(input)}.`)
  if (notice.kind === 'reopened') remarks.push('This runs again: the fact that had ended it was corrected or withdrawn.')
  const doubts = doubtsOf(rule, clock?.restsOn)
  if (doubts !== undefined) remarks.push(doubts)
  if (clock?.edition?.unchecked !== undefined && restsOnGuidance(rule)) remarks.push(clock.edition.unchecked)
  if (clock !== undefined && clock.due !== null) remarks.push(...(clock.restsOn ?? []).map(restsInWords))
  if (clock?.provisional === true) remarks.push('This date lies beyond the published bank holidays and may still move.')
  return [...remarks, ...secondCopyRemark(input)]
}
