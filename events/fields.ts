import * as z from 'zod'
import { partnershipForm } from './forms.ts'
import { moment } from './moment.ts'

/** Which partnership the fact belongs to: its id, never its name. */
export const partnership = z
  .string()
  .regex(partnershipForm, { error: 'expected the id of a partnership such as bolton' })
  .meta({ title: 'partnership', examples: ['bolton'] })

/** Another local authority area, in one word: `wigan`. */
export const area = z
  .string()
  .regex(/^[A-Za-z][A-Za-z-]{1,39}$/, { error: 'expected an area in one word such as wigan' })
  .meta({ title: 'area', examples: ['wigan'] })

/** The data of the many facts that say only: it was done, and when. */
export const done = z.strictObject({ partnership, at: moment })

/** Something that a partnership's data names: one of its ladders, rungs, agencies or roles. */
export const idOf = (title: string, example: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/, { error: `expected the id of a partnership’s ${title} such as ${example}` })
    .meta({ title, examples: [example] })

export const agency = idOf('agency', 'police')
