import type { ClocksEvent } from '../../../events/catalogue.ts'

/** One event of the matters that the mails in docs/mail are about. Their references are made up, as the callers' would be. */
const event = (partnership: string, subject: string, id: string, type: string, data: object, time?: string): ClocksEvent =>
  ({
    specversion: '1.0',
    source: `/${partnership}/case-system`,
    ...{ id, subject, type },
    ...(time !== undefined && { time }),
    data: { partnership, ...data },
  }) as unknown as ClocksEvent

const aware = { childDied: false, abuseKnownOrSuspected: true, lookedAfter: false }

/** A serious incident of which the authority became aware. */
export const incident = (partnership: string, awareAt: string, subject = 'SI-2026-014'): ClocksEvent =>
  event(partnership, subject, 'aware', 'incident.became-known', { awareAt, ...aware })

/** The same, and that it turned out to have been known a day earlier. */
export const correctedIncident = (partnership: string, awareAt: string, earlier: string): ClocksEvent[] => {
  const subject = 'SI-2026-014'
  const data = { corrects: 'aware', data: { partnership, awareAt: earlier, ...aware } }
  return [
    incident(partnership, awareAt, subject),
    event(partnership, subject, 'correction', 'fact.corrected', data, '2026-12-21T09:00:00Z'),
  ]
}

/** The same, and that it does not meet the criteria. */
export const notMet = (partnership: string, awareAt: string, at: string): ClocksEvent[] => [
  incident(partnership, awareAt),
  event(partnership, 'SI-2026-014', 'not-met', 'incident.criteria-not-met', { at }),
]

/** The same, and that the Panel was notified. */
export const notified = (partnership: string, awareAt: string, at: string): ClocksEvent[] => [
  incident(partnership, awareAt),
  event(partnership, 'SI-2026-014', 'notified', 'incident.panel-notified', { at }),
]

/** The same, and that its director disputes the date. */
export const disputedDate = (partnership: string, awareAt: string, at: string): ClocksEvent[] => [
  incident(partnership, awareAt),
  event(
    partnership,
    'SI-2026-014',
    'answered',
    'notice.answered',
    { at, clock: 'panel-notification', role: 'director-of-childrens-services', holder: 'p-1', answer: 'date-disputed' },
    at,
  ),
]

const raised = (at: string, urgent: boolean): ClocksEvent =>
  event('bolton', 'D-2027-001', 'raised', 'dispute.raised', {
    ...{
      at,
      ladder: 'between-partners',
      about: 'funding-and-resources',
      by: 'delegated-council',
      parties: ['council', 'police'],
    },
    ...(urgent && { urgent }),
  })

/** A dispute between the safeguarding partners of Bolton. */
export const dispute = (at: string): ClocksEvent[] => [raised(at, true)]

/** The same, and that it is decided on the second rung. */
export const disputeDecided = (at: string, escalatedAt: string, decidedAt: string): ClocksEvent[] => [
  raised(at, false),
  event('bolton', 'D-2027-001', 'up', 'dispute.escalated', {
    ...{ at: escalatedAt, from: 'delegated-partners', by: 'business-manager', reason: 'no-agreement' },
  }),
  event('bolton', 'D-2027-001', 'decided', 'dispute.resolved', { at: decidedAt, outcome: 'decided' }),
]

/** An allegation against somebody who works with children. */
export const allegation = (partnership: string, knownAt: string): ClocksEvent =>
  event(partnership, 'AL-2027-003', 'made', 'allegation.made', { knownAt, criteria: ['risk-of-harm', 'may-be-unsuitable'] })
