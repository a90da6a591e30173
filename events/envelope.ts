import * as z from 'zod/mini'
import { eventIdForm, sourceForm, subjectForm } from './forms.ts'
import { instant } from './moment.ts'

/** Letters, digits and a few marks only: an id must not be able to carry a name. */
export const eventId = z.string().check(z.regex(eventIdForm, { error: 'expected 1 to 128 letters, digits or . _ : ~ -' }))

/** The caller's own reference for the matter. Opaque: it names nobody. */
export const subject = z
  .string()
  .check(z.regex(subjectForm, { error: 'expected 3 to 40 letters, digits or hyphens' }))
  .with(z.meta({ title: 'subject', examples: ['SI-2026-014'] }))

/** Which system or person's tool the event comes from, as a URI reference. */
export const source = z
  .string()
  .check(z.regex(sourceForm, { error: 'expected a URI reference of at most 200 characters' }))
  .with(z.meta({ title: 'source', examples: ['/bolton/case-system'] }))

/** The attributes that every event carries: CloudEvents 1.0, structured JSON. */
export const envelope = {
  specversion: z.literal('1.0'),
  id: eventId,
  source,
  subject,
  time: z.optional(instant).with(z.describe('When the event was produced. Orders facts that replace one another.')),
  datacontenttype: z.optional(z.literal('application/json')),
}
