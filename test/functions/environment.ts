/** The environment of each function in the local stage, as the stack sets it. */
const local = { STAGE: 'local', TABLE_NAME: 'clocks', TIME_TRAVEL: 'on' }
const mail = { MAIL_FROM: 'clocks@partnership.example', CONFIGURATION_SET: 'clocks-local' }
const linkKeys = { LINK_KEYS_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:links-AbCdEf' }
const links = { ...linkKeys, LINKS_URL: 'http://localhost:3000' }
const queueUrl = (name: string) => `http://localhost:4566/000000000000/${name}`

export const environments = {
  'receive-event': { ...local, REJECTED_QUEUE_URL: queueUrl('rejected') },
  'wake-matter': local,
  'open-duties': local,
  'arm-schedule': {
    ...local,
    WAKE_QUEUE_URL: queueUrl('wake'),
    WAKE_QUEUE_ARN: 'arn:aws:sqs:eu-west-2:000000000000:wake',
    SCHEDULE_GROUP: 'clocks-local',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/calls',
    SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-west-2:000000000000:uncalled',
  },
  'send-notice': { ...local, ...mail, ...links, INBOX_QUEUE_URL: queueUrl('inbox') },
  sweep: {
    ...local,
    ...mail,
    ...links,
    WAKE_QUEUE_URL: queueUrl('wake'),
    INBOX_QUEUE_URL: queueUrl('inbox'),
    SWEEP_GRACE_SECONDS: '90',
  },
  'refresh-bank-holidays': local,
  'record-delivery': local,
  'answer-link': { ...local, ...linkKeys },
  'rotate-link-key': { STAGE: 'local', ...linkKeys },
} as const

/** A real stage: its now is the real one. */
export const real = <E extends object>(environment: E) => {
  const { TIME_TRAVEL: _, ...rest } = environment as E & { TIME_TRAVEL?: string }
  return { ...rest, STAGE: 'live' }
}
