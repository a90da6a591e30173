import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { ClocksStack } from '../../infra/stack/clocks-stack.ts'
import { stageOf } from '../../infra/stack/stage.ts'

const cdkJson = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as { context: object }

/** The stages a test looks at: a real one, the one on this machine, and a real one whose tokens are another tenant's. */
export const contexts = {
  live: { stage: 'live', mailDomain: 'clocks.example', alarmEmail: 'operators@clocks.example' },
  test: { stage: 'test', mailDomain: 'clocks.example' },
  local: { stage: 'local' },
  tenant: { stage: 'live', mailDomain: 'clocks.example', issuer: 'https://login.example/tenant/v2.0', audience: 'api://clocks' },
}

/** The app of one stage as `cdk synth` makes it, but for the bundling of its functions. */
export const appOf = (context: Record<string, string>) => {
  const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context } })
  const stage = stageOf(app.node)
  return { app, stack: new ClocksStack(app, `clocks-${stage.name}`, { stage }) }
}

export interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
}

/** What CloudFormation is given: the resources of one type, by their ids. */
export const synthesised = (context: Record<string, string>) => {
  const { stack } = appOf(context)
  const template = Template.fromStack(stack)
  const resources = template.toJSON().Resources as Record<string, Resource>
  const ofType = (type: string): [string, Resource][] => Object.entries(resources).filter(([, { Type }]) => Type === type)
  const only = (type: string): Resource => {
    const [found, ...more] = ofType(type)
    if (found === undefined || more.length > 0) throw new Error(`expected one ${type} but found ${more.length + (found ? 1 : 0)}`)
    return found[1]
  }
  return { template, stack, resources, ofType, only }
}

/** The ids that a value refers to, by `Ref` or `Fn::GetAtt`, however deep. */
export const refersTo = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('Ref' in value) return [String(value.Ref)]
  if ('Fn::GetAtt' in value) return [String((value['Fn::GetAtt'] as string[])[0])]
  return Object.values(value).flatMap(refersTo)
}

export interface Statement {
  Action: string | string[]
  Resource: unknown
  Condition?: Record<string, Record<string, unknown>>
  Principal?: unknown
}

/** The statements that an IAM policy allows, with the policy's id. */
export const allowed = (
  ofType: ReturnType<typeof synthesised>['ofType'],
): { policy: string; statement: Statement; actions: string[] }[] =>
  ofType('AWS::IAM::Policy').flatMap(([policy, { Properties }]) =>
    (Properties.PolicyDocument as { Statement: Statement[] }).Statement.map((statement) => ({
      policy,
      statement,
      actions: [statement.Action].flat(),
    })),
  )
