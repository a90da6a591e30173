import * as z from 'zod/mini'
import { partnership, titled } from './fields.ts'
import { day } from './moment.ts'

/** Settings belong to the partnership as a whole: the subject is `settings`. */
export const settingsAgreed = z
  .strictObject({
    partnership,
    setting: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/, { error: 'expected the name of a setting' })),
    value: z.union(
      [z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)), z.int().check(z.gte(0), z.lte(2000)), z.boolean(), z.null()],
      { error: 'expected a word, a whole number, true, false, or null to unset it' },
    ),
    from: day.with(z.describe('The day from which it is in force.')),
    agreedBy: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/, { error: 'expected a role or group, not a name' })),
    agreedOn: day,
    source: z
      .string()
      .check(z.regex(/^[A-Za-z0-9 .,:()/-]{3,120}$/, { error: 'expected the document and paragraph, at most 120 characters' })),
  })
  .with(titled('A partnership agreed on something that its documents leave open'))
