import * as z from 'zod/mini'
import { done, partnership, titled } from './fields.ts'
import { moment } from './moment.ts'

export const meetingHeld = done.with(titled('The rapid review meeting was held'))
export const returnsReceived = done.with(titled('The returns of all agencies for the rapid review were received'))
export const drafted = done.with(titled('The draft of the rapid review was written'))
export const decided = z
  .strictObject({
    partnership,
    at: moment,
    decision: z.enum(['no-review', 'local-review', 'national-review-suggested']),
  })
  .with(titled('The rapid review was completed and its decision taken'))
export const endorsed = done.with(titled('The decision was endorsed by the chair of the partnership'))
export const sentToPanel = done.with(titled('The rapid review and its decision were sent to the Panel'))
