import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'

/** Why a role is written to: an alarm of a running clock, or something that changed about it. */
export type NoticeKind =
  | 'opened'
  | 'half-way'
  | 'two-days-before'
  | 'last-day'
  | 'overdue'
  | 'nudge'
  | 'moved'
  | 'reopened'
  | 'cancelled'

/** One message to one role about one clock of one matter. Sent to whoever holds the role then. */
export interface Notice {
  /** Unique within its matter and the same however often it is worked out: it says what it is about. */
  id: string
  clock: string
  kind: NoticeKind
  role: RoleId
  /** The moment the alarm was for, however late it is rung. */
  at: Instant
  /** The due day the notice speaks of; null for a nudge. */
  due: string | null
  /** The due day before it moved. */
  movedFrom?: string
}
