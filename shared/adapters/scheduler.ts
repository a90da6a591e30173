import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import type { MatterKey } from '../matters/matter.ts'
import type { WakeTimer } from '../shell/ports.ts'
import type { Instant } from '../time/day.ts'
import { sha256 } from './matter-items.ts'

export interface ScheduleSettings {
  group: string
  /** The queue that `wake-matter` reads: accepting a call there is durable. */
  queueArn: string
  roleArn: string
  deadLetterArn: string
  /** The real instant of an instant of the service's now. */
  toReal: (instant: Instant) => Promise<Instant>
}

/** One name a matter, so that arming again replaces: 64 characters at most, and nothing of the caller's reference in it. */
export const scheduleName = ({ partnership, subject }: MatterKey) =>
  `${partnership.slice(0, 20)}-${sha256(`${partnership}#${subject}`).slice(0, 40)}`

/** `at()` in UTC, to the second, rounded up: a call that comes early would find nothing to ring. */
export const atExpression = (instant: Instant) => `at(${new Date(Math.ceil(instant / 1000) * 1000).toISOString().slice(0, 19)})`

/** A matter's one wake-up call on EventBridge Scheduler. */
export const scheduler = (client: SchedulerClient, settings: ScheduleSettings): WakeTimer => ({
  arm: async (call, at) => {
    // an update replaces the whole definition, so there is one builder for both
    const definition: CreateScheduleCommandInput = {
      Name: scheduleName(call.key),
      GroupName: settings.group,
      ScheduleExpression: atExpression(await settings.toReal(at)),
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: settings.queueArn,
        RoleArn: settings.roleArn,
        Input: JSON.stringify(call),
        DeadLetterConfig: { Arn: settings.deadLetterArn },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    }
    try {
      await client.send(new UpdateScheduleCommand(definition))
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error
      await createOrUpdate(client, definition)
    }
  },
  disarm: async (key) => {
    try {
      await client.send(new DeleteScheduleCommand({ Name: scheduleName(key), GroupName: settings.group }))
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error
    }
  },
})

/** A name may linger for a moment after its schedule has fired. */
const createOrUpdate = async (client: SchedulerClient, definition: CreateScheduleCommandInput) => {
  try {
    await client.send(new CreateScheduleCommand(definition))
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error
    await client.send(new UpdateScheduleCommand(definition))
  }
}
