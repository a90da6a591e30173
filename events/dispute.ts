import * as z from 'zod'
import { agency, idOf, partnership } from './fields.ts'
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
    by: role.meta({ description: 'The role that raises it, and that is told of every move.' }),
    parties: z
      .array(agency)
      .min(1, { error: 'expected at least one agency' })
      .max(12)
      .meta({ description: 'The agencies in dispute.' }),
    relatesTo: z
      .string()
      .regex(subjectForm, { error: 'expected the reference of another matter' })
      .optional()
      .meta({ description: 'The caller’s reference of the matter that it is about. Its clocks run on.' }),
    urgent: z.boolean().optional().meta({ description: 'A child may be at risk now.' }),
    enterAt: rung.optional().meta({ description: 'The rung to begin on, where the ladder may be entered there.' }),
  })
  .meta({ title: 'A dispute was raised' })

export const disputeResponded = z
  .strictObject({ partnership, at: moment, rung, by: role })
  .meta({ title: 'A rung answered: the dispute stays there until it is told whether that resolved it' })

export const disputeReportReceived = z
  .strictObject({ partnership, at: moment, rung, party: agency })
  .meta({ title: 'A party’s report on its position was received' })

export const disputeNotResolved = z
  .strictObject({ partnership, at: moment, rung, by: role })
  .meta({ title: 'What the rung did has not resolved the dispute: it goes one rung up' })

export const disputeEscalated = z
  .strictObject({
    partnership,
    at: moment,
    from: rung,
    by: role,
    reason: z.enum(['no-response', 'no-agreement', 'child-at-risk', 'policy-or-practice', 'holder-is-party']),
  })
  .meta({ title: 'Somebody took the dispute one rung up' })

/** Told by the service itself, never accepted from outside. */
export const disputePassedOn = z
  .strictObject({
    partnership,
    at: moment,
    from: rung,
    because: z.enum(['no-response', 'nobody-holds-it', 'holder-is-party']),
  })
  .meta({ title: 'The service took the dispute one rung up: no answer in the agreed time, or nobody to answer' })

export const disputeResolved = z
  .strictObject({
    partnership,
    at: moment,
    outcome: z.enum(['agreed', 'decided', 'mediated', 'withdrawn', 'overtaken']),
  })
  .meta({ title: 'The dispute is over' })

export const disputeExited = z
  .strictObject({
    partnership,
    at: moment,
    by: role,
    to: z.enum(['regulator', 'secretary-of-state', 'whistleblowing', 'legal-action']),
  })
  .meta({ title: 'Information about the dispute was taken outside the ladder, which goes on' })
