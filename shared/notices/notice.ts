import type { MoreTimeReason } from '../../events/answer.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'

/** Why a role is written to: an alarm of a running clock, something that changed about it, or what somebody answered. */
export type NoticeKind =
  | 'opened'
  | 'half-way'
  | 'two-days-before'
  | 'last-day'
  | 'overdue'
  | 'nudge'
  | 'unseen'
  | 'moved'
  | 'reopened'
  | 'cancelled'
  | 'met'
  | 'dispute-moved'
  | 'dispute-resolved'
  | 'dispute-exited'
  | 'confirm-address'
  | 'handed-over'
  | 'not-mine'
  | 'covered-by'
  | 'more-time'
  | 'date-disputed'
  | 'escalate'

const alarms: readonly NoticeKind[] = ['half-way', 'two-days-before', 'last-day', 'overdue', 'nudge', 'unseen']

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
  /** Set where that is taken for granted: the mail system has said nothing of the mail to them. */
  unheard?: true
  /** Set where nobody has answered what the holders of a rung were asked: their deputies are told as well. */
  unanswered?: true
  /** The role that answered, where the notice tells of an answer; absent where that was whoever a new address really is. */
  answered?: RoleId
  /** Of a call for more time: why. */
  reason?: MoreTimeReason
  /** To this person alone, by id; to whoever holds the role when the directory does not have them. */
  person?: string
  /** It is about somebody themselves, by id, and goes to them alone, whatever roles they hold: their address, what they take over. */
  inPerson?: string
}

/** What a notice may have beside what names it. */
const further = [
  'movedFrom',
  'holidays',
  'undelivered',
  'unheard',
  'unanswered',
  'answered',
  'reason',
  'person',
  'inPerson',
] as const
type Further = (typeof further)[number]

/** A notice before it has its id. */
type Unnamed = Omit<Notice, 'id' | Further> & { [K in Further]?: Notice[K] | undefined }

/** @example 'panel-notification/last-day-0/2026-12-29/2026-12-29T08:30:00+00:00>director-of-childrens-services' */
export const noticeOf = ({ clock, kind, n, role, at, due, ...more }: Unnamed): Notice => {
  const id = `${clock}/${kind}-${n}/${due ?? 'no-date'}/${isoInstant(at)}>${more.inPerson ?? role}`
  const notice: Notice = { id, clock, kind, n, role, at, due }
  for (const field of further) if (more[field] !== undefined) Object.assign(notice, { [field]: more[field] })
  return notice
}
