import * as z from 'zod'
import { area, done, partnership } from './fields.ts'
import { moment } from './moment.ts'

export const becameKnown = z
  .strictObject({
    partnership,
    awareAt: moment.meta({ description: 'When the local authority became aware. Starts the statutory clocks.' }),
    partnersAwareAt: moment.optional().meta({ description: 'When the other safeguarding partners became aware.' }),
    occurredOn: moment.optional().meta({ description: 'When the incident happened. Starts nothing.' }),
    childDied: z.boolean(),
    abuseKnownOrSuspected: z.boolean(),
    lookedAfter: z.boolean(),
    careLeaver: z.boolean().optional(),
    otherAreas: z
      .array(area)
      .max(10, { error: 'expected at most 10 areas' })
      .optional()
      .meta({ description: 'Other areas whose partnerships must be told.' }),
  })
  .meta({ title: 'A serious incident became known to the local authority' })

export const partnersAware = done.meta({ title: 'The other safeguarding partners became aware of the incident' })
export const panelNotified = done.meta({ title: 'The national Panel was notified of the incident' })
export const partnershipNotified = done.meta({ title: 'The safeguarding partnership was notified of the incident' })
export const otherAreasNotified = done.meta({ title: 'The partnerships of the other areas were notified' })
export const ofstedNotified = done.meta({ title: 'Ofsted was notified of the death' })
export const secretaryOfStateNotified = done.meta({ title: 'The Secretary of State was notified of the death' })
export const criteriaNotMet = done.meta({
  title: 'It was determined that the incident does not meet the criteria of a serious child safeguarding case',
})
