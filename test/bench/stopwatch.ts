/** Between these many milliseconds of work the clock is read, so that reading it costs nothing that counts. */
const roundMs = 60
const rounds = 9

/** Sinks results, so that no compiler can leave out the work. */
let sink = 0

/**
 * Nanoseconds an operation: processor time of this process, its garbage collection included, so that other work on the
 * machine is not counted. The median of several rounds, after some to warm up.
 *
 * @param work does `operations` operations and returns a number that depends on them all
 */
export const nsPerOp = (operations: number, work: () => number): number => {
  const times: number[] = []
  let repeats = 1
  for (let round = -3; round < rounds; round++) {
    const from = process.cpuUsage()
    for (let n = 0; n < repeats; n++) sink += work()
    const { user, system } = process.cpuUsage(from)
    const us = Math.max(1, user + system)
    if (round >= 0) times.push((us * 1000) / repeats / operations)
    else repeats = Math.max(1, Math.round((repeats * roundMs * 1000) / us))
  }
  if (!Number.isFinite(sink)) throw new Error('an operation gave no number')
  return median(times)
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}
