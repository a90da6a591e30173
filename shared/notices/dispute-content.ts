import { dueText } from '../clocks/clock.ts'
import { instanceOf } from '../clocks/rule.ts'
import { type Course, openVisit, type Reached, type Visit } from '../ladders/course.ts'
import type { Rung } from '../ladders/ladder.ts'
import { partiesOf, partyOnRung, rolesOn } from '../ladders/on-rung.ts'
import { settingOfRung } from '../ladders/rules-of.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { countInWords, dayInWords } from '../time/in-words.ts'
import type { MailContent, MailInput } from './mail-input.ts'
import { restsInWords } from './rests-in-words.ts'
import { cited, inSentence, limitInWords, secondCopyRemark, vacancyRemark, writtenToAs } from './words-of-mails.ts'

/** Why a dispute came to a rung, said of the rung before it. */
const whyReached: Record<Reached, string> = {
  raised: 'the dispute was raised',
  'not-resolved': 'it was not resolved there',
  'no-response': 'nobody answered',
  'no-agreement': 'there was no agreement',
  'child-at-risk': 'a child may be at risk',
  'policy-or-practice': 'it raises questions of policy or practice',
  'nobody-holds-it': 'nobody holds that rung',
  'holder-is-party': 'whoever holds that rung is in dispute',
}

const outcomes: Record<string, string> = {
  agreed: 'the agencies agreed',
  decided: 'it was decided',
  mediated: 'it was mediated',
  withdrawn: 'it was withdrawn',
  overtaken: 'it was overtaken by events',
}

const exits: Record<string, string> = {
  regulator: 'the regulator',
  'secretary-of-state': 'the Secretary of State',
  whistleblowing: 'whistleblowing',
  'legal-action': 'legal action',
}

/** What a mail about a dispute says: codes, rungs, roles, agencies and days. Never what it is about in anybody's own words. */
export const disputeContent = (input: MailInput, course: Course): MailContent => {
  const { partnership, reference, notice } = input
  const here = course.visits.at(-1) ?? course.visits[0]
  const heading = headingOf(input, course, here)
  return {
    subject: `${heading} (${reference})`,
    heading,
    lead: leadOf(input, course, here),
    remarks: remarksOf(input, course, here),
    facts: [
      { label: 'What is asked', value: input.rule.title },
      ...whoseReport(input),
      { label: 'Ladder', value: course.ladder.title },
      { label: 'Where it is', value: `Rung ${numberOf(here.rung, course)} of ${course.ladder.rungs.length}: ${here.rung.title}` },
      {
        label: 'With',
        value: rolesOn(here.rung, course, partnership.agencies)
          .map((role) => titleOf(partnership, role))
          .join('; '),
      },
      { label: 'It must produce', value: here.rung.produces },
      { label: 'Time to answer', value: timeToAnswer(input, course, here) },
      {
        label: 'In dispute',
        value: partiesOf(course, partnership.agencies)
          .map(({ name }) => name)
          .join('; '),
      },
      { label: 'About', value: course.raised.about.replaceAll('-', ' ') },
      ...course.visits.map((visit) => ({
        label: `Rung ${numberOf(visit.rung, course)}, since ${dayInWords(visit.opened.day)}`,
        value: soFar(visit, course, input),
      })),
      ...course.exits.map(({ day, to }) => ({ label: 'Outside the ladder', value: `${dayInWords(day)}: ${exits[to] ?? to}` })),
      { label: 'You are written to as', value: writtenToAs(input) },
      { label: 'Why', value: cited(notice.kind === 'dispute-resolved' ? course.ladder.sources : input.rule.sources) },
      { label: 'Partnership', value: partnership.name },
      { label: 'Reference', value: reference },
    ],
  }
}

const numberOf = (rung: Rung, { ladder }: Course): number => ladder.rungs.indexOf(rung) + 1

const whoseReport = ({ notice, partnership, rule }: MailInput): MailContent['facts'] => {
  if (rule.rung?.asks !== 'report') return []
  const agency = partnership.agencies.find(({ id }) => id === instanceOf(notice.clock))
  return agency === undefined ? [] : [{ label: 'Of which agency', value: agency.name }]
}

const isAskedToDecide = ({ notice, rule }: MailInput): boolean =>
  notice.kind === 'nudge' && rule.rung?.asks === 'answer' && notice.role === 'business-manager'

const headingOf = (input: MailInput, course: Course, here: Visit): string => {
  const { notice, clock, rule } = input
  const title = inSentence(rule.title)
  if (notice.kind === 'dispute-resolved') return `Dispute resolved on rung ${numberOf(here.rung, course)}`
  if (notice.kind === 'dispute-exited') return 'Dispute taken outside its ladder as well'
  if (notice.kind === 'cancelled' || clock === undefined) return `Dispute no longer here: ${title}`
  if (notice.kind === 'dispute-moved')
    return course.visits.length === 1
      ? `Dispute raised: ${title}`
      : `Dispute moved to rung ${numberOf(here.rung, course)}: ${title}`
  if (isAskedToDecide(input)) return `Dispute without an answer, escalate now? ${rule.title}`
  if (notice.kind === 'overdue') return `Dispute without an answer on the last rung: ${title}`
  const due = clock.due === null ? '' : `, by ${dayInWords(clock.due)}`
  return `${notice.kind === 'opened' ? 'Dispute' : 'Dispute still open'}${due}: ${title}`
}

const leadOf = (input: MailInput, course: Course, here: Visit): string => {
  const { notice, clock, rule, partnership } = input
  const title = inSentence(rule.title)
  if (notice.kind === 'dispute-resolved')
    return `This dispute is over: ${outcomes[course.resolved?.outcome ?? ''] ?? 'it was resolved'}. You need do no more about it.`
  if (notice.kind === 'dispute-exited')
    return 'Information about this dispute was also taken outside its ladder. The ladder goes on.'
  if (notice.kind === 'cancelled' || clock === undefined)
    return `You need do no more about this: the facts no longer ask you to ${title}.`
  if (notice.kind === 'dispute-moved')
    return `You need do nothing now. ${rolesOn(here.rung, course, partnership.agencies)
      .map((role) => titleOf(partnership, role))
      .join(' and ')} ${here.rung.roles.length === 1 ? 'is' : 'are'} asked to ${title}.`
  if (isAskedToDecide(input))
    return 'No time to answer has been agreed for this rung, so nothing climbs by itself. Please decide: tell the service that it is escalated (dispute.escalated), answered (dispute.responded) or resolved (dispute.resolved), or wait.'
  return clock.due === null ? `Please ${title}.` : `Please ${title}, by ${limitInWords(clock)}.`
}

const timeToAnswer = ({ clock }: MailInput, course: Course, { rung, answered }: Visit): string => {
  if (answered !== undefined) return `answered on ${dayInWords(answered.day)}`
  if (rung.respondWithin !== null || (clock !== undefined && dueText(clock) !== null && clock.rule.rung?.asks === 'answer'))
    return clock?.due == null || clock.period === null
      ? 'as the document says'
      : `${countInWords(clock.period.count, 'working day')}, until the end of ${dayInWords(clock.due)}`
  return `none has been agreed (setting ${settingOfRung(course.ladder, rung)}): nothing climbs by itself`
}

const soFar = ({ rung, why, answered, left }: Visit, course: Course, { partnership }: MailInput): string => {
  const next = course.visits.find(({ opened }) => left !== undefined && opened.fact === left.fact)
  return [
    why === 'raised' ? 'the dispute was raised here' : 'the dispute came here',
    ...(answered === undefined ? [] : [`${titleOf(partnership, answered.by)} answered on ${dayInWords(answered.day)}`]),
    ...(left === undefined || next === undefined
      ? []
      : [`it went on on ${dayInWords(left.day)}, because ${whyReached[next.why]}`]),
    ...(course.resolved !== undefined && course.visits.at(-1)?.rung === rung
      ? [`it ended on ${dayInWords(course.resolved.day)}: ${outcomes[course.resolved.outcome] ?? 'resolved'}`]
      : []),
  ].join('; ')
}

const remarksOf = (input: MailInput, course: Course, here: Visit): string[] => {
  const { notice, clock, rule, partnership } = input
  const remarks = vacancyRemark(input)
  if (course.raised.urgent)
    remarks.push(`This is marked urgent. If a child may be at risk now, call 999 or ${partnership.frontDoor}.`)
  const open = openVisit(course)
  if (open === undefined) return [...remarks, ...secondCopyRemark(input)]
  const onRung = rolesOn(here.rung, course, partnership.agencies)
  if (notice.kind === 'opened' && rule.rung?.asks === 'answer' && !onRung.includes(notice.role))
    remarks.push('You hold the next rung. Because the dispute is urgent you are told together with this one.')
  const conflict = here.rung.conflict
  if (conflict !== undefined && course.raised.parties.includes(conflict.party)) remarks.push(conflict.why)
  if (partyOnRung(here.rung, course, partnership.agencies) !== undefined)
    remarks.push('Whoever holds this rung belongs to an agency in dispute, and there is no rung above it.')
  remarks.push('The dispute changes no date of any child: those clocks run on.')
  if (rule.unconfirmed !== undefined) remarks.push(rule.unconfirmed)
  if (clock !== undefined && clock.due !== null) remarks.push(...(clock.restsOn ?? []).map(restsInWords))
  return [...remarks, ...secondCopyRemark(input)]
}
