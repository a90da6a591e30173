import * as z from 'zod'
import { partnership } from './fields.ts'
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
      .regex(/^[a-z][a-z0-9-]{2,59}(:[A-Za-z0-9._~:-]{1,80})?$/, { error: 'expected the clock that the mail was about' })
      .meta({ examples: ['panel-notification'] }),
    role: role.meta({ description: 'The role that was written to.' }),
    holder: person.meta({ description: 'Who answered.' }),
    answer: z.enum(answers),
    reason: z.enum(reasons).optional().meta({ description: 'Of `more-time`: why.' }),
    by: person.optional().meta({ description: 'Of `covered-by`: who has it instead.' }),
    early: z.literal(true).optional().meta({
      description: 'It came within seconds of the mail’s arrival, as a link scanner’s would: kept, and without effect.',
    }),
  })
  .meta({ title: 'Somebody answered a mail' })
