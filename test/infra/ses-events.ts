const timestamp = '2026-12-29T08:30:09.669Z'
const somebody = 'somebody@bolton.example'

/** All that SES tells of whom a mail was for, and from whom. */
const mail = {
  timestamp: '2026-12-29T08:30:02.012Z',
  source: 'Clocks <clocks@clocks.example>',
  sourceArn: 'arn:aws:ses:eu-west-2:123456789012:identity/clocks.example',
  sendingAccountId: '123456789012',
  messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: [somebody],
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'Clocks <clocks@clocks.example>' },
    { name: 'To', value: somebody },
  ],
  commonHeaders: { from: ['Clocks <clocks@clocks.example>'], to: [somebody], subject: 'Last day: notify the Panel (K7Q2M)' },
  tags: {
    'ses:operation': ['SendEmail'],
    'ses:configuration-set': ['clocks-live'],
    'ses:source-ip': ['192.0.2.0'],
    'ses:from-domain': ['clocks.example'],
    'ses:caller-identity': ['clocks-live-SendNotice'],
    notice: ['K7Q2M-000003-0_director-of-childrens-services'],
    partnership: ['bolton'],
  },
}

const said = (eventType: string, own: object) => ({
  version: '0',
  id: '12345678-1234-1234-1234-111122223333',
  'detail-type': `Email ${eventType}`,
  source: 'aws.ses',
  account: '123456789012',
  time: '2026-12-29T08:30:10Z',
  region: 'eu-west-2',
  resources: ['arn:aws:ses:eu-west-2:123456789012:configuration-set/clocks-live'],
  detail: { eventType, mail, ...own },
})

const bounce = (bounceType: string, bounceSubType: string, diagnosticCode: string) =>
  said('Bounce', {
    bounce: {
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: somebody, action: 'failed', status: '5.1.1', diagnosticCode }],
      timestamp,
      reportingMTA: 'dsn; mta.example.com',
    },
  })

/** One event of every kind that SES is asked for, as its developer guide shows them: whole, with addresses and diagnostics. */
export const sesEvents = {
  'a hard bounce': bounce('Permanent', 'General', `smtp; 550 5.1.1 <${somebody}>: user unknown`),
  'a soft bounce': bounce('Transient', 'MailboxFull', `smtp; 452 4.2.2 <${somebody}>: mailbox full`),
  'a bounce of no known kind': bounce('Undetermined', 'Undetermined', 'smtp; 550'),
  'a complaint': said('Complaint', {
    complaint: {
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      complainedRecipients: [{ emailAddress: somebody }],
      timestamp,
      userAgent: 'Example mail program',
      complaintFeedbackType: 'abuse',
      arrivalDate: timestamp,
    },
  }),
  'a delivery': said('Delivery', {
    delivery: {
      timestamp,
      processingTimeMillis: 11893,
      recipients: [somebody],
      smtpResponse: `250 2.6.0 <${somebody}> queued`,
      reportingMTA: 'mta.example.com',
    },
  }),
  'a delay': said('DeliveryDelay', {
    deliveryDelay: {
      timestamp,
      delayType: 'TransientCommunicationFailure',
      expirationTime: '2026-12-29T22:25:59.669Z',
      delayedRecipients: [{ emailAddress: somebody, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect' }],
    },
  }),
  'a rejection': said('Reject', { reject: { reason: `Bad content, to ${somebody}` } }),
  'a rendering failure': said('Rendering Failure', {
    failure: { errorMessage: `Attribute is not present for ${somebody}`, templateName: 'None' },
  }),
}
