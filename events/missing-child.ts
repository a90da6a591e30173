import * as z from 'zod'
import { done, partnership } from './fields.ts'
import { moment } from './moment.ts'

/** A child who was reported missing is missing until a return is told. */
export const childReportedMissing = done.meta({ title: 'A child was reported missing' })
/** One matter is one episode: a child who goes missing again has a reference anew. */
export const childReturned = z
  .strictObject({
    partnership,
    at: moment.meta({ description: 'Best with the time of day: the interview is due so many hours later.' }),
    placedOutsideArea: z.boolean().meta({ description: 'A looked-after child who lives outside the authority’s area.' }),
  })
  .meta({ title: 'A missing child returned' })
export const interviewOffered = done.meta({ title: 'A return interview was offered' })
export const interviewCompleted = done.meta({ title: 'The return interview was completed' })
export const interviewDeclined = done.meta({ title: 'The return interview was declined' })
export const missingStrategyMeetingHeld = done.meta({ title: 'The missing strategy meeting was held' })
export const telephoneSupportOffered = done.meta({ title: 'Telephone support was offered to a child who lives elsewhere' })
