import { stateAt } from '../../clocks/clock.ts'
import { titleOf } from '../../partnerships/partnership.ts'
import { dayInWords } from '../../time/in-words.ts'
import { aboutInWords } from '../about-in-words.ts'
import { clockFacts } from '../clock-facts.ts'
import { clockRemarks } from '../clock-remarks.ts'
import type { MailContent, MailInput } from '../mail-input.ts'
import { stateInWords } from '../state-in-words.ts'
import { inSentence, limitInWords } from '../words-of-mails.ts'

/** What the mails about clocks differ in; the rest of them is the same. */
interface Words {
  /** What the subject begins with. By default how the clock stands. */
  state?(input: MailInput): string
  lead(input: MailInput): string
}

/** Makes the template of a mail about a clock. */
export const clockMail =
  ({ state = stateInWords, lead }: Words) =>
  (input: MailInput): MailContent => {
    const { notice, rule, reference, actions } = input
    const about = aboutInWords(rule, notice.clock)
    const heading = `${state(input)}: ${inSentence(rule.title)}${about === undefined ? '' : `, ${about}`}`
    return {
      subject: `${heading} (${reference})`,
      heading,
      lead: lead(input),
      remarks: clockRemarks(input),
      facts: clockFacts(input, about),
      ...(actions !== undefined && { actions }),
    }
  }

/** Asks whoever is responsible for the one thing to do. */
export const askOwner = ({ clock, rule, now }: MailInput): string => {
  const what = inSentence(rule.title)
  if (clock === undefined || clock.due === null)
    return `Please ${what}. The documents give no number of days; it is asked for as soon as possible.`
  if (rule.met === null) return `Please ${what} until the end of ${dayInWords(clock.due)}.`
  if (stateAt(clock, now) === 'overdue')
    return `This was due by ${limitInWords(clock)} and the service has not been told that it was done. Please ${what} now.`
  return `Please ${what} by ${limitInWords(clock)}.`
}

/** Asks somebody above, whose task it is not, to see to it. */
export const askAbove = ({ clock, rule, partnership }: MailInput): string => {
  const owner = titleOf(partnership, rule.owner)
  const late =
    clock === undefined || clock.due === null
      ? 'The service has not been told that this was done.'
      : `This was due by ${limitInWords(clock)} and the service has not been told that it was done.`
  return `${late} Please see that the ${owner} does it: ${inSentence(rule.title)}.`
}
