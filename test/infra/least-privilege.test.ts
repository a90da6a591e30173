import { describe, expect, it } from 'vitest'
import { linkDays } from '../../shared/links/link.ts'
import { allowed, contexts, refersTo, synthesised } from './synthesised.ts'

const { ofType } = synthesised(contexts.live)
const statements = allowed(ofType)
const rolesOf = (part: string) => statements.filter(({ policy }) => policy.includes(part))

describe('what the functions may do', () => {
  it('is said in policies of their own: none of AWS’s managed ones', () => {
    expect(ofType('AWS::IAM::Role').length).toBeGreaterThan(5)
    for (const [id, { Properties }] of ofType('AWS::IAM::Role')) expect(Properties.ManagedPolicyArns, id).toBeUndefined()
  })

  it('names every action in full', () => {
    for (const { policy, actions } of statements) for (const action of actions) expect(action, policy).not.toContain('*')
  })

  it('names every resource, but for the schedules of the matters, which only their group names, and SES’s account, which has none', () => {
    const wild = statements
      .filter(({ statement }) => JSON.stringify(statement.Resource).includes('*'))
      .filter(({ actions }) => actions.join() !== 'ses:GetAccount')
    expect(wild.map(({ policy, actions }) => [policy.replace(/[0-9A-F]{8}$/, ''), actions])).toEqual([
      [
        'WakingArmScheduleRoleDefaultPolicy',
        ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'scheduler:GetSchedule', 'scheduler:UpdateSchedule'],
      ],
    ])
    expect(JSON.stringify(wild[0]?.statement.Resource)).toContain(':schedule/clocks-live/*')
  })

  it('includes deleting from the table for nobody', () => {
    const onTable = statements.flatMap(({ actions }) => actions).filter((action) => action.startsWith('dynamodb:'))
    expect(new Set(onTable)).toEqual(
      new Set(
        [
          'GetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'ConditionCheckItem',
          'DescribeStream',
          'GetRecords',
          'GetShardIterator',
          'ListStreams',
        ].map((action) => `dynamodb:${action}`),
      ),
    )
  })

  it('includes writing to the table for those that commit or record only', () => {
    const writers = statements.filter(({ actions }) => actions.includes('dynamodb:PutItem')).map(({ policy }) => policy)
    expect(writers.map((policy) => policy.replace(/RoleDefaultPolicy.*/, '')).sort()).toEqual([
      'AnsweringAnswerLink',
      'OpeningOpenDuties',
      'ReceivingReceiveEvent',
      'RefreshingRefresh',
      'ReportingRecordDelivery',
      'SweepingSweep',
      'TellingSendNotice',
      'WakingWakeMatter',
    ])
  })

  it('includes mail for two of them, from one address', () => {
    const ofSes = statements.filter(({ actions }) => actions.some((action) => action.startsWith('ses:')))
    const senders = ofSes.filter(({ actions }) => !actions.includes('ses:GetAccount'))
    const askers = ofSes.filter(({ actions }) => actions.includes('ses:GetAccount'))
    expect(askers.map(({ policy, actions }) => [policy, actions])).toEqual(
      senders.map(({ policy }) => [policy, ['ses:GetAccount']]),
    )
    expect(senders.map(({ policy }) => policy.replace(/RoleDefaultPolicy.*/, '')).sort()).toEqual([
      'SweepingSweep',
      'TellingSendNotice',
    ])
    for (const { statement, actions } of senders) {
      expect(actions).toEqual(['ses:SendEmail'])
      expect(statement.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'clocks@clocks.example' } })
      const arns = JSON.stringify(statement.Resource)
      expect(arns).toContain(':identity/clocks.example')
      expect(arns).toContain(':configuration-set/clocks-live')
    }
  })
})

describe('the key that signs the links in mails', () => {
  const onSecret = statements.filter(({ actions }) => actions.some((action) => action.startsWith('secretsmanager:')))
  const whose = (policy: string) => policy.replace(/RoleDefaultPolicy.*/, '')
  const [secret] = ofType('AWS::SecretsManager::Secret').map(([id]) => id)

  it('is read by those who write mails and by the pages behind the links, and changed by its rotation only', () => {
    expect(onSecret.map(({ policy, actions }) => [whose(policy), actions]).sort()).toEqual([
      ['AnsweringAnswerLink', ['secretsmanager:GetSecretValue']],
      [
        'LinkKeysRotateLinkKey',
        ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
          (each) => `secretsmanager:${each}`,
        ),
      ],
      ['SweepingSweep', ['secretsmanager:GetSecretValue']],
      ['TellingSendNotice', ['secretsmanager:GetSecretValue']],
    ])
    for (const { statement } of onSecret) expect(refersTo(statement.Resource)).toEqual([secret])
  })

  it('is rotated by a function that may do nothing else, every 30 days: longer than a link lasts', () => {
    const own = rolesOf('RotateLinkKey').flatMap(({ actions }) => actions)
    expect(own.filter((action) => !/^(secretsmanager|kms|logs):/.test(action))).toEqual([])
    const [[, { Properties }] = ['', { Properties: {} as Record<string, unknown> }]] = ofType(
      'AWS::SecretsManager::RotationSchedule',
    )
    expect(Properties).toMatchObject({ RotationRules: { AutomaticallyAfterDays: 30 } })
    expect(refersTo(Properties.SecretId)).toEqual([secret])
    expect(linkDays).toBeLessThan(30)
  })

  it('can be rotated by Secrets Manager of this account only, for this secret', () => {
    const permissions = ofType('AWS::Lambda::Permission').filter(
      ([
        ,
        {
          Properties: { Principal },
        },
      ]) => JSON.stringify(Principal).includes('secretsmanager'),
    )
    expect(permissions).toHaveLength(1)
    expect(permissions[0]?.[1].Properties.SourceAccount).toEqual({ Ref: 'AWS::AccountId' })
    expect(refersTo(permissions[0]?.[1].Properties.SourceArn)).toEqual([secret])
  })
})

describe('the Scheduler’s roles', () => {
  const byScheduler = ofType('AWS::IAM::Role').filter(([, role]) => JSON.stringify(role).includes('scheduler.amazonaws.com'))

  it('can be taken for the schedules of this account’s one group only', () => {
    const groups = ofType('AWS::Scheduler::ScheduleGroup').map(([id]) => id)
    expect(byScheduler).toHaveLength(4)
    for (const [id, { Properties }] of byScheduler) {
      const { Statement } = Properties.AssumeRolePolicyDocument as {
        Statement: { Condition: { StringEquals: Record<string, unknown> } }[]
      }
      expect(Statement, id).toHaveLength(1)
      const condition = Statement[0]?.Condition.StringEquals
      expect(condition?.['aws:SourceAccount'], id).toEqual({ Ref: 'AWS::AccountId' })
      expect(groups, id).toContain(refersTo(condition?.['aws:SourceArn'])[0])
    }
  })

  it('let a call of a matter be put on the queue and nothing else', () => {
    expect(new Set(rolesOf('CallRole').flatMap(({ actions }) => actions))).toEqual(
      new Set(['sqs:SendMessage', 'kms:Decrypt', 'kms:GenerateDataKey']),
    )
  })

  it.each([
    ['the pulse', 'PulseRole', 'SweepingSweep'],
    ['the duties', 'EveryDayRole', 'OpeningOpenDuties'],
    ['the bank holidays', 'DailyRole', 'RefreshingRefresh'],
  ])('let %s call the one function and leave what could not be called in its queue', (_what, role, called) => {
    const own = rolesOf(role)
    expect(new Set(own.flatMap(({ actions }) => actions))).toEqual(
      new Set(['lambda:InvokeFunction', 'sqs:SendMessage', 'kms:Decrypt', 'kms:GenerateDataKey']),
    )
    const invoking = own.filter(({ actions }) => actions.includes('lambda:InvokeFunction'))
    const functions = invoking.flatMap(({ statement }) => refersTo(statement.Resource))
    expect(functions).toHaveLength(1)
    expect(functions[0]).toMatch(new RegExp(`^${called}`))
  })

  it('are handed over by arm-schedule only: that one role, to the Scheduler', () => {
    const passing = statements.filter(({ actions }) => actions.includes('iam:PassRole'))
    expect(passing).toHaveLength(1)
    expect(passing[0]?.policy).toContain('ArmSchedule')
    expect(refersTo(passing[0]?.statement.Resource)[0]).toContain('CallRole')
    expect(passing[0]?.statement.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } })
  })
})

describe('the queues', () => {
  it.each<[string, string[]]>([
    ['ReceivingEverything', ['ReceivingInbox', 'ReceivingUndeliverable']],
    ...['bounced', 'complained', 'delivered', 'delayed', 'rejected'].map((word): [string, string[]] => [
      `ReportingMail${word}`,
      ['ReportingReceipts'],
    ]),
  ])('take what EventBridge sends from a rule of this stage only: %s', (named, queues) => {
    const rule = ofType('AWS::Events::Rule').find(([id]) => id.startsWith(named))?.[0]
    const granted = ofType('AWS::SQS::QueuePolicy')
      .map(
        ([id, { Properties }]) =>
          [id, Properties.PolicyDocument as { Statement: { Effect: string; Condition?: object }[] }] as const,
      )
      .flatMap(([id, { Statement }]) =>
        Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Condition }) => [id, Condition] as const),
      )
      .filter(([, condition]) => JSON.stringify(condition).includes(`${rule}`))
    expect(granted.map(([id]) => queues.find((queue) => id.startsWith(queue))).sort()).toEqual(queues)
    for (const [, condition] of granted)
      expect(condition).toEqual({ ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } })
  })

  it('take nothing else from anybody', () => {
    const allowed = ofType('AWS::SQS::QueuePolicy').flatMap(([, { Properties }]) =>
      (Properties.PolicyDocument as { Statement: { Effect: string }[] }).Statement.filter(({ Effect }) => Effect === 'Allow'),
    )
    // two for the stage's own bus, one for each word of SES
    expect(allowed).toHaveLength(7)
  })
})
