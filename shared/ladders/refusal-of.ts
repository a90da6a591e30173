import type { DataOf, EventType } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import type { Facts } from '../matters/facts.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import { type Course, courseOf, openVisit, type Visit } from './course.ts'
import { isEntry, rungAfter } from './ladder.ts'
import { rolesOn } from './on-rung.ts'

/** Why a fact of a dispute is not taken. `not-raised` may be taken later, once the dispute itself was told. */
export interface DisputeRefusal {
  code: 'dispute-invalid' | 'dispute-not-raised' | 'dispute-raised-already' | 'rung-not-open' | 'dispute-over'
  errors: FieldError[]
}

type Told = { [T in EventType]: { type: T; data: DataOf<T> } }[EventType]

const refuse = (code: DisputeRefusal['code'], field: string, expected: string): DisputeRefusal => ({
  code,
  errors: [{ field: `data.${field}`, expected }],
})

const ids = (things: readonly { id: string }[]): string => things.map(({ id }) => id).join(', ')

/**
 * Why a fact cannot be told of a dispute as it stands, if it cannot. A dispute goes on step by step, so what is told of a
 * rung that is not the open one, or of a dispute that is over, would make two histories of one.
 *
 * @param facts of the matter, asked for only where it is a dispute: of any other they would be read for nothing
 */
export const refusalOfDispute = (event: Told, facts: () => Facts, partnership: Partnership): DisputeRefusal | undefined => {
  const invalid = invalidIn(event, partnership)
  if (invalid !== undefined || !event.type.startsWith('dispute.')) return invalid
  const course = courseOf(partnership.ladders, facts())
  if (event.type === 'dispute.raised')
    return course === undefined
      ? undefined
      : refuse('dispute-raised-already', 'ladder', 'expected a reference of its own for another dispute')
  if (course === undefined) return refuse('dispute-not-raised', 'at', 'expected the dispute itself to be told first')
  return event.type === 'dispute.exited' ? undefined : refusalOfMove(event, course, partnership)
}

/** What is wrong with a fact whatever else is known: names that its partnership does not have. Asked of a correction too. */
export const invalidIn = ({ type, data }: Told, partnership: Partnership): DisputeRefusal | undefined => {
  if (type === 'dispute.passed-on')
    return refuse('dispute-invalid', 'from', 'expected nothing: only the service itself tells this')
  if (type === 'core-group.attendance-missed') return strangerAmong([data.agency], partnership, () => 'agency')
  const invalid = type === 'dispute.raised' ? invalidRaising(data, partnership) : undefined
  if (invalid !== undefined) return invalid
  if (!type.startsWith('dispute.') || !('by' in data) || partnership.roles.some(({ id }) => id === data.by)) return undefined
  return refuse('dispute-invalid', 'by', 'expected a role of the partnership')
}

const strangerAmong = (
  named: readonly string[],
  { agencies }: Partnership,
  field: (n: number) => string,
): DisputeRefusal | undefined => {
  const n = named.findIndex((agency) => agencies.every(({ id }) => id !== agency))
  return n < 0 ? undefined : refuse('dispute-invalid', field(n), `expected one of ${ids(agencies)}`)
}

const invalidRaising = (
  { ladder: named, enterAt, parties }: DataOf<'dispute.raised'>,
  partnership: Partnership,
): DisputeRefusal | undefined => {
  const raisable = partnership.ladders.filter((each) => each.for === 'disputes')
  const ladder = raisable.find(({ id }) => id === named)
  if (ladder === undefined) return refuse('dispute-invalid', 'ladder', `expected one of ${ids(raisable)}`)
  if (enterAt !== undefined && !isEntry(ladder, enterAt))
    return refuse('dispute-invalid', 'enterAt', `expected one of ${ids(ladder.rungs.filter(({ id }) => isEntry(ladder, id)))}`)
  const twice = parties.findIndex((party, n) => parties.indexOf(party) < n)
  if (twice >= 0) return refuse('dispute-invalid', `parties.${twice}`, 'expected each agency once')
  return strangerAmong(parties, partnership, (n) => `parties.${n}`)
}

const refusalOfMove = (event: Told, course: Course, partnership: Partnership): DisputeRefusal | undefined => {
  const open = openVisit(course)
  if (open === undefined) return refuse('dispute-over', 'at', 'expected a dispute that is not resolved')
  const { type, data } = event
  if (type === 'dispute.responded') return notOn(open, 'rung', data.rung) ?? refusalOfAnswer(data.by, open, course, partnership)
  if (type === 'dispute.report-received') return notOn(open, 'rung', data.rung) ?? refusalOfReport(data.party, open, course)
  if (type === 'dispute.not-resolved') return notOn(open, 'rung', data.rung) ?? refusalAtTop(open, 'rung', course)
  if (type === 'dispute.escalated') return notOn(open, 'from', data.from) ?? refusalAtTop(open, 'from', course)
  return undefined
}

const notOn = ({ rung: { id } }: Visit, field: string, named: string): DisputeRefusal | undefined =>
  named === id ? undefined : refuse('rung-not-open', field, `expected the open rung, ${id}`)

const refusalAtTop = ({ rung: { id } }: Visit, field: string, { ladder }: Course): DisputeRefusal | undefined =>
  rungAfter(ladder, id) === undefined
    ? refuse('rung-not-open', field, 'expected a rung with another above it: this one is the last')
    : undefined

const refusalOfAnswer = (by: RoleId, open: Visit, course: Course, { agencies }: Partnership): DisputeRefusal | undefined => {
  const holders = rolesOn(open.rung, course, agencies)
  if (!holders.includes(by)) return refuse('dispute-invalid', 'by', `expected a role on this rung: ${holders.join(', ')}`)
  return open.answered === undefined ? undefined : refuse('rung-not-open', 'rung', 'expected a rung that has not answered yet')
}

const refusalOfReport = (party: string, { rung }: Visit, { raised }: Course): DisputeRefusal | undefined => {
  if (rung.kind !== 'report-from-each-party') return refuse('rung-not-open', 'rung', 'expected a rung that asks for reports')
  return raised.parties.includes(party)
    ? undefined
    : refuse('dispute-invalid', 'party', `expected one of ${raised.parties.join(', ')}`)
}
