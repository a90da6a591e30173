import * as z from 'zod'
import { done, partnership } from './fields.ts'
import { day, moment } from './moment.ts'

export const initiated = z
  .strictObject({
    partnership,
    at: moment.meta({ description: 'When it was decided.' }),
    beganOn: day.optional().meta({ description: 'The day on which the review itself began, where that was another.' }),
  })
  .meta({ title: 'It was decided to initiate a local child safeguarding practice review' })
export const announced = done.meta({
  title: 'The Panel, Ofsted and the Department for Education were told of the local review and its reviewer',
})
export const publicationPlanned = z
  .strictObject({ partnership, on: day.meta({ description: 'The planned day. A new fact with another day moves it.' }) })
  .meta({ title: 'The report is planned to be published on a day' })
export const reportCompleted = done.meta({ title: 'The report of the practice review was completed' })
export const reportSent = z
  .strictObject({ partnership, to: z.enum(['panel', 'secretary-of-state', 'ofsted', 'what-works-centre']), at: moment })
  .meta({ title: 'A copy of the report was sent, ahead of its publication or once it was published' })
export const reportPublished = done.meta({ title: 'The report was published' })

const delay = z.enum([
  'criminal-investigation',
  'court-proceedings',
  'inquest',
  'challenge-to-publication',
  'not-to-be-published',
])
export const publicationDelayed = z
  .strictObject({ partnership, at: moment, reason: delay })
  .meta({ title: 'Publication is delayed, or it was decided not to publish' })
export const delayExplained = z
  .strictObject({ partnership, to: z.enum(['panel', 'secretary-of-state']), at: moment })
  .meta({ title: 'The reasons for the delay, or for not publishing, were given' })
export const progressChecked = done.meta({ title: 'The reviewer’s progress was checked' })
