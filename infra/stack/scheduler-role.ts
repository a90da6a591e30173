import { Stack } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'

/**
 * What the schedules of one group act as. Only EventBridge Scheduler may take the role, and only for this group: the
 * ARN it presents is the group's, not the schedule's.
 */
export const schedulerRole = (scope: Construct, id: string, group: ScheduleGroup, may: PolicyStatement[]): Role => {
  const role = new Role(scope, id, {
    description: 'What the wake-up calls of a schedule group may do',
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account, 'aws:SourceArn': group.scheduleGroupArn },
      },
    }),
  })
  for (const statement of may) role.addToPrincipalPolicy(statement)
  return role
}
