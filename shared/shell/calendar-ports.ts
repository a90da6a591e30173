import type { Instant } from '../time/day.ts'
import type { KeptHoliday } from '../time/merge-holidays.ts'

/** The bank holidays published since the snapshot in the repository, and how far their news has got. */
export interface KeptCalendar {
  holidays: readonly KeptHoliday[]
  /** Counts saves; a save names the one it builds on. 0 when nothing was ever kept. */
  version: number
  /** Set while the open matters have not all been called to count anew. */
  recalculation?: Recalculation
}

export interface Recalculation {
  /** From when on the new days count: nobody is called before. */
  from: Instant
  /** Where the next page of open matters begins; absent before the first. */
  next?: string
}

export interface CalendarStore {
  /** Always the latest kept. */
  load(): Promise<KeptCalendar>
  /** Replaces the version before this one; `conflict` when somebody else has. */
  save(kept: KeptCalendar): Promise<'saved' | 'conflict'>
}

export interface BankHolidayFeed {
  /** The feed's text. @throws when it cannot be had whole, from its one address, in time */
  read(): Promise<string>
}
