/** Between these many milliseconds of work the clock is read, so that reading it costs nothing that counts. */
const roundMs = 80
const warmUps = 6
const rounds = 12

/** Sinks results, so that no compiler can leave out the work. */
let sink = 0

/**
 * Nanoseconds an operation: processor time of this process, its garbage collection included, in the quickest of several
 * rounds. Whatever else runs on the machine can only add to it: caches and cores are shared.
 *
 * @param work does `operations` operations and returns a number that depends on them all
 */
export const nsPerOp = (operations: number, work: () => number): number => {
  let repeats = 1
  let quickest = Number.POSITIVE_INFINITY
  for (let round = -warmUps; round < rounds; round++) {
    const from = process.cpuUsage()
    for (let n = 0; n < repeats; n++) sink += work()
    const { user, system } = process.cpuUsage(from)
    const us = Math.max(1, user + system)
    if (round >= 0) quickest = Math.min(quickest, (us * 1000) / repeats / operations)
    else repeats = Math.max(1, Math.round((repeats * roundMs * 1000) / us))
  }
  if (!Number.isFinite(sink)) throw new Error('an operation gave no number')
  return quickest
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}
