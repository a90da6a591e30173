import * as z from 'zod/mini'
import { done, partnership, titled } from './fields.ts'
import { moment } from './moment.ts'

/** A child who was reported missing is missing until a return is told. */
export const childReportedMissing = done.with(titled('A child was reported missing'))
/** One matter is one episode: a child who goes missing again has a reference anew. */
export const childReturned = z
  .strictObject({
    partnership,
    at: moment.with(z.describe('Best with the time of day: the interview is due so many hours later.')),
    placedOutsideArea: z.boolean().with(z.describe('A looked-after child who lives outside the authority’s area.')),
  })
  .with(titled('A missing child returned'))
export const interviewOffered = done.with(titled('A return interview was offered'))
export const interviewCompleted = done.with(titled('The return interview was completed'))
export const interviewDeclined = done.with(titled('The return interview was declined'))
export const missingStrategyMeetingHeld = done.with(titled('The missing strategy meeting was held'))
export const telephoneSupportOffered = done.with(titled('Telephone support was offered to a child who lives elsewhere'))
