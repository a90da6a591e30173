import { mailContent } from './mail-content.ts'
import type { MailInput, MailItem } from './mail-input.ts'
import { writtenToAs } from './words-of-mails.ts'

/** What a mail of one matter says, and a list of several need not: it is in the heading or said once for all. */
const leftOut: ReadonlySet<string> = new Set(['What', 'What is asked', 'Which one', 'In dispute', 'Partnership', 'Reference'])

const isLeftOut = (label: string): boolean => leftOut.has(label) || label.startsWith('Rung ')

/** A mail as one thing of a list. What explains its date stays with it. */
export const itemOf = (input: MailInput): MailItem => {
  const { subject, lead, remarks, facts, actions } = mailContent(input)
  return {
    heading: subject,
    lead,
    remarks,
    facts: facts.filter(({ label, value }) => !isLeftOut(label) && !(label === 'Responsible' && value === writtenToAs(input))),
    ...(actions !== undefined && { actions }),
  }
}
