import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { appOf, contexts } from './synthesised.ts'

const acknowledgements = (context: Record<string, string>): { rule: string; reason: string; where: string }[] =>
  appOf(context)
    .stack.node.findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>))
        .map(([rule, reason]) => ({ rule: rule.replace(/^annotation::/i, ''), reason, where: node.path })),
    )

const counted = (rules: string[]) =>
  Object.fromEntries([...Map.groupBy(rules, (rule) => rule)].map(([rule, all]) => [rule, all.length]))

describe('cdk-nag’s AwsSolutions', () => {
  it.each(Object.entries(contexts))('finds nothing in stage %s that is not acknowledged', (_name, context) => {
    expect(new AwsSolutionsChecks().validateScope(appOf(context).app).violations).toEqual([])
  })

  it.each([
    ['live', contexts.live, {}],
    ['local', contexts.local, { 'AwsSolutions-DDB3': 1, 'AwsSolutions-SMG4': 1, 'AwsSolutions-IAM5': 1 }],
  ])('is answered in stage %s for these findings only', (_name, context, more) => {
    const found = acknowledgements(context).map(({ rule }) => rule.replace(/\[.*/, ''))
    expect(counted(found)).toEqual({
      ...{ 'AwsSolutions-SQS3': 11, 'AwsSolutions-IAM5': 3, 'AwsSolutions-COG8': 1, 'AwsSolutions-APIG4': 3 },
      ...more,
    })
  })

  it('is answered with a reason each time', () => {
    for (const { reason, where } of acknowledgements(contexts.local)) expect(reason, where).toMatch(/^[A-Z].{20,}\.$/)
  })
})
