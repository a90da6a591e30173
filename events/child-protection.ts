import * as z from 'zod/mini'
import { agency, done, partnership, titled } from './fields.ts'
import { day, moment } from './moment.ts'

/** Which conference of a process: the initial one, or the first, second … review. */
const conference = z
  .string()
  .check(z.regex(/^(initial|review-[1-9][0-9]?)$/, { error: 'expected initial, review-1, review-2 …' }))
  .with(z.meta({ title: 'conference', examples: ['initial', 'review-1'] }))

export const strategyDiscussionDecided = done.with(
  titled('It was decided that there is reasonable cause to suspect significant harm'),
)
export const strategyDiscussionHeld = z
  .strictObject({
    partnership,
    at: moment,
    section47Initiated: z
      .boolean()
      .with(
        z.describe(
          'Whether section 47 enquiries were initiated at this discussion. The last discussion told to have done so counts.',
        ),
      ),
    practitionerMayHaveCausedHarm: z
      .optional(z.boolean())
      .with(z.describe('Whether there are concerns that a practitioner who works with children may have caused harm.')),
  })
  .with(titled('A strategy discussion was held'))
export const discussionNeededAfterDeath = done.with(
  titled('A child died, there are safeguarding concerns, and siblings or other children are vulnerable'),
)
export const strategyMinutesSent = z
  .strictObject({ partnership, heldOn: day.with(z.describe('The day of the discussion.')), at: moment })
  .with(titled('The minutes of a strategy discussion were sent'))
export const ladoConsulted = done.with(titled('The LADO was consulted about a practitioner'))

export const conferenceNotProceeding = done.with(
  titled('The local authority decided not to proceed with a child protection conference'),
)
export const conferenceRequested = done.with(titled('A practitioner requested that a conference be convened'))
export const conferenceRequestDecided = z
  .strictObject({
    partnership,
    requestedOn: day.with(z.describe('The day of the request.')),
    at: moment,
    granted: z.boolean().with(z.describe('Whether the conference is convened after all.')),
  })
  .with(titled('It was decided on a practitioner’s request for a conference'))

export const birthExpected = z
  .strictObject({ partnership, on: day.with(z.describe('The estimated delivery date. A new fact replaces it.')) })
  .with(titled('A birth is expected on a day'))
export const conferencePlanned = z
  .strictObject({ partnership, conference, on: day })
  .with(titled('A child protection conference is planned for a day'))
export const conferenceHeld = z
  .strictObject({
    partnership,
    conference,
    at: moment,
    outcome: z.enum(['plan', 'no-plan']).with(z.describe('Whether there is a child protection plan from now on.')),
    chairDecidedAgainstMajority: z.optional(z.boolean()),
  })
  .with(titled('A child protection conference was held'))
const ofConference = z.strictObject({ partnership, conference, at: moment })
export const reportsWritten = ofConference.with(titled('The reports for a conference were written'))
export const reportsSubmitted = ofConference.with(titled('The reports for a conference were submitted'))
export const chairMetFamily = ofConference.with(titled('The conference chair met the child and the parents in advance'))
export const familySawReports = ofConference.with(titled('The reports were shared with the child and the family'))
export const decisionsCirculated = ofConference.with(titled('The decisions of a conference were circulated'))
export const conferenceMinutesCirculated = ofConference.with(titled('The minutes of a conference were circulated'))
export const decisionReviewed = ofConference.with(
  titled('The head of service reviewed a decision that the chair made against the majority'),
)
export const conferenceLate = z
  .strictObject({
    partnership,
    conference,
    reason: z.enum(['concern-arose-late', 'enquiries-incomplete', 'family-unavailable', 'agency-unavailable', 'other-area']),
    at: moment,
  })
  .with(titled('The reason was given why a conference could not be in time'))

const ofCoreGroup = z.strictObject({
  partnership,
  heldOn: day.with(z.describe('The day of the core group.')),
  at: moment,
})
export const coreGroupHeld = done.with(titled('A core group was held'))
export const coreGroupAttendanceMissed = z
  .strictObject({ partnership, heldOn: day.with(z.describe('The day of the core group.')), agency })
  .with(titled('An agency did not attend a core group'))
export const coreGroupMinutesCirculated = ofCoreGroup.with(titled('The minutes of a core group were circulated to its members'))
export const coreGroupMinutesUploaded = ofCoreGroup.with(titled('The minutes of a core group were uploaded to the record'))
export const planRevised = done.with(titled('The child protection plan was revised'))
export const planCirculated = z
  .strictObject({ partnership, revisedOn: day.with(z.describe('The day of the revision.')), at: moment })
  .with(titled('The revised plan was copied to the core group'))
export const planEnded = z
  .strictObject({ partnership, at: moment, because: z.enum(['conference', 'looked-after', 'moved-away', 'adult', 'died']) })
  .with(titled('The child protection plan ended'))
export const planEndLetterSent = done.with(titled('The letter to all practitioners about the end of the plan was sent'))
