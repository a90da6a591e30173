import * as z from 'zod'
import { idOf, partnership } from './fields.ts'
import { day } from './moment.ts'

/** Somebody in the directory, by an id of the partnership's own: opaque, never a name. */
export const person = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,59}$/, { error: 'expected the id of somebody in the directory such as p-0417' })
  .meta({ title: 'person', examples: ['p-0417'] })

export const role = idOf('role', 'business-manager')

/** The directory belongs to the partnership as a whole: the subject is `people`. */
export const roleAssigned = z
  .strictObject({
    partnership,
    role,
    holder: person,
    address: z
      .email({ error: 'expected an e-mail address' })
      .max(254, { error: 'expected an e-mail address of at most 254 characters' })
      .meta({
        description:
          'Where this person is written to. Kept apart from the timeline, which holds the id alone; one address a person.',
      }),
    as: z.enum(['holder', 'joint-holder', 'deputy']).meta({
      description:
        'A second holder at the same time has to be told of as a joint holder. Deputies are written to in their order.',
    }),
    order: z.int().min(1).max(9).optional().meta({ description: 'Of a deputy: the first is 1, which is assumed.' }),
    from: day,
    until: day.optional().meta({ description: 'The last day; absent while it is not known.' }),
    outOfHours: z.boolean().optional().meta({ description: 'Whether this person is written to in quiet hours too.' }),
  })
  .meta({ title: 'Somebody holds a role, or is its deputy, from a day on' })

export const roleEnded = z
  .strictObject({ partnership, role, holder: person, on: day.meta({ description: 'The last day on which this person has it.' }) })
  .meta({ title: 'Somebody stops holding a role, or being its deputy' })

export const coverSet = z
  .strictObject({
    partnership,
    holder: person.meta({ description: 'Who is away.' }),
    by: person.meta({ description: 'Who is written to in this person’s place, for every role.' }),
    from: day,
    until: day.meta({ description: 'The last day of it.' }),
  })
  .meta({ title: 'Somebody is away, and another stands in' })

const anAddress = z.strictObject({
  partnership,
  holder: person,
  contact: z.int().min(1).max(999).meta({ description: 'Which of this person’s addresses: 1, and one more with each change.' }),
})

/** Told by the service itself when the link in the mail to a new address has been opened and confirmed. */
export const addressConfirmed = anAddress.meta({ title: 'Somebody has confirmed that mail reaches them' })

/** Told by the service itself, too. It confirms nothing, and takes back nothing. */
export const addressDisowned = anAddress.meta({
  title: 'Somebody has answered that the mail to a new address was meant for somebody else',
})
