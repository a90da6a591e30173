import * as z from 'zod/mini'
import { done, partnership, titled } from './fields.ts'
import { day, moment } from './moment.ts'

export const initiated = z
  .strictObject({
    partnership,
    at: moment.with(z.describe('When it was decided.')),
    beganOn: z.optional(day).with(z.describe('The day on which the review itself began, where that was another.')),
  })
  .with(titled('It was decided to initiate a local child safeguarding practice review'))
export const announced = done.with(
  titled('The Panel, Ofsted and the Department for Education were told of the local review and its reviewer'),
)
export const publicationPlanned = z
  .strictObject({ partnership, on: day.with(z.describe('The planned day. A new fact with another day moves it.')) })
  .with(titled('The report is planned to be published on a day'))
export const reportCompleted = done.with(titled('The report of the practice review was completed'))
export const reportSent = z
  .strictObject({ partnership, to: z.enum(['panel', 'secretary-of-state', 'ofsted', 'what-works-centre']), at: moment })
  .with(titled('A copy of the report was sent, ahead of its publication or once it was published'))
export const reportPublished = done.with(titled('The report was published'))

const delay = z.enum([
  'criminal-investigation',
  'court-proceedings',
  'inquest',
  'challenge-to-publication',
  'not-to-be-published',
])
export const publicationDelayed = z
  .strictObject({ partnership, at: moment, reason: delay })
  .with(titled('Publication is delayed, or it was decided not to publish'))
export const delayExplained = z
  .strictObject({ partnership, to: z.enum(['panel', 'secretary-of-state']), at: moment })
  .with(titled('The reasons for the delay, or for not publishing, were given'))
export const progressChecked = done.with(titled('The reviewer’s progress was checked'))
