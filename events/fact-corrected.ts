import * as z from 'zod'
import { eventId } from './envelope.ts'
import { partnership } from './fields.ts'

/** A correction adds to the record: the first fact stays in the timeline and stops counting. */
export const factCorrected = z
  .strictObject({
    partnership,
    corrects: eventId.meta({ description: 'The id of the event that was wrong.' }),
    data: z
      .union([z.record(z.string(), z.unknown()), z.null()], { error: 'expected the whole corrected data, or null to withdraw' })
      .meta({ description: 'The whole data as it should have been, or null to withdraw the fact.' }),
  })
  .meta({ title: 'An earlier fact was wrong: here is what it should have said' })
