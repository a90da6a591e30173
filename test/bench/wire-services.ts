import type { Instant } from '../../shared/time/day.ts'
import type { Tally } from './tally.ts'
import { type Answer, operationOf, type WireRequest } from './wire.ts'

interface Schedule {
  at: Instant
  input: string
}

const at = /^at\((.{19})\)$/

/** EventBridge Scheduler behind the wire: one-time schedules that are gone once they have fired. */
export const wireScheduler = (tally: Tally) => {
  const schedules = new Map<string, Schedule>()
  const operations = { POST: 'CreateSchedule', PUT: 'UpdateSchedule', DELETE: 'DeleteSchedule' } as Record<string, string>
  return {
    /** The first to fire, if any is set. */
    next: (): Instant | undefined => [...schedules.values()].map((schedule) => schedule.at).sort((a, b) => a - b)[0],
    /** What those due by now put on the queue. */
    fire: (now: Instant): string[] => {
      const due = [...schedules].filter(([, schedule]) => schedule.at <= now)
      for (const [name] of due) schedules.delete(name)
      return due.map(([, { input }]) => input)
    },
    answer: ({ method, path }: WireRequest, body: Record<string, unknown>): Answer => {
      const operation = operations[method] ?? method
      const name = path.split('/')[2] ?? ''
      tally.called(`Scheduler.${operation}`)
      if (operation !== 'CreateSchedule' && !schedules.has(name)) return { error: 'ResourceNotFoundException', status: 404 }
      if (operation === 'DeleteSchedule') schedules.delete(name)
      else {
        const [, written] = at.exec(String(body.ScheduleExpression)) ?? []
        schedules.set(name, { at: Date.parse(`${written}Z`), input: (body.Target as { Input: string }).Input })
      }
      return { body: { ScheduleArn: `arn:aws:scheduler:eu-west-2:000000000000:schedule/clocks/${name}` } }
    },
  }
}

/** SES behind the wire: accepts every mail, with an id as long as a real one, for it is stored. */
export const wireMail = (tally: Tally) => ({
  answer: (): Answer => {
    tally.called('SES.SendEmail')
    return { body: { MessageId: '010b019362b8f2c5-9a4c8f0e-1f2d-4b57-8a3c-2f6b1d0c9e7a-000000' } }
  },
})

/** SQS behind the wire: messages wait until their delay is over. */
export const wireQueue = (tally: Tally, now: () => Instant) => {
  let messages: { body: string; visibleAt: Instant }[] = []
  return {
    next: (): Instant | undefined => messages.map(({ visibleAt }) => visibleAt).sort((a, b) => a - b)[0],
    put: (body: string): void => void messages.push({ body, visibleAt: now() }),
    take: (): string[] => {
      const ready = messages.filter(({ visibleAt }) => visibleAt <= now())
      messages = messages.filter(({ visibleAt }) => visibleAt > now())
      return ready.map(({ body }) => body)
    },
    answer: (request: WireRequest, { MessageBody, DelaySeconds = 0 }: Record<string, unknown>): Answer => {
      tally.called(`SQS.${operationOf(request)}`)
      messages.push({ body: String(MessageBody), visibleAt: now() + Number(DelaySeconds) * 1000 })
      return { body: { MessageId: 'a-message' } }
    },
  }
}
