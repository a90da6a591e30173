import * as z from 'zod/mini'
import { partnershipForm } from './forms.ts'
import { moment } from './moment.ts'

/** Which partnership the fact belongs to: its id, never its name. */
export const partnership = z
  .string()
  .check(z.regex(partnershipForm, { error: 'expected the id of a partnership such as bolton' }))
  .with(z.meta({ title: 'partnership', examples: ['bolton'] }))

/** Another local authority area, in one word: `wigan`. */
export const area = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z-]{1,39}$/, { error: 'expected an area in one word such as wigan' }))
  .with(z.meta({ title: 'area', examples: ['wigan'] }))

/** What a type of fact says, in one sentence: it stands in every document and mail. */
export const titled = (title: string) => z.meta({ title })

/** The data of the many facts that say only: it was done, and when. */
export const done = z.strictObject({ partnership, at: moment })

/** Something that a partnership's data names: one of its ladders, rungs, agencies or roles. */
export const idOf = (title: string, example: string) =>
  z
    .string()
    .check(z.regex(/^[a-z][a-z0-9-]{1,59}$/, { error: `expected the id of a partnership’s ${title} such as ${example}` }))
    .with(z.meta({ title, examples: [example] }))

export const agency = idOf('agency', 'police')
