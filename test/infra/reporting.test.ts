import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { contexts, synthesised } from './synthesised.ts'

const { template, only } = synthesised(contexts.live)

describe('what SES says of the mail of a stage', () => {
  it('is asked for but for opens and clicks, which are nobody’s business', () => {
    const { Properties } = only('AWS::SES::ConfigurationSetEventDestination')
    expect(Properties.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure'],
    })
  })

  it('is taken from the account’s bus only where it is of this stage’s mail', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: 'default',
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [Match.anyValue()] } } } },
    })
  })

  it('is not asked of the emulator, which never says anything', () => {
    expect(synthesised(contexts.local).ofType('AWS::SES::ConfigurationSetEventDestination')).toEqual([])
  })
})
