import type { Fact } from '../matters/facts.ts'
import type { Moment } from '../time/moment.ts'

/** One of the things that a rule runs for each of: its name within the matter, and when it was or will be. */
export interface Instance extends Moment {
  /** `initial`, `review-1`, `2027-01-14`: part of the clock's id. */
  key: string
  fact: Fact
}
