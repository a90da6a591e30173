import { type Clock, stateAt } from '../clocks/clock.ts'
import { conventionOf } from '../clocks/period.ts'
import type { Rule, Source, Tier } from '../clocks/rule.ts'
import { type Partnership, titleOf } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Calendar } from '../time/calendar.ts'
import { dayOf, type Instant } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import type { Notice } from './notice.ts'
import { renderHtml, renderText } from './render-mail.ts'

/** A mail ready to be handed over, but for the addressee. */
export interface ComposedMail {
  subject: string
  text: string
  html: string
  /** The root of the matter's thread; also tells a second copy from a new mail. */
  thread: string
}

export interface Told {
  notice: Notice
  /** The clock as it stands now; undefined once the facts no longer start it. */
  clock: Clock | undefined
  partnership: Partnership
  /** The service's own reference of the matter: all that a mail says of who it is about. */
  reference: string
  calendar: Calendar
  now: Instant
  /** The vacant role the reader is written to for. */
  insteadOf?: RoleId
  /** When this mail may have been sent before. */
  firstTriedAt?: Instant
}
