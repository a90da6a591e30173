import * as z from 'zod/mini'
import { partnership, titled } from './fields.ts'
import { day, moment } from './moment.ts'

/** The id of a duty in the partnership's data: `annual-report`. */
const duty = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{2,27}$/, { error: 'expected the id of a duty such as annual-report' }))
  .with(z.meta({ title: 'duty', examples: ['annual-report'] }))

// A duty and its period are a matter of their own, and the subject says which: `budget-2027`, `thematic-audit-2027-07`,
// `annual-report-rolling`. The four facts before `duty.done` come from the service itself.

const period = z
  .string()
  .check(z.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, { error: 'expected a period such as 2027, 2027-04 or 2027-09-30' }))
  .with(z.meta({ title: 'period', examples: ['2027'] }))

/** Told again with another day, the last word counts. */
export const dutyOpened = z
  .strictObject({
    partnership,
    duty,
    period,
    dueOn: day.with(z.describe('The last day on which it is done in time.')),
  })
  .with(titled('A yearly or standing duty is open for one of its periods'))
export const dutyLapsed = z
  .strictObject({ partnership, duty, period })
  .with(titled('A duty is no longer open for this period: another day was agreed on, or none'))
export const dutyDateMissing = z
  .strictObject({ partnership, duty })
  .with(titled('A duty has no date yet: its document names none and nobody has agreed on one'))
export const dutyDateAgreed = z.strictObject({ partnership, duty }).with(titled('A duty has a date: the setting is filled'))

export const dutyDone = z
  .strictObject({ partnership, duty, at: moment })
  .with(titled('A yearly or standing duty was done for its period'))
export const dutyFollowedUp = z
  .strictObject({
    partnership,
    duty,
    step: z.enum([
      'discussed-in-each-agency',
      'received-by-partners-governance',
      'received-by-health-and-wellbeing-board',
      'received-across-the-partnership',
      'sent-to-panel',
      'sent-to-what-works-centre',
    ]),
    of: day.with(z.describe('The day on which the duty was done that this follows.')),
    at: moment,
  })
  .with(titled('What follows a duty was done too: a copy was sent, a body received it'))
