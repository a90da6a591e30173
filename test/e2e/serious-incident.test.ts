import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvokeCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { GetScheduleCommand, ListSchedulesCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentMail } from '../../infra/cli/mail-store.ts'
import { stageClock } from '../../infra/cli/stage-clock.ts'
import { atExpression, scheduleName } from '../../shared/adapters/scheduler.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { aFeed } from '../builders/feed.ts'
import { london } from '../world/time-line.ts'
import { type Stage, startStage } from './stage.ts'

// One stage, one story: the tests follow one another as the days do, from Friday 18 December 2026.
let here: Stage

beforeAll(async () => {
  here = await startStage()
}, 240_000)
afterAll(() => here?.stop(), 60_000)

const eventOf = (partnership: string, type: string, data: object, more: object = {}) => ({
  specversion: '1.0',
  id: `${partnership}-${type}`,
  source: `/${partnership}/case-system`,
  type,
  subject: `SI-${partnership.toUpperCase()}-1`,
  data: { partnership, ...data },
  ...more,
})

const incident = (partnership: string) =>
  eventOf(partnership, 'incident.became-known', {
    awareAt: '2026-12-18T09:00:00+00:00',
    childDied: false,
    abuseKnownOrSuspected: true,
    lookedAfter: false,
  })

const mailOf = async (to: string, subject: string): Promise<SentMail[]> =>
  (await here.mails()).filter((mail) => mail.to === to && mail.subject.startsWith(subject))

const awaitMail = (to: string, subject: string) =>
  here.eventually(async () => (await mailOf(to, subject))[0], `mail to ${to} saying ${subject}`)

const halfWay = 'Due Tuesday 29 December 2026: notify the Panel'

const mailsSaying = async (to: string, said: string): Promise<SentMail[]> =>
  (await here.mails()).filter((mail) => mail.to === to && mail.text.replaceAll(/\s+/g, ' ').includes(said))

/** A mail to somebody that says something anywhere: what can wait comes with other things in a digest. */
const awaitMailThatSays = (to: string, said: string) =>
  here.eventually(async () => (await mailsSaying(to, said)).at(-1), `mail to ${to} that says ${said}`)

const travel = async (to: string) => {
  const { code, err } = await here.clocks('travel', '--no-duties', '--to', to)
  expect({ code, err }).toEqual({ code: 0, err: '' })
}

const director = (partnership: string) => `director-of-childrens-services@${partnership}.example`

describe('what comes in over HTTP', () => {
  it('tells three partnerships’ roles within seconds of the post', async () => {
    await here.begin('Fri 18 Dec 2026 10:00')
    for (const partnership of ['bolton', 'stockport', 'rochdale']) {
      const response = await here.post(incident(partnership), { as: partnership })
      expect({ partnership, status: response.status }).toEqual({ partnership, status: 202 })
    }
    for (const partnership of ['bolton', 'stockport', 'rochdale'])
      await awaitMail(director(partnership), 'Due Tuesday 29 December 2026: notify the Panel')
    const [mail] = await mailOf(director('rochdale'), 'Due Tuesday 29 December 2026: notify the Panel')
    expect(mail?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect(mail?.text).toContain('Rochdale: Arrangements Document, 8.13')
    expect(JSON.stringify(mail)).not.toContain('SI-ROCHDALE-1')
  })

  it('takes a fact that lies ahead of the stage’s now, which will be moved there', async () => {
    const ahead = eventOf('bolton', 'incident.became-known', { ...incident('bolton').data, awareAt: '2026-12-28T09:00:00Z' })
    const response = await here.post(
      { ...ahead, id: 'ahead', subject: 'SI-AHEAD-1', time: '2026-12-28T09:30:00Z' },
      { as: 'bolton' },
    )
    expect(response.status).toBe(202)
    await awaitMail(director('bolton'), 'Due Tuesday 5 January 2027: notify the Panel')
  })

  it('takes the same event twice as once, and refuses its id for another', async () => {
    const again = await here.post(incident('rochdale'))
    expect([again.status, await again.json()]).toEqual([202, expect.objectContaining({ repeat: true })])
    const other = incident('rochdale')
    const clash = await here.post({ ...other, data: { ...other.data, childDied: true } })
    expect(clash.status).toBe(409)
    expect(clash.headers.get('content-type')).toBe('application/problem+json')
  })

  it.each([
    ['no token', {}, { authorization: '' }, 401],
    ['a forged token', {}, { authorization: 'Bearer a.b.c' }, 401],
    ['another partnership’s token', { as: 'bolton' }, {}, 403],
  ])('refuses %s', async (_why, who, headers, status) => {
    const response = await here.post(eventOf('rochdale', 'incident.panel-notified', { at: '2026-12-18' }), { ...who, headers })
    expect(response.status).toBe(status)
  })

  it('names the field that is wrong and stores nothing', async () => {
    const wrong = eventOf(
      'rochdale',
      'incident.panel-notified',
      { at: '18/12/2026', childName: 'unknown' },
      { subject: 'SI-NEW-9' },
    )
    const response = await here.post(wrong)
    const { errors } = (await response.json()) as { errors: { field: string }[] }
    expect(response.status).toBe(400)
    expect(errors.map(({ field }) => field)).toEqual(expect.arrayContaining(['data.at', 'data.childName']))
    const { out } = await here.clocks('status', '--json')
    expect(out).not.toContain('SI-NEW-9')
  })
})

describe('what comes in over the bus', () => {
  const put = async (detail: unknown) => {
    const response = await fetch(here.stage.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSEvents.PutEvents',
        authorization: `AWS4-HMAC-SHA256 Credential=test/20261218/${here.stage.region}/events/aws4_request, SignedHeaders=host, Signature=x`,
      },
      body: JSON.stringify({
        Entries: [{ EventBusName: here.stage.bus, Source: 'case-system', DetailType: 'fact', Detail: JSON.stringify(detail) }],
      }),
    })
    expect(response.ok).toBe(true)
  }

  it('is taken in like a post', async () => {
    await put(eventOf('rochdale', 'incident.partnership-notified', { at: '2026-12-18' }))
    const known = async () => {
      const { out } = await here.clocks('status', '--json')
      const rochdale = JSON.parse(out).partnerships.find(({ partnership }: { partnership: string }) => partnership === 'rochdale')
      return JSON.stringify(rochdale).includes('partnership-notification') ? undefined : true
    }
    await here.eventually(known, 'the end of the partnership’s clock')
  })
})

describe('what time does', () => {
  it('sets one schedule a matter to its next alarm, in UTC, and the schedule wakes it', async () => {
    const { Schedules = [] } = await here.scheduler.send(new ListSchedulesCommand({}))
    const names = Schedules.flatMap(({ Name, GroupName }) => (Name?.startsWith('rochdale-') ? [{ Name, GroupName }] : []))
    const [ours, directory] = ['SI-ROCHDALE-1', 'people'].map((subject) => scheduleName({ partnership: 'rochdale', subject }))
    expect(names.map(({ Name }) => Name).sort()).toEqual([ours, directory].sort())
    const name = names.find(({ Name }) => Name === ours)
    const schedule = await here.scheduler.send(new GetScheduleCommand({ Name: name?.Name ?? '', GroupName: name?.GroupName }))
    const clock = stageClock(here.dynamodb, here.stage.table, Date.now)
    const ahead = (await clock.now()) - Date.now()
    // 08:30 on Tuesday 22 December, half-way to the Panel's date, on the machine's own clock
    const expected = Date.parse(`${schedule.ScheduleExpression?.slice(3, 22)}Z`)
    expect(Math.abs(expected + ahead - london('Tue 22 Dec 2026 08:30'))).toBeLessThan(5000)

    // let that morning come, and the schedule with it: nothing else wakes this matter for the next minute
    await clock.moveTo(london('Tue 22 Dec 2026 08:30'))
    const { ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow, Target, ActionAfterCompletion } = schedule
    expect(ScheduleExpression).toMatch(/^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/)
    await here.scheduler.send(
      new UpdateScheduleCommand({
        Name: name?.Name,
        GroupName: name?.GroupName,
        ScheduleExpression: atExpression(Date.now() + 1000),
        ScheduleExpressionTimezone,
        FlexibleTimeWindow,
        Target,
        ActionAfterCompletion,
      }),
    )
    const digest = london('Tue 22 Dec 2026 08:40')
    const waiting = waitingTable(here.dynamodb, here.stage.table)
    const waits = async () =>
      (await waiting.ripe(digest, 500)).find(({ partnership, until }) => partnership === 'rochdale' && until === digest)
    await here.eventually(waits, 'the half-way reminder, put by for the morning’s digest', 40_000)
    await travel('2026-12-22T08:41')
    await here.eventually(
      async () => ((await mailsSaying(director('rochdale'), halfWay)).length > 1 ? true : undefined),
      'the half-way reminder',
    )
  }, 240_000)

  it('rings reminders on the way, and the overdue escalation after the date', async () => {
    await travel('2026-12-30T09:00')
    for (const partnership of ['bolton', 'stockport', 'rochdale']) {
      expect(await mailOf(director(partnership), 'Due today, Tuesday 29 December 2026: notify the Panel')).toHaveLength(1)
      expect(await mailOf(director(partnership), 'Overdue by 1 working day: notify the Panel')).toHaveLength(1)
      expect(await mailOf(`business-manager@${partnership}.example`, 'Overdue by 1 working day: notify the Panel')).toHaveLength(
        1,
      )
    }
    const told = (await here.mails()).filter(
      ({ to, subject }) => to === director('rochdale') && subject.includes('notify the Panel'),
    )
    expect(told.slice(-2).map(({ subject, sentAt }) => [subject.split(':')[0], sentAt.slice(0, 10)])).toEqual([
      ['Due today, Tuesday 29 December 2026', '2026-12-29'],
      ['Overdue by 1 working day', '2026-12-30'],
    ])
  }, 240_000)

  it('falls silent for a clock that was met, and starts the rapid review from it', async () => {
    const folder = join(here.folder, 'posts')
    await mkdir(folder, { recursive: true })
    const file = join(folder, 'notified.json')
    await writeFile(file, JSON.stringify(eventOf('rochdale', 'incident.panel-notified', { at: '2026-12-30' })))
    expect(await here.clocks('post', file)).toMatchObject({ code: 0 })
    await travel('2027-01-05T09:00')
    await awaitMailThatSays('practice-review-group@rochdale.example', 'Due Thursday 21 January 2027: complete the rapid review')
    const overdue = async (partnership: string) =>
      (await mailOf(director(partnership), 'Overdue by')).map(({ subject }) => subject)
    expect((await overdue('rochdale')).filter((subject) => subject.includes('the Panel'))).toHaveLength(1)
    expect((await overdue('bolton')).filter((subject) => subject.includes('the Panel'))).toHaveLength(4)
    expect(await mailOf('lead-police@bolton.example', 'Overdue by 3 working days: notify the Panel')).toHaveLength(1)
  }, 240_000)

  it('moves running clocks for a bank holiday proclaimed meanwhile, and says which', async () => {
    const { Functions = [] } = await here.lambda.send(new ListFunctionsCommand({}))
    const refresh = Functions.find(({ Description }) => Description === 'Asks gov.uk for newly proclaimed bank holidays')
    const Payload = JSON.stringify({ feed: aFeed('Mon 11 Jan 2027') })
    const answer = await here.lambda.send(new InvokeCommand({ FunctionName: refresh?.FunctionName, Payload }))
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({ ok: true, added: ['2027-01-11'] })
    // the guidance's date can wait for the next morning's digest
    await travel('2027-01-07T09:00')
    // Wed 30 is day 0: Thu 31 =1 · Mon 4 =2 · … · Fri 8 =6 · Mon 11 proclaimed · Tue 12 =7 · Fri 15 =10 · Mon 18 =11 · Fri 22 =15
    const moved = await awaitMailThatSays('practice-review-group@rochdale.example', 'Date moved to Friday 22 January 2027')
    expect(moved.text.replaceAll(/\s+/g, ' ')).toContain('because Monday 11 January 2027 was proclaimed a bank holiday')
  }, 240_000)

  it('turns to the deputy and the next role up within a minute when a mail bounces', async () => {
    const bounced = await awaitMailThatSays('practice-review-group@rochdale.example', 'Date moved to Friday 22 January 2027')
    const deputy = {
      ...{ role: 'practice-review-group', holder: 'deputy-1', address: 'deputy@rochdale.example' },
      ...{ as: 'deputy', from: '2026-12-01' },
    }
    const assigned = await here.post(eventOf('rochdale', 'role.assigned', deputy, { subject: 'people' }))
    expect(assigned.status).toBe(202)
    await here.sesSays({
      eventType: 'Bounce',
      mail: {
        timestamp: '2027-01-07T08:40:00.000Z',
        tags: { notice: [bounced.headers['X-Clocks-Notice'] ?? ''], partnership: ['rochdale'] },
      },
      bounce: { bounceType: 'Permanent', timestamp: '2027-01-07T08:40:09.000Z' },
    })
    for (const to of [deputy.address, 'business-manager@rochdale.example']) {
      const mail = await here.eventually(
        async () => (await mailOf(to, 'Date moved to Friday 22 January 2027'))[0],
        `the mail that bounced, to ${to}`,
        60_000,
      )
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('This could not be delivered to the Chair of')
    }
  }, 240_000)
})
