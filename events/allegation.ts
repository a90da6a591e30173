import * as z from 'zod'
import { done, partnership } from './fields.ts'
import { moment } from './moment.ts'

export const allegationMade = z
  .strictObject({
    partnership,
    knownAt: moment.meta({ description: 'When the employer or agency came to know of it.' }),
    criteria: z
      .array(z.enum(['harmed-child', 'possible-offence', 'risk-of-harm', 'may-be-unsuitable']))
      .min(1, { error: 'expected at least one of the four criteria' })
      .max(4)
      .meta({ description: 'Which of the four criteria apply. Nothing more is told.' }),
  })
  .meta({ title: 'An allegation was made against a person who works with children' })
export const allegationReferred = done.meta({ title: 'The employer or agency referred the allegation to the LADO' })
export const immediateActionDecided = done.meta({ title: 'The LADO decided on immediate action' })
export const evaluationHeld = done.meta({ title: 'The evaluation meeting or discussion was held' })
export const strategyMeetingHeld = done.meta({ title: 'The allegation strategy meeting was held' })
export const strategyReviewed = done.meta({ title: 'The allegation strategy meeting was reviewed' })
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
  .meta({ title: 'The reason was recorded why the enquiry is not concluded' })
export const allegationConcluded = z
  .strictObject({
    partnership,
    at: moment,
    outcome: z.enum(['substantiated', 'unsubstantiated', 'unfounded', 'false', 'malicious', 'advice-only']),
  })
  .meta({ title: 'The enquiry was concluded' })
