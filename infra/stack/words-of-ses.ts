import { EventField, type EventPattern, Match, RuleTargetInput } from 'aws-cdk-lib/aws-events'

const field = (path: string): string => EventField.fromPath(`$.detail.${path}`)

/** What SES says of a mail, by what becomes of it: each word has its moment, and a bounce its kind, in an object of its own. */
const words = {
  bounced: {
    types: ['Bounce'],
    own: { bounce: { bounceType: field('bounce.bounceType'), timestamp: field('bounce.timestamp') } },
  },
  complained: { types: ['Complaint'], own: { complaint: { timestamp: field('complaint.timestamp') } } },
  delivered: { types: ['Delivery'], own: { delivery: { timestamp: field('delivery.timestamp') } } },
  delayed: { types: ['DeliveryDelay'], own: { deliveryDelay: { timestamp: field('deliveryDelay.timestamp') } } },
  rejected: { types: ['Reject', 'Rendering Failure'], own: {} },
}

export interface WordOfSes {
  /** In this service's own words. */
  name: string
  eventPattern: EventPattern
  /** What of SES's event is passed on: ids and moments. Addresses and diagnostics stay where they are. */
  passedOn: RuleTargetInput
}

/**
 * What is taken of all that SES says of the mails of one configuration set: a part of SES's own event, in its own shape.
 *
 * Where a path is missing EventBridge has nothing to put into its place, and what comes out is broken. So each word has a
 * rule of its own, and takes only mails with both tags.
 */
export const wordsOfSes = (configurationSet: string): WordOfSes[] =>
  Object.entries(words).map(([name, { types, own }]) => ({
    name,
    eventPattern: {
      source: ['aws.ses'],
      detail: {
        eventType: types,
        mail: { tags: { 'ses:configuration-set': [configurationSet], notice: Match.prefix(''), partnership: Match.prefix('') } },
      },
    },
    passedOn: RuleTargetInput.fromObject({
      detail: {
        eventType: field('eventType'),
        mail: {
          timestamp: field('mail.timestamp'),
          tags: { notice: field('mail.tags.notice'), partnership: field('mail.tags.partnership') },
        },
        ...own,
      },
    }),
  }))
