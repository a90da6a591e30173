import type { Clock } from '../clocks/clock.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Course } from '../ladders/course.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/day.ts'
import type { ActionLink } from './actions.ts'
import type { Notice } from './notice.ts'
import type { Reader } from './readers-of.ts'

/** Everything a mail is made from. */
export interface MailInput {
  notice: Notice
  rule: Rule
  /** The clock as it stands now; undefined once the facts no longer start it. */
  clock: Clock | undefined
  partnership: Partnership
  /** The service's own reference of the matter: all that a mail says of what it is about. */
  reference: string
  /** Of a dispute: how far it has come. */
  course?: Course
  calendar: Calendar
  now: Instant
  /** The role the reader is written to for, and why it is they: see `Reader`. */
  insteadOf?: RoleId
  why?: Reader['why']
  /** When this mail may have been sent before. */
  firstTriedAt?: Instant
  /** The version of the matter at the commit that the mail comes from. With it, the due day is sent for the reader's calendar. */
  sequence?: number
  /** The roles that are told of the same thing: who else knows. Without the reader's own. */
  others?: readonly RoleId[]
  /** What the reader can do about it from the mail. */
  actions?: readonly ActionLink[]
}

/** A mail in words, before it is laid out as text and HTML. */
export interface MailContent {
  /** State first: "Due Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)". */
  subject: string
  heading: string
  /** The one sentence that says what is asked. */
  lead: string
  /** Why the reader gets this, when it is not plain. */
  remarks: string[]
  facts: { label: string; value: string }[]
  /** What the reader can do from here, the first of them the one thing to do. */
  actions?: readonly ActionLink[]
  /** Of a digest, or a list of what somebody takes over: one thing after the other. */
  items?: readonly MailItem[]
}

/** One of several things that a mail lists. */
export interface MailItem {
  heading: string
  lead: string
  remarks: readonly string[]
  facts: { label: string; value: string }[]
  actions?: readonly ActionLink[]
}
