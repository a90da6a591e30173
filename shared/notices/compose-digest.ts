import { type Clock, stateAt } from '../clocks/clock.ts'
import type { Day } from '../time/day.ts'
import { isoDay } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import { type ComposedMail, composeMail } from './compose-mail.ts'
import { layOutHtml } from './layout/lay-out-html.ts'
import { layOutText } from './layout/lay-out-text.ts'
import { mailContent } from './mail-content.ts'
import type { MailContent, MailInput, MailItem } from './mail-input.ts'

/**
 * Writes one mail of several reminders to one reader of one partnership. One alone is the mail that it is anyway.
 *
 * @param items never empty, in the order in which they are to be read: the most urgent first
 */
export const composeDigest = (items: readonly MailInput[]): ComposedMail => {
  const [first] = items
  if (first === undefined) throw new Error('a digest of nothing')
  if (items.length === 1) return composeMail(first)
  const content = digestContent(items, first)
  return {
    subject: content.subject,
    text: layOutText(content),
    html: layOutHtml(content),
    thread: `<digest.${isoDay(londonDay(first.now))}.${first.partnership.id}@clocks.invalid>`,
    writtenAt: first.now,
  }
}

const digestContent = (items: readonly MailInput[], { partnership, reference }: MailInput): MailContent => {
  const heading = `${countInWords(items.length, 'reminder')}, ${firstDue(items)}`
  const isOneMatter = items.every((item) => item.reference === reference)
  return {
    subject: isOneMatter ? `${heading} (${reference})` : heading,
    heading,
    lead: 'Each of these is asked of you. They are in the order of their dates, the first due first.',
    remarks: [],
    facts: [{ label: 'Partnership', value: partnership.name }],
    items: items.map(itemOf),
  }
}

/** What a mail of one matter says, and a list of several need not: it is in the heading or said once for all. */
const leftOut: ReadonlySet<string> = new Set(['What', 'What is asked', 'Which one', 'In dispute', 'Partnership', 'Reference'])

const itemOf = (input: MailInput): MailItem => {
  const { subject, lead, remarks, facts, actions } = mailContent(input)
  return {
    heading: subject,
    lead,
    remarks,
    facts: facts.filter(({ label }) => !leftOut.has(label) && !label.startsWith('Rung ')),
    ...(actions !== undefined && { actions }),
  }
}

/** When the first of them is due, in words, of those that have a date and still run. */
const firstDue = (items: readonly MailInput[]): string => {
  const [next] = items
    .flatMap(({ clock, notice, rule, now }) => {
      const isOver = clock === undefined || notice.kind === 'cancelled' || rule.met === null
      return isOver || clock.due === null || clock.met !== undefined ? [] : [{ clock, due: clock.due, now }]
    })
    .sort((a, b) => a.due - b.due || (a.clock.dueAt ?? 0) - (b.clock.dueAt ?? 0))
  return next === undefined ? 'none with a date' : `the first ${dueInWords(next.clock, next.due, next.now)}`
}

const dueInWords = (clock: Clock, due: Day, now: number): string => {
  const isOverdue = stateAt(clock, now) === 'overdue'
  if (clock.dueAt !== undefined) return `${isOverdue ? 'overdue since' : 'due by'} ${instantInWords(clock.dueAt)}`
  if (isOverdue) return `overdue since ${dayInWords(due)}`
  return due === londonDay(now) ? `due today, ${dayInWords(due)}` : `due ${dayInWords(due)}`
}
