import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** The key of a real stage, for the table, the queues and the alarms; on one machine there is nothing to protect. */
export const stageKey = (scope: Construct, stage: Stage): IKey | undefined => {
  if (stage.local) return undefined
  const key = new Key(scope, 'Key', {
    alias: `clocks-${stage.name}`,
    description: `Everything that the clocks of stage ${stage.name} store`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  // alarms are published to an encrypted topic, bus events put on an encrypted queue
  for (const service of ['cloudwatch.amazonaws.com', 'events.amazonaws.com'])
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    )
  return key
}
