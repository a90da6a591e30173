import { doubtsOf } from '../clocks/doubts-of.ts'
import { type Course, openVisit, type Reached, type Visit } from '../ladders/course.ts'
import { partiesOf, partyOnRung } from '../ladders/on-rung.ts'
import { settingOfRung } from '../ladders/rules-of.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { countInWords, dayInWords } from '../time/in-words.ts'
import { exits, headingOf, holdersInWords, leadOf, numberOf, outcomes, reporter } from './dispute-lead.ts'
import type { MailContent, MailInput } from './mail-input.ts'
import { restsInWords } from './rests-in-words.ts'
import { alsoTold, cited, secondCopyRemark, vacancyRemark, writtenToAs } from './words-of-mails.ts'

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

/** What a mail about a dispute says: codes, rungs, roles, agencies and days. Never what it is about in anybody's own words. */
export const disputeContent = (input: MailInput, course: Course): MailContent => {
  const { partnership, reference, notice } = input
  const here = course.visits.at(-1) ?? course.visits[0]
  const isOver = course.resolved !== undefined
  const heading = headingOf(input, course, here)
  return {
    subject: `${heading} (${reference})`,
    heading,
    lead: leadOf(input, course, here),
    remarks: remarksOf(input, course, here),
    facts: [
      ...(isOver ? [] : [{ label: 'What is asked', value: input.rule.title }, ...whoseReport(input)]),
      { label: 'Ladder', value: course.ladder.title },
      { label: isOver ? 'Where it ended' : 'Where it is', value: placeOf(here, course) },
      ...(isOver ? [] : openFacts(input, course, here)),
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
      ...course.exits.map(({ day, to }) => ({ label: 'Outside the ladder', value: `${dayInWords(day)}: ${exits[to]}` })),
      { label: 'You are written to as', value: writtenToAs(input) },
      ...alsoTold(input),
      { label: 'Why', value: cited(notice.kind === 'dispute-resolved' ? course.ladder.sources : input.rule.sources) },
      { label: 'Partnership', value: partnership.name },
      { label: 'Reference', value: reference },
    ],
    ...(input.actions !== undefined && { actions: input.actions }),
  }
}

const placeOf = ({ rung }: Visit, course: Course): string =>
  `Rung ${numberOf(rung, course)} of ${course.ladder.rungs.length}: ${rung.title}`

/** What only a dispute that goes on has: somebody whom it is with, and something that they must do. */
const openFacts = (input: MailInput, course: Course, here: Visit): MailContent['facts'] => [
  { label: 'With', value: holdersInWords(input, course, here) },
  { label: 'It must produce', value: here.rung.produces },
  ...timeToAnswer(input, course, here),
]

const whoseReport = (input: MailInput): MailContent['facts'] => {
  const agency = reporter(input)
  return agency === undefined ? [] : [{ label: 'Of which agency', value: agency.name }]
}

/** Of a rung that is open; the clock of a report or of an outcome knows nothing of it. */
const timeToAnswer = ({ clock, rule }: MailInput, course: Course, { rung, answered }: Visit): MailContent['facts'] => {
  if (answered !== undefined) return [{ label: 'Time to answer', value: `answered on ${dayInWords(answered.day)}` }]
  if (clock === undefined || rule.rung?.asks !== 'answer') return []
  const value =
    clock.due === null || clock.period === null
      ? `none has been agreed (setting ${settingOfRung(course.ladder, rung)}): nothing climbs by itself`
      : `${countInWords(clock.period.count, 'working day')}, until the end of ${dayInWords(clock.due)}`
  return [{ label: 'Time to answer', value }]
}

const soFar = ({ rung, why, answered, left }: Visit, course: Course, { partnership }: MailInput): string => {
  const next = course.visits.find(({ opened }) => left !== undefined && opened.fact === left.fact)
  return [
    why === 'raised' ? 'the dispute was raised here' : 'the dispute came here',
    ...(answered === undefined ? [] : [`${titleOf(partnership, answered.by)} answered on ${dayInWords(answered.day)}`]),
    ...(left === undefined || next === undefined
      ? []
      : [`it went to rung ${numberOf(next.rung, course)} on ${dayInWords(left.day)}, because ${whyReached[next.why]}`]),
    ...(course.resolved !== undefined && course.visits.at(-1)?.rung === rung
      ? [`it ended on ${dayInWords(course.resolved.day)}: ${outcomes[course.resolved.outcome] ?? 'resolved'}`]
      : []),
  ].join('; ')
}

const remarksOf = (input: MailInput, course: Course, here: Visit): string[] => {
  const { clock, rule, partnership } = input
  const remarks: string[] = []
  if (course.raised.urgent)
    remarks.push(`This is marked urgent. If a child may be at risk now, call 999 or ${partnership.frontDoor}.`)
  remarks.push(...vacancyRemark(input))
  const open = openVisit(course)
  if (open === undefined) return [...remarks, ...secondCopyRemark(input)]
  const conflict = here.rung.conflict
  const party = partiesOf(course, partnership.agencies).find(({ id }) => id === conflict?.party)
  if (conflict !== undefined && party !== undefined)
    remarks.push(`There may be a conflict of interest on this rung: ${party.name} is in dispute. ${conflict.why}`)
  if (partyOnRung(here.rung, course, partnership.agencies) !== undefined)
    remarks.push('Whoever holds this rung belongs to an agency in dispute, and there is no rung above it.')
  remarks.push('The dispute changes no date of any child: those clocks run on.')
  const doubts = doubtsOf(rule, clock?.restsOn)
  if (doubts !== undefined) remarks.push(doubts)
  if (clock !== undefined && clock.due !== null) remarks.push(...(clock.restsOn ?? []).map(restsInWords))
  return [...remarks, ...secondCopyRemark(input)]
}
