import { eitherOf, when } from '../../clocks/happening.ts'

// What more than one part of an incident's rules waits for.

export const notified = {
  panel: when('incident.panel-notified', 'the Panel was notified'),
  partnership: when('incident.partnership-notified', 'the partnership was notified'),
  otherAreas: when('incident.other-areas-notified', 'the partnerships of the other areas were notified'),
  ofsted: when('incident.ofsted-notified', 'Ofsted was notified'),
  secretaryOfState: when('incident.secretary-of-state-notified', 'the Secretary of State was notified'),
}

/** A serious child safeguarding case: abuse or neglect is known or suspected, and the child died or was seriously harmed. */
export const aware = when('incident.became-known', 'the local authority became aware', (f) =>
  f.abuseKnownOrSuspected ? f.awareAt : undefined,
)

/** The partners' awareness, told with the incident or afterwards. */
export const partnersAware = eitherOf(
  when('incident.became-known', 'the partners became aware', (f) => f.partnersAwareAt),
  when('incident.partners-aware', 'the partners became aware'),
)

export const initiated = when('practice-review.initiated', 'it was decided to initiate the review')

/** The day on which the review itself began; the day of the decision where no other was told. */
export const reviewBegan = when('practice-review.initiated', 'the review was initiated', (f) => f.beganOn ?? f.at)
