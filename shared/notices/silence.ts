import type { Instant } from '../time/day.ts'
import { isPressing, type Telling } from './urgency.ts'

const hourMs = 3_600_000

/** How long the mail system may say nothing of a mail: no document says, so these are this service's own. */
const patience = { pressing: hourMs, other: 4 * hourMs } as const

/** When a mail handed over now counts as not delivered, unless the mail system has said a word of it. */
export const heardByOf = (telling: Omit<Telling, 'insteadOf'>, sentAt: Instant): Instant =>
  sentAt + (isPressing(telling) ? patience.pressing : patience.other)
