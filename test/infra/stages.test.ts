import { App } from 'aws-cdk-lib'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { StageContextError, stageOf } from '../../infra/stack/stage.ts'
import { eventsScope, partnershipIds } from '../../shared/names.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { contexts, synthesised } from './synthesised.ts'

const stageFrom = (context: Record<string, string>) => stageOf(new App({ context }).node)

describe('time travel', () => {
  it.each(['live', 'test', 'tenant'] as const)('no resource of stage %s knows of it', (name) => {
    expect(JSON.stringify(synthesised(contexts[name]).template.toJSON())).not.toContain('TIME_TRAVEL')
  })

  it('is on in every function of stage local, which no account but the emulator’s can take', () => {
    const { stack, ofType } = synthesised(contexts.local)
    expect(ofType('AWS::Lambda::Function')).toHaveLength(9)
    for (const [, { Properties }] of ofType('AWS::Lambda::Function'))
      expect(Properties.Environment).toMatchObject({ Variables: { STAGE: 'local', TIME_TRAVEL: 'on' } })
    expect(stack.account).toBe('000000000000')
  })
})

describe('what a real stage holds', () => {
  const { template, ofType, only, stack } = synthesised(contexts.live)

  it('stays in London', () => expect(stack.region).toBe('eu-west-2'))

  it('is protected from deletion, and can be restored to any moment', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    })
    expect(stack.terminationProtection).toBe(true)
  })

  it('is encrypted with a key of its own that rotates: the table, every queue and the alarms', () => {
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
    const keyArn = { 'Fn::GetAtt': [ofType('AWS::KMS::Key')[0]?.[0], 'Arn'] }
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ SSESpecification: { KMSMasterKeyId: keyArn } })],
    })
    for (const [id, { Properties }] of ofType('AWS::SQS::Queue')) expect(Properties.KmsMasterKeyId, id).toEqual(keyArn)
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: keyArn })
  })

  it('may be used by AWS’s own services for this account only', () => {
    const key = only('AWS::KMS::Key')
    const { Statement } = key.Properties.KeyPolicy as {
      Statement: { Principal: { Service?: string | string[] }; Condition?: object }[]
    }
    const services = Statement.filter(({ Principal }) => Principal.Service !== undefined)
    expect(services.flatMap(({ Principal }) => Principal.Service).sort()).toEqual([
      'cloudwatch.amazonaws.com',
      'events.amazonaws.com',
    ])
    for (const { Condition } of services)
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })
  })

  it('is mailed over TLS or not at all', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSet', { DeliveryOptions: { TlsPolicy: 'REQUIRE' } })
  })
})

describe('the context of a stage', () => {
  it.each([
    ['a real stage without a mail domain', { stage: 'live' }, 'mailDomain'],
    ['no stage, which is live, without a mail domain', {}, 'mailDomain'],
    ['a name that AWS would refuse', { stage: 'Live!', mailDomain: 'clocks.example' }, 'stage=Live!'],
    ['an issuer without an audience', { mailDomain: 'clocks.example', issuer: 'https://login.example' }, 'audience'],
    ['a mailbox that is no address', { mailDomain: 'clocks.example', 'mailbox.bolton': 'scp at bolton' }, 'mailbox.bolton'],
  ])('is refused with the remedy: %s', (_why, context, remedy) => {
    expect(() => stageFrom(context)).toThrow(StageContextError)
    expect(() => stageFrom(context)).toThrow(remedy)
  })

  it('names several audiences with commas', () => {
    const context = { mailDomain: 'clocks.example', issuer: 'https://login.example', audience: 'api://a,api://b' }
    expect(stageFrom(context).outsideIssuer?.audience).toEqual(['api://a', 'api://b'])
  })
})

describe('the partnerships’ own mailboxes', () => {
  const told = (context: Record<string, string>) =>
    synthesised(context)
      .ofType('AWS::Lambda::Function')
      .flatMap(([, { Properties }]) => (Properties.Environment as { Variables: { REPLY_TO?: string } }).Variables.REPLY_TO ?? [])

  it('are told to the two functions that send mail, as far as they are given', () => {
    expect(told(contexts.test)).toEqual([])
    const given = { bolton: 'scp@bolton.example', rochdale: 'scp@rochdale.example' }
    const context = Object.fromEntries(Object.entries(given).map(([id, address]) => [`mailbox.${id}`, address]))
    expect(told({ ...contexts.test, ...context }).map((text) => JSON.parse(text) as unknown)).toEqual([given, given])
  })
})

describe('the partnerships’ machine clients', () => {
  it('are one for each partnership of the core', () => {
    expect(partnershipIds).toEqual(partnerships.map(({ id }) => id))
  })

  it('may each send the events of its own partnership only', () => {
    const { ofType } = synthesised(contexts.live)
    const clients = ofType('AWS::Cognito::UserPoolClient').map(([, { Properties }]) => Properties)
    for (const client of clients)
      expect(client).toMatchObject({
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthFlowsUserPoolClient: true,
      })
    const scopes = clients.map(({ AllowedOAuthScopes }) => AllowedOAuthScopes as { 'Fn::Join': [string, unknown[]] }[])
    expect(scopes.map((each) => each.map((scope) => scope['Fn::Join'][1][1]))).toEqual(partnershipIds.map((id) => [`/${id}`]))
  })

  it('are not made where the tokens are another tenant’s', () => {
    const { template, ofType } = synthesised(contexts.tenant)
    expect(ofType('AWS::Cognito::UserPool')).toEqual([])
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: contexts.tenant.issuer, Audience: [contexts.tenant.audience] },
    })
  })
})

describe('the front door', () => {
  const { template, ofType, only } = synthesised(contexts.live)

  it('lets nobody in without a token that names a partnership', () => {
    const open = ofType('AWS::ApiGatewayV2::Route').filter(([, { Properties }]) => Properties.AuthorizationType === 'NONE')
    expect(ofType('AWS::ApiGatewayV2::Route')).toHaveLength(4)
    // whoever has a link has no other token
    expect(open.map(([, { Properties }]) => Properties.RouteKey).sort()).toEqual(
      ['GET', 'HEAD', 'POST'].map((method) => `${method} /a/{token}`),
    )
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'POST /events',
      AuthorizationType: 'JWT',
      AuthorizationScopes: partnershipIds.map(eventsScope),
    })
  })

  it('logs who and when, but no query, body or header', () => {
    const stage = only('AWS::ApiGatewayV2::Stage')
    const { Format } = stage.Properties.AccessLogSettings as { Format: string }
    expect(Object.values(JSON.parse(Format) as Record<string, string>).sort()).toEqual(
      [
        '$context.authorizer.claims.client_id',
        '$context.error.message',
        '$context.requestId',
        '$context.requestTime',
        '$context.responseLatency',
        '$context.routeKey',
        '$context.status',
      ].sort(),
    )
  })

  it('is throttled apart for the links in mails, so that nobody can hold up events with them', () => {
    const routes = Object.fromEntries(
      ['GET', 'HEAD', 'POST'].map((method) => [
        `${method} /a/{token}`,
        { ThrottlingRateLimit: expect.any(Number), ThrottlingBurstLimit: expect.any(Number) },
      ]),
    )
    const { Properties } = only('AWS::ApiGatewayV2::Stage')
    expect(Properties.RouteSettings).toEqual(routes)
    for (const { ThrottlingRateLimit } of Object.values(
      Properties.RouteSettings as Record<string, { ThrottlingRateLimit: number }>,
    ))
      expect(ThrottlingRateLimit).toBeLessThan(
        (Properties.DefaultRouteSettings as { ThrottlingRateLimit: number }).ThrottlingRateLimit,
      )
  })

  it('is where the links in mails lead, or the address that people know it by', () => {
    const leadTo = (context: Record<string, string>) =>
      synthesised(context)
        .ofType('AWS::Lambda::Function')
        .map(([, { Properties }]) => (Properties.Environment as { Variables: Record<string, unknown> }).Variables.LINKS_URL)
        .filter((url) => url !== undefined)
    const [own, ...others] = leadTo(contexts.live)
    expect(JSON.stringify(own)).toContain('.execute-api.')
    expect(others).toEqual([own])
    const known = 'https://clocks.council.example'
    expect(leadTo({ ...contexts.live, linksUrl: known })).toEqual([known, known])
    expect(() => leadTo({ ...contexts.live, linksUrl: 'http://clocks.council.example' })).toThrow('expected an address such as')
  })

  it('is throttled', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
    })
  })
})
