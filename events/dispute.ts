import * as z from 'zod/mini'
import { agency, idOf, partnership, titled } from './fields.ts'
import { subjectForm } from './forms.ts'
import { moment } from './moment.ts'

const ladder = idOf('ladder', 'front-line-practice')
const rung = idOf('rung', 'safeguarding-partners')
const role = idOf('role', 'business-manager')

/** What a dispute is about: the sources of dispute that the partnerships' documents name, and nothing of the case. */
const disputeAbout = z.enum([
  'thresholds',
  'interventions',
  'policy-or-practice',
  'conference-not-proceeding',
  'core-group-attendance',
  'plan-not-progressing',
  'chair-decision',
  'funding-and-resources',
  'strategic-priorities',
  'non-compliance',
  'roles-and-responsibilities',
  'information-sharing',
  'rapid-review-referral',
  'rapid-review-outcome',
  'overdue-duty',
])

// A dispute goes on by naming the rung that it is on: what is told of another rung than the open one is refused, so two
// who tell of one rung at the same time cannot move it twice.

export const disputeRaised = z
  .strictObject({
    partnership,
    at: moment,
    ladder,
    about: disputeAbout,
    by: role.with(z.describe('The role that raises it, and that is told of every move.')),
    parties: z
      .array(agency)
      .check(z.minLength(1, { error: 'expected at least one agency' }), z.maxLength(12))
      .with(z.describe('The agencies in dispute.')),
    relatesTo: z
      .optional(z.string().check(z.regex(subjectForm, { error: 'expected the reference of another matter' })))
      .with(z.describe('The caller’s reference of the matter that it is about. Its clocks run on.')),
    urgent: z.optional(z.boolean()).with(z.describe('A child may be at risk now.')),
    enterAt: z.optional(rung).with(z.describe('The rung to begin on, where the ladder may be entered there.')),
  })
  .with(titled('A dispute was raised'))

export const disputeResponded = z
  .strictObject({ partnership, at: moment, rung, by: role })
  .with(titled('A rung answered: the dispute stays there until it is told whether that resolved it'))

export const disputeReportReceived = z
  .strictObject({ partnership, at: moment, rung, party: agency })
  .with(titled('A party’s report on its position was received'))

export const disputeNotResolved = z
  .strictObject({ partnership, at: moment, rung, by: role })
  .with(titled('What the rung did has not resolved the dispute: it goes one rung up'))

export const disputeEscalated = z
  .strictObject({
    partnership,
    at: moment,
    from: rung,
    by: role,
    reason: z.enum(['no-response', 'no-agreement', 'child-at-risk', 'policy-or-practice', 'holder-is-party']),
  })
  .with(titled('Somebody took the dispute one rung up'))

/** Told by the service itself, never accepted from outside. */
export const disputePassedOn = z
  .strictObject({
    partnership,
    at: moment,
    from: rung,
    because: z.enum(['no-response', 'nobody-holds-it', 'holder-is-party']),
  })
  .with(titled('The service took the dispute one rung up: no answer in the agreed time, or nobody to answer'))

export const disputeResolved = z
  .strictObject({
    partnership,
    at: moment,
    outcome: z.enum(['agreed', 'decided', 'mediated', 'withdrawn', 'overtaken']),
  })
  .with(titled('The dispute is over'))

export const disputeExited = z
  .strictObject({
    partnership,
    at: moment,
    by: role,
    to: z.enum(['regulator', 'secretary-of-state', 'whistleblowing', 'legal-action']),
  })
  .with(titled('Information about the dispute was taken outside the ladder, which goes on'))
