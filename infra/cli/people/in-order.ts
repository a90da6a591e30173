import type { LineProblem } from '../cli-error.ts'
import type { KnownContact } from './known-people.ts'
import type { Step } from './steps-of.ts'

/**
 * The steps in an order that the service accepts: addresses before what needs them, and of each role who leaves before who
 * comes, so that what is interrupted leaves at most one role between two people. An address passes on only after whoever
 * had it has another.
 */
export const inOrder = (
  steps: readonly Step[],
  contacts: readonly KnownContact[],
): { ordered: Step[]; problems: LineProblem[] } => {
  const addresses = new Map(contacts.map(({ holder, address }) => [holder, address.toLowerCase()]))
  const takenBy = (step: Step): string | undefined => {
    if (!('address' in step)) return undefined
    const wanted = step.address.toLowerCase()
    return [...addresses].find(([holder, address]) => address === wanted && holder !== step.assignment.holder)?.[0]
  }
  const left = steps.toSorted(byRole)
  const ordered: Step[] = []
  while (left.length > 0) {
    const n = left.findIndex((step) => takenBy(step) === undefined)
    const [next] = n < 0 ? [] : left.splice(n, 1)
    if (next === undefined) break
    if ('address' in next) addresses.set(next.assignment.holder, next.address.toLowerCase())
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

const rank: Readonly<Record<Step['change'], number>> = { withdraw: 0, end: 0, address: 1, assign: 1 }

const byRole = (a: Step, b: Step): number => {
  const first = Number(b.change === 'address') - Number(a.change === 'address')
  if (first !== 0) return first
  if (a.assignment.role !== b.assignment.role) return a.assignment.role < b.assignment.role ? -1 : 1
  return rank[a.change] - rank[b.change]
}
