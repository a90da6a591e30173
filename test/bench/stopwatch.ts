/** Between these many milliseconds of work the clock is read, so that reading it costs nothing that counts. */
const roundMs = 60
const rounds = 9

/** Sinks results, so that no compiler can leave out the work. */
let sink = 0

/**
 * Nanoseconds an operation, as the median of several rounds after one to warm up. The median, because the machine may be
 * shared and a disturbed round says nothing about the code.
 *
 * @param work does `operations` operations and returns a number that depends on them all
 */
export const nsPerOp = (operations: number, work: () => number): number => {
  const times: number[] = []
  let repeats = 1
  for (let round = -1; round < rounds; round++) {
    const from = process.hrtime.bigint()
    for (let n = 0; n < repeats; n++) sink += work()
    const ns = Number(process.hrtime.bigint() - from)
    if (round >= 0) times.push(ns / repeats / operations)
    else repeats = Math.max(1, Math.round((repeats * roundMs * 1e6) / ns))
  }
  if (!Number.isFinite(sink)) throw new Error('an operation gave no number')
  return median(times)
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}
