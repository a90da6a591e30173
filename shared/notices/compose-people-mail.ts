import { type Partnership, titleOf } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import { type Day, type Instant, isoDay } from '../time/day.ts'
import { countInWords, dayInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import { actionLabels } from './actions.ts'
import { type ComposedMail, laidOut } from './compose-mail.ts'
import type { MailContent, MailItem } from './mail-input.ts'

// Mails about the directory: to somebody who is new in it, and to whoever keeps it. They name roles, and nobody.

interface OfPartnership {
  partnership: Partnership
  now: Instant
}

const composed = (about: string, content: MailContent, { partnership, now }: OfPartnership): ComposedMail =>
  laidOut(content, `${about}.${isoDay(londonDay(now))}.${partnership.id}`, now)

/** Asks somebody to say that mail reaches them. */
export const confirmAddressMail = (input: OfPartnership & { roles: readonly RoleId[]; url: string }): ComposedMail => {
  const { partnership, roles, url } = input
  const heading = `Confirm that mail reaches you: ${partnership.name}`
  const content: MailContent = {
    subject: heading,
    heading,
    lead: `This address is new in the directory of ${partnership.name}. Reminders of time limits will come to it.`,
    remarks: [
      'The link opens a page. Nothing changes until you confirm there.',
      'If none of these is your role, say there that it was meant for somebody else: whoever keeps the directory is told.',
    ],
    facts: [
      { label: 'Your roles', value: roles.map((role) => titleOf(partnership, role)).join('; ') },
      { label: 'Until you confirm', value: 'What is sent to you is sent to somebody else as well.' },
      { label: 'Partnership', value: partnership.name },
    ],
    actions: [{ action: 'confirm', label: actionLabels.confirm, url }],
  }
  return composed('confirm', content, input)
}

/** A role that would not be reached now, in words that stand behind its title: "nobody holds it". */
export interface RoleInNeed {
  role: RoleId
  state: string
  /** What it is needed for, and what is known of whom it would reach. */
  facts: MailItem['facts']
}

/** Tells whoever keeps the directory what is red in it, before any clock needs it. */
export const rolesInNeedMail = (input: OfPartnership & { roles: readonly RoleInNeed[] }): ComposedMail => {
  const { partnership, roles } = input
  const count = roles.length === 0 ? 'Every role would be reached' : `${countInWords(roles.length, 'role')} would not be reached`
  const heading = `${count}: ${partnership.name}`
  const content: MailContent = {
    subject: heading,
    heading,
    lead:
      roles.length === 0
        ? 'Each role has a holder whose mail arrives. You need do nothing.'
        : 'Please put these right in the directory before a time limit needs them.',
    remarks: [],
    facts: [{ label: 'Partnership', value: partnership.name }],
    items: roles.map(({ role, state, facts }) => ({
      heading: titleOf(partnership, role),
      lead: `${state.charAt(0).toUpperCase()}${state.slice(1)}.`,
      remarks: [],
      facts,
    })),
  }
  return composed('roles', content, input)
}

interface Handover extends OfPartnership {
  role: RoleId
  /** The last day of whoever has it now. */
  until: Day
  /** The first day of whoever takes it over, where that is later than the day after. */
  from?: Day
  /** Whether the reader has taken it over, will do so, has to see that somebody does, or hears what did not reach whoever does. */
  reader: 'successor' | 'successor-to-be' | 'keeper' | 'keeper-instead'
  /** Whoever was entered to follow and has not confirmed their address: ids. */
  entered?: readonly string[]
  /** Whether there may be more that only few may know, which the reader is not told. */
  hides?: boolean
  /** How much that is. */
  count: number | `${number} or more`
  /** What is still open in it: running clocks, open rungs, mails without an answer. */
  items: readonly MailItem[]
}

/** Lists what somebody takes over with a role; or, while nobody does, what would be left lying. */
export const handoverMail = (input: Handover): ComposedMail => {
  const { partnership, role, until, from = until + 1, reader, entered = [], hides = false, count, items } = input
  const isKnownEmpty = count === 0 && !hides
  const things = count === 1 ? '1 thing is' : `${count} things are`
  const open =
    count === 0
      ? `a role ends on ${dayInWords(until)}${hides ? '' : ' with nothing open in it'}`
      : `${things} open in a role that ends on ${dayInWords(until)}`
  const taken = [
    `${count === 0 ? 'a role is' : things} yours from ${dayInWords(from)}`,
    `You take over this role${isKnownEmpty ? ': nothing is open in it' : ' with what is still open in it'}. From that day on its mails come to you.`,
  ]
  const [state, lead] = {
    successor: taken,
    'successor-to-be': taken,
    keeper: [open, `${nextInWords(entered)} The handover is not complete until then.`],
    'keeper-instead': [
      open,
      'This could not be delivered to whoever takes the role over. Please tell them what is open in it, and see to their address.',
    ],
  }[reader] as [string, string]
  const content: MailContent = {
    subject: `Handover: ${state}`,
    heading: `Handover: ${state}`,
    lead,
    remarks: hides
      ? [`What only few may know is not listed${reader === 'successor-to-be' ? ' before your first day' : ''}.`]
      : [],
    facts: [
      { label: 'Role', value: titleOf(partnership, role) },
      { label: 'Held until', value: `the end of ${dayInWords(until)}` },
      { label: 'Partnership', value: partnership.name },
    ],
    items,
  }
  return composed('handover', content, input)
}

const nextInWords = (entered: readonly string[]): string =>
  entered.length === 0
    ? 'Please name a successor, who then confirms their address.'
    : `${entered.join(' and ')} ${entered.length === 1 ? 'follows' : 'follow'}, once they have confirmed their address from the mail they were sent.`
