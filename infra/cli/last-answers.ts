import type { Answer } from '../../events/answer.ts'
import type { DataOf } from '../../events/catalogue.ts'
import { type FactRecord, factsOf } from '../../shared/matters/facts.ts'
import { instantOf } from '../../shared/time/moment.ts'
import { shortInstant } from './short-day.ts'

/** What somebody last answered to a mail about a clock. */
export interface LastAnswer {
  clock: string
  /** Whom the mail was written to: a role, and a person by id. */
  role: string
  holder: string
  answer: Answer
  at: string
}

/** The last answer of each role to mails about these clocks, the newest first; what came as fast as a link scanner's is none. */
export const lastAnswersOf = (records: readonly FactRecord[], clocks: readonly string[]): LastAnswer[] => {
  const told = (factsOf(records).get('notice.answered') ?? [])
    .map(({ data }) => data as DataOf<'notice.answered'>)
    .filter(({ clock, early }) => early !== true && clocks.includes(clock))
    .toSorted((a, b) => instantOf(b.at) - instantOf(a.at))
    .map(({ clock, role, holder, answer, at }) => ({ clock, role, holder, answer, at }))
  return told.filter(({ clock, role }, n) => told.findIndex((each) => each.clock === clock && each.role === role) === n)
}

/** `Answered: panel-notification, seen by p-0417 (director-of-childrens-services), Wed 30 Dec 2026 09:00` */
export const lastAnswersText = (answers: readonly LastAnswer[]): string =>
  answers
    .map(
      ({ clock, role, holder, answer, at }) =>
        `Answered: ${clock}, ${answer} by ${holder} (${role}), ${shortInstant(instantOf(at))}`,
    )
    .join('\n')
