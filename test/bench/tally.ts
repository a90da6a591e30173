/** Whose work is being counted: a function of the service, or AWS between them. */
export type Worker = 'receive-event' | 'arm-schedule' | 'send-notice' | 'wake-matter' | 'sweep'

/** What one function has used over an incident's life. */
export interface Used {
  invocations: number
  /** Calls by operation, `DynamoDB.TransactWriteItems`. */
  calls: Record<string, number>
  writeUnits: number
  readUnits: number
  /** Write units by kind of item, its index included: `HEAD`, `ENTRY`, `NOTICES`, `SENT`, `EVENT`, `REFERENCE`. */
  writeUnitsOf: Record<string, number>
}

const nothing = (): Used => ({ invocations: 0, calls: {}, writeUnits: 0, readUnits: 0, writeUnitsOf: {} })

/** Counts what every call costs, under the function that made it. */
export const makeTally = () => {
  const used: Record<Worker, Used> = {
    'receive-event': nothing(),
    'arm-schedule': nothing(),
    'send-notice': nothing(),
    'wake-matter': nothing(),
    sweep: nothing(),
  }
  let at: Worker = 'receive-event'
  return {
    used,
    /** Counts for this function until another is named. */
    invoked: (worker: Worker): void => {
      at = worker
      used[at].invocations++
    },
    called: (operation: string): void => add(used[at].calls, operation, 1),
    read: (units: number): void => {
      used[at].readUnits += units
    },
    wrote: (kind: string, units: number): void => {
      used[at].writeUnits += units
      add(used[at].writeUnitsOf, kind, units)
    },
  }
}

export type Tally = ReturnType<typeof makeTally>

export const add = (counts: Record<string, number>, name: string, by: number): void => {
  counts[name] = (counts[name] ?? 0) + by
}
