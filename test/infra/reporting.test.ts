import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/record-delivery/receipt-of.ts'
import { passedOnBy } from './event-bridge.ts'
import { sesEvents } from './ses-events.ts'
import { contexts, refersTo, synthesised } from './synthesised.ts'

const { template, only, ofType } = synthesised(contexts.live)
const rules = ofType('AWS::Events::Rule')
  .map(([, rule]) => rule)
  .filter(({ Properties }) => Properties.EventBusName === 'default')
const passedOn = (event: unknown): string[] => rules.map((rule) => passedOnBy(rule, event)).filter((each) => each !== undefined)

describe('what SES says of the mail of a stage', () => {
  it('is asked for but for opens and clicks, which are nobody’s business', () => {
    const { Properties } = only('AWS::SES::ConfigurationSetEventDestination')
    expect(Properties.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure'],
    })
  })

  it('is taken from the account’s bus only where it is of this stage’s mail', () => {
    template.resourcePropertiesCountIs(
      'AWS::Events::Rule',
      {
        EventBusName: 'default',
        EventPattern: {
          source: ['aws.ses'],
          detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: Match.stringLikeRegexp('ConfigurationSet') }] } } },
        },
      },
      rules.length,
    )
    const { detail, ...event } = sesEvents['a hard bounce']
    const ofAnother = { ...detail.mail.tags, 'ses:configuration-set': ['clocks-test'] }
    const { partnership: _partnership, ...untagged } = detail.mail.tags
    for (const tags of [ofAnother, untagged])
      expect(passedOn({ ...event, detail: { ...detail, mail: { ...detail.mail, tags } } })).toEqual([])
    expect(passedOn({ ...event, detail, source: 'somebody.else' })).toEqual([])
  })

  it.each(Object.entries(sesEvents))(
    'is passed on without addresses and diagnostics, and read as if it were whole: %s',
    (_what, event) => {
      const [passed, ...more] = passedOn(event)
      // by one rule, or it would be told twice
      expect(more).toEqual([])
      expect(passed).not.toContain('@')
      expect(passed).not.toMatch(/smtp|192\.0\.2|subject|Unable|Bad content/i)
      const receipt = receiptOf(JSON.parse(passed ?? ''))
      expect(receipt).toMatchObject({ partnership: 'bolton', reference: 'K7Q2M', version: 3, n: 0 })
      expect(receipt).toEqual(receiptOf(event))
    },
  )

  it('that is lost on its way leaves no dead letter, for it would be SES’s whole event, but rings', () => {
    expect(rules.length).toBeGreaterThan(0)
    for (const { Properties } of rules) {
      expect(Properties.Targets).toHaveLength(1)
      expect((Properties.Targets as object[])[0]).not.toHaveProperty('DeadLetterConfig')
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/Events',
        MetricName: 'FailedInvocations',
        Dimensions: [{ Name: 'RuleName', Value: Properties.Name }],
        Statistic: 'Sum',
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 0,
      })
    }
  })

  it('is tried for a day to be put on one queue', () => {
    for (const { Properties } of rules) {
      const [target] = Properties.Targets as { Arn: unknown; RetryPolicy: object }[]
      expect(refersTo(target?.Arn)[0]).toMatch(/^ReportingReceipts/)
      expect(target?.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 })
    }
  })

  it('is not asked of the emulator, which never says anything', () => {
    expect(synthesised(contexts.local).ofType('AWS::SES::ConfigurationSetEventDestination')).toEqual([])
  })
})
