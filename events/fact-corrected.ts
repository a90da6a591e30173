import * as z from 'zod/mini'
import { eventId } from './envelope.ts'
import { partnership, titled } from './fields.ts'

/** A correction adds to the record: the first fact stays in the timeline and stops counting. */
export const factCorrected = z
  .strictObject({
    partnership,
    corrects: eventId.with(z.describe('The id of the event that was wrong.')),
    data: z
      .union([z.record(z.string(), z.unknown()), z.null()], { error: 'expected the whole corrected data, or null to withdraw' })
      .with(z.describe('The whole data as it should have been, or null to withdraw the fact.')),
  })
  .with(titled('An earlier fact was wrong: here is what it should have said'))
