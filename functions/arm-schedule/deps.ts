import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SQSClient } from '@aws-sdk/client-sqs'
import type * as z from 'zod'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import { wakeQueue } from '../../shared/adapters/queues.ts'
import { scheduler } from '../../shared/adapters/scheduler.ts'
import { armSchedule } from '../../shared/shell/arm-schedule.ts'
import type { Log } from '../../shared/shell/ports.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const clock = env.TIME_TRAVEL === 'on' ? travellingClock(new DynamoDBClient({}), env.TABLE_NAME) : realClock
  const arm = armSchedule({
    timer: scheduler(new SchedulerClient({}), {
      group: env.SCHEDULE_GROUP,
      queueArn: env.WAKE_QUEUE_ARN,
      roleArn: env.SCHEDULE_ROLE_ARN,
      deadLetterArn: env.SCHEDULE_DLQ_ARN,
      toReal: clock.toReal,
    }),
    queue: wakeQueue(new SQSClient({}), env.WAKE_QUEUE_URL),
    now: clock.now,
  })
  return { arm: nameFaults(log, 'MATTER_NOT_ARMED', arm) }
}
