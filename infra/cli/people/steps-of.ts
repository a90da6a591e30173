import type { FieldError } from '../../../events/parse-event.ts'
import { type Assignment, isWithin, overlap } from '../../../shared/people/assignments.ts'
import type { LineProblem } from '../cli-error.ts'
import { areTwoHolders, isSameAddress } from './check-rows.ts'
import type { KnownPeople } from './known-people.ts'
import type { PersonRow } from './read-row.ts'
import { dayAfter, isSameWay, type Stretch, stretchesOf } from './stretches-of.ts'
import { unheldFrom } from './unheld-from.ts'

/** One thing to tell the service so that its directory becomes what the file says. */
export type Step =
  | { change: 'assign'; line: number; assignment: Assignment; address: string }
  /** An assignment that stands, told again with the person's new address. */
  | { change: 'address'; line: number; assignment: Assignment; address: string }
  /** On the last day that somebody has a role. */
  | { change: 'end'; line?: number; assignment: Assignment; on: string }
  /** What would have begun only after that day. */
  | { change: 'withdraw'; line?: number; assignment: Assignment }

export interface Difference {
  steps: Step[]
  /** How many of the file's stretches stand in the directory as they are. */
  unchanged: number
  /** What goes on in the directory after the day, and is not in the file. */
  absent: Stretch[]
  /** The roles among those that change which nobody holds then, and from which day on. */
  unheld: { role: string; from: string }[]
  problems: LineProblem[]
}

/**
 * What has to be told so that the directory becomes what the rows say. What is not in the file is left alone, unless the
 * file is all there is: then it ends on a day. Nothing is rewritten: who has a role in another way has it from a day on.
 *
 * @param rows that are right by themselves and beside each other
 * @param today who has left before it is history
 * @param endOn the last day of what is not in the file; absent: it is left alone
 */
export const stepsOf = (rows: readonly PersonRow[], known: KnownPeople, today: string, endOn?: string): Difference => {
  const standing = stretchesOf(known.assignments)
  const wanted = stretchesOf(rows)
  const found = wanted.map((each) => ({ wanted: each, ...stepsFor(each, standing, known) }))
  const others = standing.filter((each) => !wanted.some((other) => isAbout(other, each)))
  const absent = others.filter((each) => goesOnAfter(each, endOn ?? today))
  const ended = endOn === undefined ? [] : absent.flatMap((each) => endOf(each, endOn))
  const stays = others.flatMap((each) => (endOn === undefined ? [each] : endedBy(each, endOn)))
  const problems = [
    ...found.flatMap(({ wanted: { parts }, error }) => (error ? [{ line: parts[0].line, errors: [error] }] : [])),
    ...wanted.flatMap((each) => besideWhatStays(each, stays)),
  ]
  const steps = [...ended, ...found.flatMap((each) => each.steps)]
  return {
    steps,
    unheld: [...new Set(steps.map(({ assignment }) => assignment.role))].flatMap((role) => {
      const from = unheldFrom(role, [...stays, ...wanted], today)
      return from === undefined ? [] : [{ role, from }]
    }),
    unchanged: found.filter(({ steps, error }) => steps.length === 0 && error === undefined).length,
    absent: endOn === undefined ? absent : [],
    problems,
  }
}

/**
 * Whether a stretch of the file speaks of one of the directory: at the same time, or up to the day before it. The two would
 * be one from then on, and the file would seem to shorten it.
 */
const isAbout = (wanted: Assignment, standing: Assignment): boolean =>
  wanted.role === standing.role &&
  wanted.holder === standing.holder &&
  (overlap(wanted, standing) ||
    (wanted.until !== undefined && dayAfter(wanted.until) === standing.from && isSameWay(wanted, standing)))

const goesOnAfter = ({ until }: Assignment, day: string): boolean => until === undefined || until > day

interface Found {
  steps: Step[]
  error?: FieldError
}

const stepsFor = (wanted: Stretch<PersonRow>, standing: readonly Stretch[], known: KnownPeople): Found => {
  const [{ line, address }] = wanted.parts
  const { parts: _, ...assignment } = wanted
  const [whole, again] = standing.filter((each) => isAbout(wanted, each))
  const same = whole && fromDayOn(whole, wanted.from)
  if (same === undefined) return { steps: [{ change: 'assign', line, assignment, address }] }
  if (same.from !== wanted.from)
    return {
      steps: [],
      error: { field: 'from', expected: `expected ${same.from}, from which ${same.holder} has this role already` },
    }
  if (again !== undefined)
    return {
      steps: [],
      error: { field: 'until', expected: `expected a day before ${again.from}, from which ${again.holder} has this role again` },
    }
  if (!isSameWay(same, wanted)) {
    const expected = `expected the row as it stands (${wayInWords(same)}), with an until, and the new way in a row from the day after`
    return { steps: [], error: { field: 'as', expected } }
  }
  const contact = known.contacts.find(({ holder }) => holder === wanted.holder)
  const moved = contact !== undefined && !isSameAddress(contact.address, address)
  const told = same.parts.at(-1) ?? same
  return {
    steps: [
      ...(moved ? [{ change: 'address' as const, line, assignment: told, address }] : []),
      ...untilSteps(wanted, same).map((step) => ({ ...step, line })),
    ],
  }
}

/** The part of a stretch that was told to begin on a day, where one was: a file may leave out what came before. */
const fromDayOn = (stretch: Stretch, from: string): Stretch => {
  const [tail] = stretchesOf(stretch.parts.filter((part) => part.from >= from))
  return tail?.from === from ? tail : stretch
}

/** A time that is shortened ends; one that is lengthened is told of from the day after. */
const untilSteps = (wanted: Stretch<PersonRow>, same: Stretch): Step[] => {
  if (wanted.until === same.until) return []
  if (wanted.until !== undefined && (same.until === undefined || wanted.until < same.until)) return endOf(same, wanted.until)
  const [{ line, address }] = wanted.parts
  const { parts: _, ...assignment } = wanted
  return [{ change: 'assign', line, assignment: { ...assignment, from: dayAfter(same.until ?? '') }, address }]
}

/** Ends on a day what was told in several assignments: those that would begin later are withdrawn. */
const endOf = ({ parts }: Stretch, on: string): Step[] =>
  parts.flatMap((assignment): Step[] => {
    if (assignment.from > on) return [{ change: 'withdraw', assignment }]
    return isWithin(on, assignment) && assignment.until !== on ? [{ change: 'end', assignment, on }] : []
  })

/** What is left of a stretch once it has ended on a day at the latest. */
const endedBy = (stretch: Stretch, on: string): Stretch[] => {
  if (stretch.from > on) return []
  return [goesOnAfter(stretch, on) ? { ...stretch, until: on } : stretch]
}

const besideWhatStays = (wanted: Stretch<PersonRow>, stays: readonly Stretch[]): LineProblem[] => {
  const other = stays.find((each) => areTwoHolders(each, wanted))
  if (other === undefined) return []
  const when = other.until === undefined ? `since ${other.from}` : `from ${other.from} until ${other.until}`
  const expected = `expected joint-holder: ${other.holder} holds it ${when}; or that one in a row with an until`
  return [{ line: wanted.parts[0].line, errors: [{ field: 'as', expected }] }]
}

const wayInWords = ({ as, order, outOfHours }: Assignment): string =>
  [as, ...(order === undefined ? [] : [`order ${order}`]), ...(outOfHours === true ? ['out of hours'] : [])].join(', ')
