import type { DataOf, EventType } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import type { Facts } from '../matters/facts.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { dayOf, isoDay } from '../time/day.ts'
import { assignmentsOf, isWithin, type KeptAssignment, overlap } from './assignments.ts'
import { type Contact, peopleSubject } from './directory.ts'
import { coversOn } from './holders-at.ts'

/** What is told of the directory does not fit it. */
export type PeopleRefusal =
  | { code: 'people-invalid'; errors: FieldError[] }
  /** May be accepted later, when the assignment it speaks of has arrived. */
  | { code: 'people-unknown'; errors: FieldError[] }

type PeopleType = 'role.assigned' | 'role.ended' | 'cover.set' | 'address.confirmed' | 'address.disowned'
type Told = { type: EventType; data: unknown }

/** What a word about the directory is judged by. */
interface Directory {
  partnership: Partnership
  /** The facts without it. */
  facts: () => Facts
  contacts: readonly Contact[]
}

/** Why a word about the directory is not taken, if it is one and is not taken. */
export const refusalOfPeople = ({ type, data }: Told, subject: string, directory: Directory): PeopleRefusal | undefined => {
  const judge = judges[type as PeopleType] as ((data: unknown, directory: Directory) => PeopleRefusal | undefined) | undefined
  if (judge === undefined) return undefined
  if (subject !== peopleSubject) return invalid('subject', `expected ${peopleSubject}: a partnership’s directory is one matter`)
  return judge(data, directory)
}

const refusalOfAddress = (
  { holder, contact }: DataOf<'address.confirmed' | 'address.disowned'>,
  { contacts }: Directory,
): PeopleRefusal | undefined =>
  contacts.some((known) => known.holder === holder && contact <= known.contact)
    ? undefined
    : invalid('data.contact', 'expected the number of an address that this person has or had')

const judges: { [T in PeopleType]: (data: DataOf<T>, directory: Directory) => PeopleRefusal | undefined } = {
  'role.assigned': (data, directory) => refusalOfAssignment(data as unknown as KeptAssignment, directory),
  'role.ended': ({ role, holder, on }, { facts }) =>
    assignmentsOf(facts()).some((held) => held.role === role && held.holder === holder && isWithin(on, held))
      ? undefined
      : unknown('data.on', 'expected a day on which this person has this role'),
  'cover.set': (data, directory) => refusalOfCover(data, directory),
  'address.confirmed': refusalOfAddress,
  'address.disowned': refusalOfAddress,
}

const refusalOfAssignment = (told: KeptAssignment, { partnership, facts }: Directory): PeopleRefusal | undefined => {
  const { role, holder, as, from, until } = told
  if (!partnership.roles.some(({ id }) => id === role)) return invalid('data.role', 'expected a role of the partnership')
  if (until !== undefined && until < from) return invalid('data.until', 'expected a day that is not before the first')
  const given = { from, ...(until !== undefined && { until }) }
  const meanwhile = assignmentsOf(facts()).filter((held) => held.role === role && overlap(held, given))
  // it was taken as it is, and changes no more than the address
  if (isNewAddress(told, facts())) return undefined
  if (meanwhile.some((held) => held.holder === holder))
    return invalid('data.from', 'expected a period in which this person does not have this role already')
  if (as === 'holder' && meanwhile.some((held) => held.as === 'holder' && held.holder !== holder))
    return invalid('data.as', 'expected joint-holder: somebody else holds this role in this period')
  return undefined
}

/** Told again word for word, but with another address, it tells that address. */
const isNewAddress = (told: KeptAssignment, facts: Facts): boolean => {
  const before = (facts.get('role.assigned') ?? []).findLast(({ data }) => {
    const { role, holder, from } = data as unknown as KeptAssignment
    return role === told.role && holder === told.holder && from === told.from
  })
  if (before === undefined) return false
  const { contact, ...rest } = before.data as unknown as KeptAssignment
  return contact !== told.contact && inOneForm(rest) === inOneForm({ ...told, contact: undefined })
}

const inOneForm = (data: object): string =>
  JSON.stringify(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const refusalOfCover = (
  { holder, by, from, until }: DataOf<'cover.set'>,
  { facts, contacts }: Directory,
): PeopleRefusal | undefined => {
  if (by === holder) return invalid('data.by', 'expected somebody else than who is away')
  if (until < from) return invalid('data.until', 'expected a day that is not before the first')
  const stranger = [['holder', holder] as const, ['by', by] as const].find(
    ([, id]) => !contacts.some((known) => known.holder === id),
  )
  if (stranger !== undefined) return unknown(`data.${stranger[0]}`, 'expected somebody in the directory')
  return daysOfChange(facts(), from, until).some((day) => leadsBack(by, holder, coversOn(facts(), day)))
    ? invalid('data.by', 'expected somebody who is not covered, on any of these days, by who is away')
    : undefined
}

/** The days of a period on which it may change who covers whom: its first, and each on which a cover begins or has ended. */
const daysOfChange = (facts: Facts, from: string, until: string): string[] => {
  const covers = (facts.get('cover.set') ?? []).map(({ data }) => data as DataOf<'cover.set'>)
  const days = [from, ...covers.flatMap((cover) => [cover.from, isoDay(dayOf(cover.until) + 1)])]
  return days.filter((day) => isWithin(day, { from, until }))
}

const leadsBack = (by: string, holder: string, covers: ReadonlyMap<string, string>): boolean => {
  const asked = new Set<string>()
  for (let next: string | undefined = by; next !== undefined && !asked.has(next); next = covers.get(next)) {
    if (next === holder) return true
    asked.add(next)
  }
  return false
}

/** A word about the directory is taken back, not rewritten: what it said may have been an address. */
export const onlyWithdrawn: PeopleRefusal = {
  code: 'people-invalid',
  errors: [
    { field: 'data.data', expected: 'expected null: withdraw it, or send role.ended or role.assigned as it should have been' },
  ],
}

const invalid = (field: string, expected: string): PeopleRefusal => ({ code: 'people-invalid', errors: [{ field, expected }] })
const unknown = (field: string, expected: string): PeopleRefusal => ({ code: 'people-unknown', errors: [{ field, expected }] })
