import type { MoreTimeReason } from '../../events/answer.ts'
import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import type { DoneFact } from './done-event-of.ts'
import type { ConfirmLink, NoticeLink } from './link.ts'

/** Where what people say from mails comes from, as the timeline names it. */
export const linksSource = '/clocks/links'

/** The subject of what concerns the directory of a partnership as a whole. */
export const peopleSubject = 'people'

type EscalationReason = DataOf<'dispute.escalated'>['reason']

/** What somebody says by a link, once they have chosen on its page. */
export type Said =
  | { answer: 'seen' | 'mine' | 'not-mine' | 'escalate' | 'date-disputed' }
  | { answer: 'more-time'; reason: MoreTimeReason }
  | { answer: 'covered-by'; by: string }
  | { answer: 'dispute-escalated'; rung: string; reason: EscalationReason }
  | { answer: 'done'; fact: DoneFact }

/** The identity of what a link says: used again, it is the same event, so a link works once. */
export const eventIdOf = (hash: string): string => `link-${hash.slice(0, 32)}`

/** Of what came so soon that a scanner may have sent it: kept under an id of its own, so the link is not used up. */
export const earlyIdOf = (hash: string): string => `${eventIdOf(hash)}-early`

/** The event that tells it, in the words of the API. */
export const eventOfAnswer = (link: NoticeLink, said: Said, subject: string, hash: string, now: Instant): ClocksEvent => {
  const envelope = { specversion: '1.0', id: eventIdOf(hash), source: linksSource, subject } as const
  const { partnership, role } = link
  const at = isoInstant(now)
  if (said.answer === 'done') return { ...envelope, type: said.fact.type, data: said.fact.data } as ClocksEvent
  if (said.answer === 'dispute-escalated')
    return { ...envelope, type: 'dispute.escalated', data: { partnership, at, from: said.rung, by: role, reason: said.reason } }
  const { answer, ...more } = said
  return { ...envelope, type: 'notice.answered', data: { ...answered(link, at), answer, ...more } }
}

/** An answer that came too soon: it says no more than which link was used. */
export const earlyEventOf = (link: NoticeLink, subject: string, hash: string, now: Instant): ClocksEvent => ({
  specversion: '1.0',
  id: earlyIdOf(hash),
  source: linksSource,
  subject,
  type: 'notice.answered',
  // whoever says that it is done has seen the mail; that it is done is not told before they confirm it
  data: { ...answered(link, isoInstant(now)), answer: link.action === 'done' ? 'seen' : link.action, early: true },
})

const answered = ({ partnership, clock, role, holder }: NoticeLink, at: string) => ({ partnership, at, clock, role, holder })

/** That mail reaches somebody, or that it was meant for somebody else: a link says one of them. */
export const eventOfConfirming = (
  { partnership, holder, contact }: ConfirmLink,
  type: 'address.confirmed' | 'address.disowned',
  hash: string,
): ClocksEvent => ({
  specversion: '1.0',
  id: eventIdOf(hash),
  source: linksSource,
  subject: peopleSubject,
  type,
  data: { partnership, holder, contact },
})
