import type { Clock } from '../clocks/clock.ts'
import { instanceOf } from '../clocks/rule.ts'
import type { Course, Visit } from '../ladders/course.ts'
import { type Rung, rungAfter } from '../ladders/ladder.ts'
import { rolesOn } from '../ladders/on-rung.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { dayInWords } from '../time/in-words.ts'
import type { MailInput } from './mail-input.ts'
import type { NoticeKind } from './notice.ts'
import { inSentence, limitInWords } from './words-of-mails.ts'

// How a mail about a dispute begins: its heading, and the sentence that says what is asked of whom.

/** How a dispute ended. */
export const outcomes: Record<string, string> = {
  agreed: 'the agencies agreed',
  decided: 'it was decided',
  mediated: 'it was mediated',
  withdrawn: 'it was withdrawn',
  overtaken: 'it was overtaken by events',
}

/** Where a dispute was taken outside its ladder. */
export const exits: Record<Course['exits'][number]['to'], string> = {
  regulator: 'the regulator',
  'secretary-of-state': 'the Secretary of State',
  whistleblowing: 'whistleblowing',
  'legal-action': 'legal action',
}

export const numberOf = (rung: Rung, { ladder }: Course): number => ladder.rungs.indexOf(rung) + 1

const holdersOf = ({ partnership }: MailInput, course: Course, { rung }: Visit) => rolesOn(rung, course, partnership.agencies)

export const holdersInWords = (input: MailInput, course: Course, here: Visit): string =>
  holdersOf(input, course, here)
    .map((role) => titleOf(input.partnership, role))
    .join('; ')

export const reporter = ({ notice, partnership, rule }: MailInput) =>
  rule.rung?.asks === 'report' ? partnership.agencies.find(({ id }) => id === instanceOf(notice.clock)) : undefined

const isBusinessManager = ({ notice }: MailInput): boolean => notice.role === 'business-manager'

const isAskedToDecide = (input: MailInput): boolean =>
  input.notice.kind === 'nudge' && input.rule.rung?.asks === 'answer' && isBusinessManager(input)

const isLast = ({ rung }: Visit, { ladder }: Course): boolean => rungAfter(ladder, rung.id) === undefined

export const headingOf = (input: MailInput, course: Course, here: Visit): string => {
  const { notice, clock, rule } = input
  const title = inSentence(rule.title)
  if (notice.kind === 'dispute-resolved') return `Dispute resolved on rung ${numberOf(here.rung, course)}`
  if (notice.kind === 'dispute-exited') return 'Dispute taken outside its ladder as well'
  if (notice.kind === 'cancelled' || clock === undefined) return `Dispute no longer here: ${title}`
  if (notice.kind === 'dispute-moved')
    return course.visits.length === 1
      ? `Dispute raised: ${title}`
      : `Dispute moved to rung ${numberOf(here.rung, course)}: ${title}`
  if (isAskedToDecide(input) && !isLast(here, course)) return `Dispute without an answer, escalate now? ${rule.title}`
  if (isAskedToDecide(input) || notice.kind === 'overdue') return `Dispute without an answer on the last rung: ${title}`
  const due = clock.due === null ? '' : `, answer by ${dayInWords(clock.due)}`
  if (rule.rung?.asks === 'outcome' && notice.kind === 'opened') return `Dispute answered: ${title}`
  return `${beginnings[notice.kind] ?? 'Dispute still open'}${due}: ${title}`
}

const beginnings: Partial<Record<NoticeKind, string>> = { opened: 'Dispute', reopened: 'Dispute open again' }

export const leadOf = (input: MailInput, course: Course, here: Visit): string => {
  const { notice, clock, rule } = input
  const title = inSentence(rule.title)
  if (notice.kind === 'dispute-resolved')
    return `This dispute is over: ${outcomes[course.resolved?.outcome ?? ''] ?? 'it was resolved'}. You need do no more about it.`
  if (notice.kind === 'dispute-exited') return `${exitInWords(course.exits[notice.n - 1])} The ladder goes on.`
  if (notice.kind === 'cancelled' || clock === undefined)
    return `You need do no more about this: the facts no longer ask you to ${title}.`
  if (rule.rung?.asks === 'answer') return leadOfRung(input, clock, course, here)
  if (rule.rung?.asks === 'report') return leadOfReport(input)
  return isLast(here, course)
    ? `Please ${title} (dispute.resolved). There is no rung above this one.`
    : `Please ${title} (dispute.resolved) or not (dispute.not-resolved).`
}

const leadOfReport = (input: MailInput): string =>
  input.notice.kind === 'nudge' && isBusinessManager(input)
    ? `The service has not been told of the report of ${reporter(input)?.name ?? 'this agency'}, which has been asked for it again.`
    : `Please ${inSentence(input.rule.title)}.`

const exitInWords = (exit: Course['exits'][number] | undefined): string =>
  `Information about this dispute was also taken outside its ladder${exit === undefined ? '' : `, on ${dayInWords(exit.day)}: ${exits[exit.to]}`}.`

/** What a mail about the open rung asks: of its holders the answer, of the business manager what follows without one. */
const leadOfRung = (input: MailInput, clock: Clock, course: Course, here: Visit): string => {
  const { notice, rule } = input
  const holds = holdersOf(input, course, here).includes(notice.role)
  const please = `Please ${inSentence(rule.title)}${clock.due === null ? '' : `, by ${limitInWords(clock)}`}.`
  if (isAskedToDecide(input)) return `${holds ? `${please} ` : ''}${decision(course, here)}`
  if (notice.kind === 'overdue') {
    const late = `The time to answer ran out at ${limitInWords(clock)}, and there is no rung above this one.`
    return holds ? `${late} Please ${inSentence(rule.title)} now.` : `${late} ${othersAsked(input, course, here)}`
  }
  if (holds) return please
  if (notice.kind === 'opened' && course.raised.urgent && notice.undelivered === undefined)
    return `You hold the next rung of this dispute. It is urgent, so you are told together with this one. ${othersAsked(input, course, here)}`
  return `You need do nothing now. ${othersAsked(input, course, here)}`
}

const decision = (course: Course, here: Visit): string =>
  isLast(here, course)
    ? 'No time to answer has been agreed for this rung, and there is no rung above it. Please decide: tell the service that it is answered (dispute.responded), resolved (dispute.resolved) or taken outside the ladder (dispute.exited), or wait.'
    : 'No time to answer has been agreed for this rung, so nothing climbs by itself. Please decide: tell the service that it is escalated (dispute.escalated), answered (dispute.responded) or resolved (dispute.resolved), or wait.'

const othersAsked = (input: MailInput, course: Course, here: Visit): string => {
  const holders = holdersOf(input, course, here).length === 1 ? 'The holder of this rung is' : 'The holders of this rung are'
  return `${holders} asked to ${inSentence(here.rung.title)}: ${holdersInWords(input, course, here)}.`
}
