import type { MoreTimeReason } from '../../events/answer.ts'
import type { DataOf } from '../../events/catalogue.ts'
import type { Clock } from '../clocks/clock.ts'
import type { Day, Instant } from '../time/day.ts'
import { dayInWords } from '../time/in-words.ts'
import { momentOf } from '../time/moment.ts'
import { type DoneFact, doneFactsOf } from './done-event-of.ts'
import type { Said } from './event-of-answer.ts'
import type { Look } from './look.ts'
import { type DateField, readDate, type WrittenDate } from './read-date.ts'

/** What a form was sent with, as text. */
export interface Sent {
  choice: string
  date: WrittenDate
}

export type SaidBy = { ok: true; said: Said } | { ok: false; field: DateField; message: string }

/**
 * What somebody says by a choice of those that the page offers. Of a dispute's escalation, the rung that it is on goes with it.
 */
export const saidBy = ({ choice, date }: Sent, look: Look, now: Instant): SaidBy => {
  const { action } = look.link
  if (action === 'done') return doneBy(choice, date, look, now)
  if (action === 'more-time') return { ok: true, said: { answer: action, reason: choice as MoreTimeReason } }
  if (action === 'covered-by') return { ok: true, said: { answer: action, by: choice } }
  if (action === 'escalate' && look.rung !== undefined) {
    const reason = choice as DataOf<'dispute.escalated'>['reason']
    return { ok: true, said: { answer: 'dispute-escalated', rung: look.rung, reason } }
  }
  return { ok: true, said: { answer: action } }
}

const doneBy = (type: string, date: WrittenDate, { matter, clock, context, link }: Look, now: Instant): SaidBy => {
  const read = readDate(date, now)
  if (!read.ok) return read
  const from = clock && earliestOf(clock)
  if (from !== undefined && momentOf(read.text).day < from)
    return { ok: false, field: 'day', message: `Enter a date from ${dayInWords(from)} on, when this time limit began` }
  const fact: DoneFact | undefined =
    clock && doneFactsOf({ matter, clock, context, role: link.role, now }, read.text).find((each) => each.type === type)
  // it would do with another date, or it would not be offered
  if (fact === undefined) return { ok: false, field: 'day', message: 'Enter a date that fits what is known already' }
  return { ok: true, said: { answer: 'done', fact } }
}

/** A year mistyped would stop a clock. What is counted back from a day, or within another limit, may be done before. */
const earliestOf = ({ started, period, outer }: Clock): Day | undefined =>
  outer !== undefined || period?.direction === 'before' ? undefined : started.day
