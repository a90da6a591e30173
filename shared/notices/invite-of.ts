import type { Clock } from '../clocks/clock.ts'
import { doubtsOf } from '../clocks/doubts-of.ts'
import { restsOnGuidance } from '../editions/rests-on-guidance.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { type Day, dayOf } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import { aboutInWords } from './about-in-words.ts'
import type { AllDayEvent } from './icalendar.ts'
import type { MailInput } from './mail-input.ts'
import type { NoticeKind } from './notice.ts'
import { restsInWords } from './rests-in-words.ts'
import { inSentence } from './words-of-mails.ts'

/** What is put on the day in the reader's calendar. Once it is overdue, the day is past and the entry stands where it did. */
const entered: readonly NoticeKind[] = ['opened', 'half-way', 'two-days-before', 'last-day', 'moved', 'reopened']

/**
 * The due day for the reader's calendar, as a mail about a clock carries it: entered, moved, or taken out once the clock
 * was met or no longer runs. Undefined where there is no day to speak of.
 *
 * @param sequence the version of the matter at the commit that the mail comes from: it only grows
 */
export const inviteOf = (input: MailInput, sequence: number): AllDayEvent | undefined => {
  const { notice, clock, reference, partnership, now } = input
  const method = methodOf(input)
  const day = dayIn(input)
  if (method === undefined || day === undefined) return undefined
  return {
    method,
    // no clock's name has a plus, so that no two clocks share an entry; a colon would trouble those who name files by it
    uid: `${reference}.${notice.clock.replaceAll(':', '+')}.${partnership.id}@clocks.invalid`,
    sequence,
    stampedAt: now,
    day,
    summary: `${summaryOf(input)} (${reference})`,
    description: descriptionOf(input, method === 'REQUEST' ? clock : undefined),
  }
}

const methodOf = ({ notice, clock }: MailInput): AllDayEvent['method'] | undefined => {
  // whoever keeps the directory has no day of it in a calendar
  if (notice.kind === 'not-mine') return undefined
  if (notice.kind === 'cancelled' || clock === undefined) return 'CANCEL'
  if (clock.met !== undefined || clock.cancelled !== undefined) return 'CANCEL'
  return entered.includes(notice.kind) ? 'REQUEST' : undefined
}

/** The day as it is counted now; of a clock that is no more, the day it was told for. */
const dayIn = ({ clock, notice }: MailInput): Day | undefined => {
  if (clock !== undefined) return clock.due ?? undefined
  return notice.due === null ? undefined : dayOf(notice.due)
}

/** Says nothing of how it stands: an entry is read long after it was made. */
const summaryOf = ({ rule, notice, clock }: MailInput): string => {
  const about = aboutInWords(rule, notice.clock)
  const what = `${inSentence(rule.title)}${about === undefined ? '' : `, ${about}`}`
  if (rule.met === null) return `Last day: ${what}`
  return clock?.dueAt === undefined ? `Due: ${what}` : `Due by ${isoInstant(clock.dueAt).slice(11, 16)}: ${what}`
}

const descriptionOf = ({ rule, partnership, reference }: MailInput, clock: Clock | undefined): string =>
  [
    `${titleOf(partnership, rule.owner)}, ${partnership.name}: the mails about ${reference} say what this rests on and how it was counted.`,
    ...(clock === undefined ? [] : reservationsOf(clock)),
  ].join(' ')

/** A date is never shown without what is doubtful about it. */
const reservationsOf = ({ rule, restsOn, edition, provisional }: Clock): string[] => {
  const doubts = doubtsOf(rule, restsOn)
  return [
    ...(rule.tier === 'internal' ? ['Internal target of this service, not a statutory limit.'] : []),
    ...(doubts === undefined ? [] : [doubts]),
    ...(edition?.unchecked !== undefined && restsOnGuidance(rule) ? [edition.unchecked] : []),
    ...(restsOn ?? []).map(restsInWords),
    ...(provisional ? ['This date lies beyond the published bank holidays and may still move.'] : []),
  ]
}
