import type { Assignment } from '../../../shared/people/assignments.ts'
import { hasEndedBefore } from '../../../shared/people/contact-of.ts'
import type { LineProblem } from '../cli-error.ts'
import type { KnownPeople } from './known-people.ts'
import type { Step } from './steps-of.ts'

/**
 * The steps in an order that the service accepts: addresses before what needs them, and of each role who leaves before who
 * comes, so that what is interrupted leaves at most one role between two people. An address passes on only after whoever
 * had it has another, or has left.
 */
export const inOrder = (
  steps: readonly Step[],
  { contacts, assignments }: Pick<KnownPeople, 'contacts' | 'assignments'>,
): { ordered: Step[]; problems: LineProblem[] } => {
  let standing = [...assignments]
  const addresses = new Map(contacts.map(({ holder, address }) => [holder, address.toLowerCase()]))
  const takenBy = (step: Step): string | undefined => {
    if (!('address' in step)) return undefined
    const wanted = step.address.toLowerCase()
    const { holder: own, from } = step.assignment
    const isThere = (holder: string) => standing.some((held) => held.holder === holder && !hasEndedBefore(held, from))
    return [...addresses].find(([holder, address]) => address === wanted && holder !== own && isThere(holder))?.[0]
  }
  const left = steps.toSorted(byRole)
  const ordered: Step[] = []
  while (left.length > 0) {
    const n = left.findIndex((step) => takenBy(step) === undefined)
    const [next] = n < 0 ? [] : left.splice(n, 1)
    if (next === undefined) break
    if ('address' in next) addresses.set(next.assignment.holder, next.address.toLowerCase())
    standing = standingAfter(standing, next)
    ordered.push(next)
  }
  const problems = left.map((step) => ({
    line: step.line ?? 0,
    errors: [
      { field: 'address', expected: `expected an address that nobody else in the directory has: ${takenBy(step)} has it` },
    ],
  }))
  return { ordered, problems }
}

const standingAfter = (standing: readonly Assignment[], step: Step): Assignment[] => {
  const others = standing.filter((held) => !isSameAssignment(held, step.assignment))
  if (step.change === 'withdraw') return others
  return [...others, step.change === 'end' ? { ...step.assignment, until: step.on } : step.assignment]
}

const isSameAssignment = (a: Assignment, b: Assignment): boolean =>
  a.role === b.role && a.holder === b.holder && a.from === b.from

const rank: Readonly<Record<Step['change'], number>> = { withdraw: 0, end: 0, address: 1, assign: 1 }

const byRole = (a: Step, b: Step): number => {
  const first = Number(b.change === 'address') - Number(a.change === 'address')
  if (first !== 0) return first
  if (a.assignment.role !== b.assignment.role) return a.assignment.role < b.assignment.role ? -1 : 1
  return rank[a.change] - rank[b.change]
}
