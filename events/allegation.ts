import * as z from 'zod/mini'
import { done, partnership, titled } from './fields.ts'
import { moment } from './moment.ts'

export const allegationMade = z
  .strictObject({
    partnership,
    knownAt: moment.with(z.describe('When the employer or agency came to know of it.')),
    criteria: z
      .array(z.enum(['harmed-child', 'possible-offence', 'risk-of-harm', 'may-be-unsuitable']))
      .check(z.minLength(1, { error: 'expected at least one of the four criteria' }), z.maxLength(4))
      .with(z.describe('Which of the four criteria apply. Nothing more is told.')),
  })
  .with(titled('An allegation was made against a person who works with children'))
export const allegationReferred = done.with(titled('The employer or agency referred the allegation to the LADO'))
export const immediateActionDecided = done.with(titled('The LADO decided on immediate action'))
export const evaluationHeld = done.with(titled('The evaluation meeting or discussion was held'))
export const strategyMeetingHeld = done.with(titled('The allegation strategy meeting was held'))
export const strategyReviewed = done.with(titled('The allegation strategy meeting was reviewed'))
export const delayExplained = z
  .strictObject({
    partnership,
    at: moment,
    reason: z.enum([
      'police-investigation',
      'court-proceedings',
      'disciplinary-process',
      'regulator',
      'complexity',
      'availability',
    ]),
  })
  .with(titled('The reason was recorded why the enquiry is not concluded'))
export const allegationConcluded = z
  .strictObject({
    partnership,
    at: moment,
    outcome: z.enum(['substantiated', 'unsubstantiated', 'unfounded', 'false', 'malicious', 'advice-only']),
  })
  .with(titled('The enquiry was concluded'))
