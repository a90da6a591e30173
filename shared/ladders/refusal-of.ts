import type { DataOf, EventType } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import type { Facts } from '../matters/facts.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { type Course, courseOf, openVisit } from './course.ts'
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
 */
export const refusalOfDispute = (event: Told, facts: Facts, partnership: Partnership): DisputeRefusal | undefined => {
  if (!event.type.startsWith('dispute.')) return undefined
  const invalid = invalidIn(event, partnership)
  if (invalid !== undefined) return invalid
  const course = courseOf(partnership.ladders, facts)
  if (event.type === 'dispute.raised')
    return course === undefined
      ? undefined
      : refuse('dispute-raised-already', 'ladder', 'expected a reference of its own for another dispute')
  if (course === undefined) return refuse('dispute-not-raised', 'at', 'expected the dispute itself to be told first')
  return event.type === 'dispute.exited' ? undefined : refusalOfMove(event, course, partnership)
}

/** What is wrong with a fact whatever else is known: names that its partnership does not have. Asked of a correction too. */
export const invalidIn = (event: Told, { ladders, agencies, roles }: Partnership): DisputeRefusal | undefined => {
  const { type, data } = event
  if (type === 'dispute.passed-on')
    return refuse('dispute-invalid', 'from', 'expected nothing: only the service itself tells this')
  if (type === 'dispute.raised') {
    const ladder = ladders.find(({ id }) => id === data.ladder)
    const raisable = ladders.filter((each) => each.for === 'disputes')
    if (ladder === undefined || !raisable.includes(ladder))
      return refuse('dispute-invalid', 'ladder', `expected one of ${ids(raisable)}`)
    if (data.enterAt !== undefined && !isEntry(ladder, data.enterAt))
      return refuse('dispute-invalid', 'enterAt', `expected one of ${ids(ladder.rungs.filter(({ id }) => isEntry(ladder, id)))}`)
    const stranger = data.parties.findIndex((party) => !agencies.some(({ id }) => id === party))
    if (stranger >= 0) return refuse('dispute-invalid', `parties.${stranger}`, `expected one of ${ids(agencies)}`)
    if (new Set(data.parties).size < data.parties.length) return refuse('dispute-invalid', 'parties', 'expected each agency once')
  }
  if ('by' in data && type.startsWith('dispute.') && !roles.some(({ id }) => id === data.by))
    return refuse('dispute-invalid', 'by', 'expected a role of the partnership')
  return undefined
}

const refusalOfMove = (event: Told, course: Course, { agencies }: Partnership): DisputeRefusal | undefined => {
  const open = openVisit(course)
  if (open === undefined) return refuse('dispute-over', 'at', 'expected a dispute that is not resolved')
  const { type, data } = event
  if (type === 'dispute.resolved') return undefined
  const field = type === 'dispute.escalated' ? 'from' : 'rung'
  const rung = (data as Partial<Record<typeof field, string>>)[field]
  if (rung !== open.rung.id) return refuse('rung-not-open', field, `expected the open rung, ${open.rung.id}`)
  if (type === 'dispute.responded') {
    const holders = rolesOn(open.rung, course, agencies)
    if (!holders.includes(data.by)) return refuse('dispute-invalid', 'by', `expected a role on this rung: ${holders.join(', ')}`)
    if (open.answered !== undefined) return refuse('rung-not-open', field, 'expected a rung that has not answered yet')
  }
  if (type === 'dispute.report-received') {
    if (open.rung.kind !== 'report-from-each-party')
      return refuse('rung-not-open', field, 'expected a rung that asks for reports')
    if (!course.raised.parties.includes(data.party))
      return refuse('dispute-invalid', 'party', `expected one of ${course.raised.parties.join(', ')}`)
  }
  if ((type === 'dispute.not-resolved' || type === 'dispute.escalated') && rungAfter(course.ladder, rung) === undefined)
    return refuse('rung-not-open', field, 'expected a rung with another above it: this one is the last')
  return undefined
}
