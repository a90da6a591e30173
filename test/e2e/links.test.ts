import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stageClock } from '../../infra/cli/stage-clock.ts'
import { london } from '../world/time-line.ts'
import { type Stage, startStage } from './stage.ts'

// Over real HTTP, through the front door: what a link in a real mail does, and what a scanner cannot do with it.
let here: Stage

beforeAll(async () => {
  here = await startStage()
}, 240_000)
afterAll(() => here?.stop(), 60_000)

const partitionOf = async (subject: string) => {
  const { Items = [] } = await DynamoDBDocumentClient.from(here.dynamodb).send(
    new QueryCommand({
      TableName: here.stage.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `MATTER#bolton#${subject}` },
      ConsistentRead: true,
    }),
  )
  return Items
}

/** The matter's head and timeline: what a commit changes. */
const timelineOf = async (subject: string) => (await partitionOf(subject)).filter(({ sk }) => /^(HEAD|ENTRY)/.test(String(sk)))

const actionOf = (url: string) =>
  Buffer.from(url.split('.').at(-2) ?? '', 'base64url')
    .toString()
    .split('|')[0]

const send = (url: string, form: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(form) })

it('a link of a mail shows a page and changes nothing; a choice made on that page is in the timeline, once', async () => {
  await here.begin('Fri 18 Dec 2026 10:00')
  const posted = await here.post(
    {
      ...{
        specversion: '1.0',
        id: 'links-1',
        source: '/bolton/case-system',
        type: 'incident.became-known',
        subject: 'SI-LINKS-1',
      },
      data: {
        ...{ partnership: 'bolton', awareAt: '2026-12-18T09:00:00+00:00' },
        ...{ childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
      },
    },
    { as: 'bolton' },
  )
  expect(posted.status).toBe(202)
  const mail = await here.eventually(
    async () => (await here.mails()).find(({ subject }) => subject.includes('notify the Panel')),
    'the mail',
  )
  const urls = [...new Set(mail.text.match(new RegExp(`${here.stage.api}/a/[A-Za-z0-9._-]+`, 'g')) ?? [])]
  expect(urls.map(actionOf)).toEqual(expect.arrayContaining(['done', 'mine', 'escalate', 'not-mine']))

  const before = await timelineOf('SI-LINKS-1')
  for (const url of urls) {
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).toContain('Notify the Panel of the incident')
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
    expect((await send(url, {})).status).toBe(422)
  }
  expect((await fetch(`${urls[0]}x`)).status).toBe(404)
  expect(await timelineOf('SI-LINKS-1')).toEqual(before)

  // an hour later, when no scanner answers any more
  await stageClock(here.dynamodb, here.stage.table, Date.now).moveTo(london('Fri 18 Dec 2026 11:00'))
  const url = urls.find((each) => actionOf(each) === 'done') ?? ''
  const done = { choice: 'incident.panel-notified', day: '18', month: '12', year: '2026', time: '10:30' }
  const answer = await send(url, done)
  expect(await answer.text()).toContain('It is recorded as done')
  const told = (await timelineOf('SI-LINKS-1')).filter(({ entries }) => String(entries).includes('/clocks/links'))
  expect(told).toHaveLength(1)
  expect(String(told[0]?.entries)).toContain('"saidBy":"director-of-childrens-services"')
  expect(String(told[0]?.entries)).toContain('"at":"2026-12-18T10:30:00+00:00"')

  const after = await timelineOf('SI-LINKS-1')
  expect((await send(url, done)).status).toBe(409)
  expect(await timelineOf('SI-LINKS-1')).toEqual(after)
}, 240_000)
