import type { Log } from '../shell/ports.ts'

/**
 * Work whose faults are logged by name before they are thrown on. For batches only: their processor reports which item
 * failed and keeps to itself with what. Not the message: it may quote what nobody may read.
 */
export const nameFaults =
  <Given extends unknown[], Result>(log: Log, code: string, work: (...given: Given) => Promise<Result>) =>
  async (...given: Given): Promise<Result> => {
    try {
      return await work(...given)
    } catch (error) {
      log.error(code, { error: error instanceof Error ? error.name : 'unknown' })
      throw error
    }
  }
