import { type Clock, stateAt } from '../clocks/clock.ts'
import type { Day } from '../time/day.ts'
import { isoDay } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import { type ComposedMail, carriedWith, composeMail, laidOut } from './compose-mail.ts'
import { itemOf } from './item-of.ts'
import { mailKindOf } from './kinds/kind-of.ts'
import type { MailContent, MailInput } from './mail-input.ts'

/**
 * Writes one mail of several reminders to one reader of one partnership. One alone is the mail that it is anyway.
 *
 * @param items never empty, in the order in which they are to be read: the most urgent first
 */
export const composeDigest = (items: readonly MailInput[]): ComposedMail => {
  const [first] = items
  if (first === undefined) throw new Error('a digest of nothing')
  if (items.length === 1) return composeMail(first)
  return {
    ...laidOut(digestContent(items, first), `digest.${isoDay(londonDay(first.now))}.${first.partnership.id}`, first.now),
    ...carriedWith(items, first.partnership),
  }
}

const digestContent = (items: readonly MailInput[], { partnership, reference }: MailInput): MailContent => {
  const heading = headingOf(items)
  const isOneMatter = items.every((item) => item.reference === reference)
  return {
    subject: isOneMatter ? `${heading} (${reference})` : heading,
    heading,
    lead: 'These reminders come in one mail, in the order of their dates.',
    remarks: [],
    facts: [{ label: 'Partnership', value: partnership.name }],
    items: items.map(itemOf),
  }
}

/** What is over asks for nothing, and is counted apart: what was met, and what is not needed any more. */
const headingOf = (items: readonly MailInput[]): string => {
  const kinds = items.map((item) => mailKindOf(item).id)
  const count = (id: string) => kinds.filter((kind) => kind === id).length
  const [met, gone] = [count('done'), count('no-longer-needed')]
  const over = [
    ...(met === 0 ? [] : [`${countInWords(met, 'date')} met`]),
    ...(gone === 0 ? [] : [`${countInWords(gone, 'date')} no longer needed`]),
  ]
  const reminders = items.length - met - gone
  if (reminders === 0) return `${over.join(', ')}, nothing to do`
  return [`${countInWords(reminders, 'reminder')}, ${firstDue(items)}`, ...over].join('; ')
}

/** When the first of them is due, in words, of those that have a date and still run. */
const firstDue = (items: readonly MailInput[]): string => {
  const [next] = items
    .flatMap(({ clock, notice, rule, now }) => {
      if (clock === undefined || notice.kind === 'cancelled' || rule.met === null || clock.due === null) return []
      return clock.met !== undefined || clock.cancelled !== undefined ? [] : [{ clock, due: clock.due, now }]
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
