import * as z from 'zod/mini'
import { area, done, partnership, titled } from './fields.ts'
import { moment } from './moment.ts'

export const becameKnown = z
  .strictObject({
    partnership,
    awareAt: moment.with(z.describe('When the local authority became aware. Starts the statutory clocks.')),
    partnersAwareAt: z.optional(moment).with(z.describe('When the other safeguarding partners became aware.')),
    occurredOn: z.optional(moment).with(z.describe('When the incident happened. Starts nothing.')),
    childDied: z.boolean(),
    abuseKnownOrSuspected: z.boolean(),
    lookedAfter: z.boolean(),
    careLeaver: z.optional(z.boolean()),
    otherAreas: z
      .optional(z.array(area).check(z.maxLength(10, { error: 'expected at most 10 areas' })))
      .with(z.describe('Other areas whose partnerships must be told.')),
  })
  .with(titled('A serious incident became known to the local authority'))

export const partnersAware = done.with(titled('The other safeguarding partners became aware of the incident'))
export const panelNotified = done.with(titled('The national Panel was notified of the incident'))
export const partnershipNotified = done.with(titled('The safeguarding partnership was notified of the incident'))
export const otherAreasNotified = done.with(titled('The partnerships of the other areas were notified'))
export const ofstedNotified = done.with(titled('Ofsted was notified of the death'))
export const secretaryOfStateNotified = done.with(titled('The Secretary of State was notified of the death'))
export const criteriaNotMet = done.with(
  titled('It was determined that the incident does not meet the criteria of a serious child safeguarding case'),
)
