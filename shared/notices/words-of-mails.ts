import type { Clock } from '../clocks/clock.ts'
import type { Source } from '../clocks/rule.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { dayOf } from '../time/day.ts'
import { dayInWords, instantInWords } from '../time/in-words.ts'
import { instantOf } from '../time/moment.ts'
import type { MailInput } from './mail-input.ts'

// What mails about clocks and mails about disputes say in the same words.

/** "Notify the Panel" inside a sentence: "notify the Panel". */
export const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

/** "Rochdale: Arrangements Document, 8.13 and 8.15; …": each document once. */
export const cited = (sources: readonly Source[]): string =>
  [...Map.groupBy(sources, ({ document }) => document)]
    .map(([document, cites]) => `${document}, ${cites.map(({ paragraph }) => paragraph).join(' and ')}`)
    .join('; ')

export const writtenToAs = ({ partnership, notice, insteadOf, why }: MailInput): string => {
  if (insteadOf === undefined) return titleOf(partnership, notice.role)
  const how = why === 'deputy' ? 'deputy of' : why === 'unconfirmed' ? 'as well as' : 'in place of'
  return `${how} the ${titleOf(partnership, insteadOf)}`
}

/** Who else has this in their inbox, by role. */
export const alsoTold = ({ partnership, others = [] }: MailInput): { label: string; value: string }[] =>
  others.length === 0 ? [] : [{ label: 'Also told', value: others.map((role) => titleOf(partnership, role)).join('; ') }]

/** "the end of Tuesday 29 December 2026", or the hour where hours count. */
export const limitInWords = ({ due, dueAt }: Clock): string =>
  dueAt !== undefined ? instantInWords(dueAt) : due === null ? 'as soon as possible' : `the end of ${dayInWords(due)}`

/** A limit as it was told before: a day, or an instant. */
export const momentInWords = (text: string): string =>
  text.length === 10 ? dayInWords(dayOf(text)) : instantInWords(instantOf(text))

/** That the reader stands in for somebody who is not there, or who could not be reached. */
export const vacancyRemark = ({ partnership, notice: { undelivered, unheard }, insteadOf, why }: MailInput): string[] => {
  if (undelivered !== undefined && unheard)
    return [`It is not known whether this reached the ${titleOf(partnership, undelivered)}, so it comes to you as well.`]
  if (undelivered !== undefined)
    return [`This could not be delivered to the ${titleOf(partnership, undelivered)}, so it comes to you as well.`]
  if (insteadOf === undefined) return []
  const role = titleOf(partnership, insteadOf)
  if (why === 'colleague') return []
  if (why === 'unseen') return [`Nobody has answered for the ${role}, and it has no deputy, so this comes to you as well.`]
  if (why === 'deputy') return [`You are told as deputy of the ${role}.`]
  if (why === 'cover') return [`You are told in place of the ${role}, who is away.`]
  if (why === 'away') return [`The ${role} is away and nobody who is there covers, so this comes to you as well.`]
  if (why === 'unconfirmed') return [`Nobody has confirmed yet that mail to the ${role} arrives, so this comes to you as well.`]
  return why === 'unreachable'
    ? [`Mail to the ${role} has not been delivered before, so this comes to you as well.`]
    : [`Nobody holds the role "${role}" in the directory, so this comes to you instead.`]
}

/** That it may be a second copy. */
export const secondCopyRemark = ({ firstTriedAt }: MailInput): string[] =>
  firstTriedAt === undefined
    ? []
    : [`You may have had this mail already: it may have been first sent at ${instantInWords(firstTriedAt)}.`]
