import * as z from 'zod/mini'
import { partnership, titled } from './fields.ts'
import { instant } from './moment.ts'
import { person, role } from './people.ts'

/** What somebody may answer to a mail about a clock. "It is done" is none of these: it is the fact that meets the clock. */
export const answers = ['seen', 'mine', 'more-time', 'escalate', 'not-mine', 'covered-by', 'date-disputed'] as const
export type Answer = (typeof answers)[number]

/** Why more time is needed. Codes: no free text. */
export const reasons = ['waiting-for-information', 'waiting-for-another-agency', 'not-enough-staff', 'absence', 'other'] as const
export type MoreTimeReason = (typeof reasons)[number]

/** An answer is kept in the timeline of its matter. It never closes a clock. */
export const noticeAnswered = z
  .strictObject({
    partnership,
    at: instant,
    clock: z
      .string()
      .check(z.regex(/^[a-z][a-z0-9-]{2,59}(:[A-Za-z0-9._~:-]{1,80})?$/, { error: 'expected the clock that the mail was about' }))
      .with(z.meta({ examples: ['panel-notification'] })),
    role: role.with(z.describe('The role that was written to.')),
    holder: person.with(z.describe('Who answered.')),
    answer: z.enum(answers),
    reason: z.optional(z.enum(reasons)).with(z.describe('Of `more-time`: why.')),
    by: z.optional(person).with(z.describe('Of `covered-by`: who has it instead.')),
    early: z
      .optional(z.literal(true))
      .with(z.describe('It came within seconds of the mail’s arrival, as a link scanner’s would: kept, and without effect.')),
  })
  .with(titled('Somebody answered a mail'))
