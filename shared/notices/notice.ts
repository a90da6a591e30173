import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'

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
  | 'dispute-moved'
  | 'dispute-resolved'
  | 'dispute-exited'
  | 'confirm-address'
  | 'handed-over'

const alarms: readonly NoticeKind[] = ['half-way', 'two-days-before', 'last-day', 'overdue', 'nudge']

/** An alarm rings at its moment; what changed about a clock is told when it is found. */
export const isAlarm = ({ kind }: { kind: NoticeKind }): boolean => alarms.includes(kind)

/** One message to one role about one clock of one matter. Sent to whoever holds the role then. */
export interface Notice {
  /** Unique within its matter and the same however often it is worked out: it says what it is about. */
  id: string
  clock: string
  kind: NoticeKind
  /** 1, 2, 3 … for alarms that repeat, otherwise 0. */
  n: number
  role: RoleId
  /** The moment the alarm was for, however late it is rung. */
  at: Instant
  /** The due day the notice speaks of; null for a nudge. */
  due: string | null
  /** The due day before it moved. */
  movedFrom?: string
  /** The days, published since as bank holidays or as none after all, because of which it moved; absent when it was not they. */
  holidays?: readonly string[]
  /** The role whose holder could not be reached with it, in whose place this one is told. */
  undelivered?: RoleId
  /** Somebody by id, who is told of it alone, whatever roles they hold: the role is told only where they cannot be reached. */
  person?: string
}

/** A notice before it has its id. */
type Unnamed = Omit<Notice, 'id' | 'movedFrom' | 'holidays' | 'undelivered' | 'person'> & {
  movedFrom?: string | undefined
  holidays?: readonly string[] | undefined
  undelivered?: RoleId | undefined
  person?: string | undefined
}

/** @example 'panel-notification/last-day-0/2026-12-29/2026-12-29T08:30:00+00:00>director-of-childrens-services' */
export const noticeOf = ({ clock, kind, n, role, at, due, movedFrom, holidays, undelivered, person }: Unnamed): Notice => {
  const id = `${clock}/${kind}-${n}/${due ?? 'no-date'}/${isoInstant(at)}>${role}`
  const notice: Notice = { id, clock, kind, n, role, at, due }
  if (movedFrom !== undefined) notice.movedFrom = movedFrom
  if (holidays !== undefined) notice.holidays = holidays
  if (undelivered !== undefined) notice.undelivered = undelivered
  if (person !== undefined) notice.person = person
  return notice
}
