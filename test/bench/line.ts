/** One figure of the benchmark. */
export interface Line {
  name: string
  value: number
  unit: string
  /** The figure aimed at; `met` says whether it was reached on this machine, this time. */
  goal?: number
  met?: boolean
  [context: string]: unknown
}

/** A figure that should be at least its goal. */
export const atLeast = (value: number, goal: number) => ({ goal, met: value >= goal })

/** A figure that should be at most its goal. */
export const atMost = (value: number, goal: number) => ({ goal, met: value <= goal })

/** Rounded to a few significant digits: the rest is noise. */
export const short = (value: number, digits = 4): number => Number(value.toPrecision(digits))

/** The only thing on standard output: one line of JSON a figure. */
export const print = (line: Line): void => console.log(JSON.stringify(line))
