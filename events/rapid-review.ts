import * as z from 'zod'
import { done, partnership } from './fields.ts'
import { moment } from './moment.ts'

export const meetingHeld = done.meta({ title: 'The rapid review meeting was held' })
export const returnsReceived = done.meta({ title: 'The returns of all agencies for the rapid review were received' })
export const drafted = done.meta({ title: 'The draft of the rapid review was written' })
export const decided = z
  .strictObject({
    partnership,
    at: moment,
    decision: z.enum(['no-review', 'local-review', 'national-review-suggested']),
  })
  .meta({ title: 'The rapid review was completed and its decision taken' })
export const endorsed = done.meta({ title: 'The decision was endorsed by the chair of the partnership' })
export const sentToPanel = done.meta({ title: 'The rapid review and its decision were sent to the Panel' })
