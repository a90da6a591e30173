/** The process dies here: what was done is done, what was not is not. */
class Crash extends Error {
  override name = 'Crash'
}

/** When and where things go wrong. Asked at every call that leaves a function. */
export interface Faults {
  /** `before`: the call is never made. `after`: it is made, and nobody learns of it. */
  onCall(call: string): 'none' | 'before' | 'after'
  /** What becomes of a schedule when its time comes. */
  onSchedule(): { fires: 0 | 1 | 2; lateMs: number }
  /** Whether a stream record is lost for good. */
  losesRecord(): boolean
}

export const noFaults: Faults = {
  onCall: () => 'none',
  onSchedule: () => ({ fires: 1, lateMs: 0 }),
  losesRecord: () => false,
}

/** Every function of a port, dying when the faults say so. */
export const mortal = <T extends object>(port: T, called: string, faults: Faults, onCrash: (call: string) => void): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'function') return [name, value]
      return [
        name,
        async (...args: unknown[]) => {
          const call = `${called}.${name}`
          const fault = faults.onCall(call)
          if (fault === 'before') throw crash(call, onCrash)
          const result: unknown = await value(...args)
          if (fault === 'after') throw crash(`${call} done`, onCrash)
          return result
        },
      ]
    }),
  ) as T

const crash = (call: string, onCrash: (call: string) => void): Crash => {
  onCrash(call)
  return new Crash(call)
}
