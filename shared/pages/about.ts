import { type Clock, stateAt } from '../clocks/clock.ts'
import type { Rule } from '../clocks/rule.ts'
import { aboutInWords } from '../notices/about-in-words.ts'
import { type Partnership, titleOf } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { dayInWords, instantInWords } from '../time/in-words.ts'
import { type Html, html } from './html.ts'

/** What a page may say of what it is about: the rule, its date and the service's own reference. Nothing of the case. */
export interface About {
  facts: readonly { label: string; value: string }[]
  /** Where to report that a child may be at risk now. */
  frontDoor: string
}

export const aboutClock = (
  { id, rule, clock }: { id: string; rule: Rule; clock: Clock | undefined },
  { partnership, reference, role, now }: { partnership: Partnership; reference: string; role: RoleId; now: Instant },
): About => {
  const which = aboutInWords(rule, id)
  const due = clock && dueInWords(clock, now)
  return {
    frontDoor: partnership.frontDoor,
    facts: [
      { label: 'What', value: rule.title },
      ...(which === undefined ? [] : [{ label: 'Which one', value: which }]),
      ...(due === undefined ? [] : [{ label: 'Due', value: due }]),
      { label: 'You were written to as', value: titleOf(partnership, role) },
      { label: 'Partnership', value: partnership.name },
      { label: 'Reference', value: reference },
    ],
  }
}

const dueInWords = (clock: Clock, now: Instant): string => {
  if (clock.due === null) return 'As soon as possible: no document gives a number of days'
  const due = clock.dueAt === undefined ? dayInWords(clock.due) : instantInWords(clock.dueAt)
  return stateAt(clock, now) === 'overdue' ? `${due}: overdue` : due
}

export const aboutPartnership = ({ name, frontDoor }: Partnership): About => ({
  frontDoor,
  facts: [{ label: 'Partnership', value: name }],
})

/** The list of it, on every page that has something to say of it. */
export const listOf = ({ facts }: About): Html =>
  html`<dl>${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
