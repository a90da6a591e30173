import * as z from 'zod/mini'
import { idOf, partnership, titled } from './fields.ts'
import { day } from './moment.ts'

/** Somebody in the directory, by an id of the partnership's own: opaque, never a name. */
export const person = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{1,59}$/, { error: 'expected the id of somebody in the directory such as p-0417' }))
  .with(z.meta({ title: 'person', examples: ['p-0417'] }))

export const role = idOf('role', 'business-manager')

/** The directory belongs to the partnership as a whole: the subject is `people`. */
export const roleAssigned = z
  .strictObject({
    partnership,
    role,
    holder: person,
    address: z
      .email({ error: 'expected an e-mail address' })
      .check(
        z.maxLength(254, { error: 'expected an e-mail address of at most 254 characters' }),
        z.regex(/^(?![^@]{65})/, { error: 'expected an e-mail address with at most 64 characters before its at sign' }),
      )
      .with(
        z.describe(
          'Where this person is written to. Kept apart from the timeline, which holds the id alone; one address a person.',
        ),
      ),
    as: z
      .enum(['holder', 'joint-holder', 'deputy'])
      .with(
        z.describe(
          'A second holder at the same time has to be told of as a joint holder. Deputies are written to in their order.',
        ),
      ),
    order: z.optional(z.int().check(z.gte(1), z.lte(9))).with(z.describe('Of a deputy: the first is 1, which is assumed.')),
    from: day,
    until: z.optional(day).with(z.describe('The last day; absent while it is not known.')),
    outOfHours: z.optional(z.boolean()).with(z.describe('Whether this person is written to in quiet hours too.')),
  })
  .with(titled('Somebody holds a role, or is its deputy, from a day on'))

export const roleEnded = z
  .strictObject({
    partnership,
    role,
    holder: person,
    on: day.with(z.describe('The last day on which this person has it.')),
  })
  .with(titled('Somebody stops holding a role, or being its deputy'))

export const coverSet = z
  .strictObject({
    partnership,
    holder: person.with(z.describe('Who is away.')),
    by: person.with(z.describe('Who is written to in this person’s place, for every role.')),
    from: day,
    until: day.with(z.describe('The last day of it.')),
  })
  .with(titled('Somebody is away, and another stands in'))

const anAddress = z.strictObject({
  partnership,
  holder: person,
  contact: z
    .int()
    .check(z.gte(1), z.lte(999))
    .with(z.describe('Which of this person’s addresses: 1, and one more with each change.')),
})

/** Told by the service itself when the link in the mail to a new address has been opened and confirmed. */
export const addressConfirmed = anAddress.with(titled('Somebody has confirmed that mail reaches them'))

/** Told by the service itself, too. It confirms nothing, and takes back nothing. */
export const addressDisowned = anAddress.with(
  titled('Somebody has answered that the mail to a new address was meant for somebody else'),
)
