import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentMail } from '../../infra/cli/mail-store.ts'
import { type Stage, startStage } from './stage.ts'

// The right person, on a stage of one's own, over real HTTP: who is told, what their mail carries, what a link in it does.
let here: Stage
let serial = 0

beforeAll(async () => {
  here = await startStage()
  await here.begin('Fri 18 Dec 2026 10:00')
}, 240_000)
afterAll(() => here?.stop(), 60_000)

const director = 'director-of-childrens-services'
const panel = 'notify the Panel of the incident'

const post = async (type: string, data: object, subject = 'people') => {
  const event = { specversion: '1.0', id: `p-${++serial}`, source: '/bolton/tests', type, subject }
  const answer = await here.post({ ...event, data: { partnership: 'bolton', ...data } }, { as: 'bolton' })
  expect([type, answer.status, answer.status === 202 ? '' : await answer.text()]).toEqual([type, 202, ''])
  return event.id
}
const becameKnown = { awareAt: '2026-12-18T09:00:00+00:00', childDied: false, abuseKnownOrSuspected: true, lookedAfter: false }

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
const mailsTo = async (to: string, subject: string): Promise<SentMail[]> =>
  (await here.mails()).filter((mail) => mail.to === to && mail.subject.includes(subject))
const awaitMail = (to: string, subject: string, n = 1) =>
  here.eventually(async () => (await mailsTo(to, subject))[n - 1], `mail ${n} to ${to}: ${subject}`)
const travel = async (to: string) =>
  expect(await here.clocks('travel', '--no-duties', '--to', to)).toMatchObject({ code: 0, err: '' })

const linksIn = ({ text }: SentMail): string[] => [
  ...new Set(text.match(new RegExp(`${here.stage.api}/a/[A-Za-z0-9._-]+`, 'g')) ?? []),
]
const send = (url: string, form: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(form) })

/** Everything in the table, but for what is only kept of when something was looked at. */
const everything = async (): Promise<string[]> => {
  const found: string[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await DynamoDBDocumentClient.from(here.dynamodb).send(
      new ScanCommand({ TableName: here.stage.table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    )
    found.push(...(page.Items ?? []).map((item) => JSON.stringify(Object.entries(item).sort())))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return found.sort()
}

describe('a new holder', () => {
  const address = 'new-director@bolton.example'

  it('is asked to confirm the address; until then the business manager is told as well', async () => {
    await post('role.ended', { role: director, holder: director, on: '2026-12-17' })
    await post('role.assigned', { role: director, holder: 'p-1', address, as: 'holder', from: '2026-12-18' })
    await awaitMail(address, 'Confirm')
    await post('incident.became-known', becameKnown, 'SI-PEOPLE-1')
    await awaitMail(address, panel)
    expect(inOneLine((await awaitMail('business-manager@bolton.example', panel)).text)).toContain(
      'Nobody has confirmed yet that mail',
    )
  }, 240_000)

  it('confirms it by a choice on the page behind the link, and by nothing less', async () => {
    const [url = ''] = linksIn(await awaitMail(address, 'Confirm'))
    await travel('2026-12-18T11:00')
    const before = await everything()
    expect((await fetch(url)).status).toBe(200)
    expect((await send(url, {})).status).toBe(422)
    expect(await everything()).toEqual(before)
    expect((await send(url, { choice: 'yes' })).status).toBe(200)
    await post('incident.became-known', becameKnown, 'SI-PEOPLE-2')
    await awaitMail(address, panel, 2)
    expect(await mailsTo('business-manager@bolton.example', panel)).toHaveLength(1)
  }, 240_000)

  it('on leave has whoever covers written to instead', async () => {
    await post('role.assigned', {
      ...{ role: 'lado', holder: 'p-2', address: 'second-lado@bolton.example' },
      ...{ as: 'deputy', from: '2026-12-18' },
    })
    await post('cover.set', { holder: 'p-1', by: 'p-2', from: '2026-12-18', until: '2026-12-18' })
    await post('incident.became-known', becameKnown, 'SI-PEOPLE-3')
    const mail = await awaitMail('second-lado@bolton.example', panel)
    expect(inOneLine(mail.text)).toContain('who is away')
    expect(await mailsTo(address, panel)).toHaveLength(2)
  }, 240_000)
})

describe('the day in a mail', () => {
  /** A calendar as a strict program keeps it: by entry, the day and the sequence of the last word on it. */
  const calendarOf = (mails: readonly SentMail[]) => {
    const kept = new Map<string, { day: string; sequence: number }>()
    for (const { attachments = [] } of mails)
      for (const { content, contentType } of attachments.filter((each) => each.contentType.startsWith('text/calendar'))) {
        const calendar = new ICAL.Component(ICAL.parse(content))
        const method = calendar.getFirstPropertyValue('method')
        expect(contentType).toContain(`method=${method}`)
        const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
        if (event.sequence < (kept.get(event.uid)?.sequence ?? -1)) continue
        if (method === 'CANCEL') kept.delete(event.uid)
        else kept.set(event.uid, { day: event.startDate.toString(), sequence: event.sequence })
      }
    return kept
  }
  const manager = 'director-of-childrens-services@stockport.example'
  const days = async (reference: string) =>
    [...calendarOf((await here.mails()).filter(({ to }) => to === manager))]
      .filter(([uid]) => uid.startsWith(`${reference}.panel-notification`))
      .map(([, { day }]) => day)
  const tell = async (type: string, data: object) => {
    const event = { specversion: '1.0', id: `ics-${++serial}`, source: '/stockport/tests', type, subject: 'SI-ICS-1' }
    const answer = await here.post({ ...event, data: { partnership: 'stockport', ...data } }, { as: 'stockport' })
    expect(answer.status).toBe(202)
    return { id: event.id, reference: ((await answer.json()) as { reference: string }).reference }
  }

  it('is entered in the calendar, moves, and goes again once it is met', async () => {
    const { id, reference } = await tell('incident.became-known', becameKnown)
    // Fri 18 =0 · Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Tue 29 =5
    await here.eventually(async () => ((await days(reference))[0] === '2026-12-29' ? true : undefined), 'the entry')
    await tell('fact.corrected', {
      corrects: id,
      data: { partnership: 'stockport', ...becameKnown, awareAt: '2026-12-17T09:00:00+00:00' },
    })
    await here.eventually(async () => ((await days(reference))[0] === '2026-12-24' ? true : undefined), 'the entry moved')
    await tell('incident.panel-notified', { at: '2026-12-18T10:30:00+00:00' })
    await travel('2026-12-21T09:00')
    await here.eventually(async () => ((await days(reference)).length === 0 ? true : undefined), 'the entry gone')
  }, 240_000)
})

describe('every link of every mail', () => {
  it('looked at and submitted as a scanner does changes nothing', async () => {
    const urls = [...new Set((await here.mails()).flatMap(linksIn))]
    expect(urls.length).toBeGreaterThan(20)
    const before = await everything()
    const scan = async (url: string) => {
      // shown, used already, expired, or of somebody who covered until yesterday
      expect([200, 403, 409, 410]).toContain((await fetch(url)).status)
      await fetch(url, { method: 'HEAD' })
      expect((await send(url, {})).status).toBeGreaterThanOrEqual(400)
    }
    for (let n = 0; n < urls.length; n += 8) await Promise.all(urls.slice(n, n + 8).map(scan))
    expect(await everything()).toEqual(before)
  }, 240_000)

  it('“this is not my role any more” reaches the business manager', async () => {
    const [mail] = await mailsTo('new-director@bolton.example', panel)
    const url = linksIn(mail as SentMail).find((each) =>
      Buffer.from(each.split('.').at(-2) ?? '', 'base64url')
        .toString()
        .startsWith('not-mine'),
    )
    expect(await (await send(url ?? '', { choice: 'yes' })).text()).toContain('this is not your role any more')
    await awaitMail('business-manager@bolton.example', 'Needs somebody else')
  }, 240_000)
})

describe('clocks people', () => {
  it('exports what it imports: shown first, then told, and told once', async () => {
    const file = join(here.folder, 'people.csv')
    const exported = await here.clocks('people', 'export', '-p', 'rochdale', '--out', file)
    expect(exported.code).toBe(0)
    await writeFile(
      file,
      `role,holder,address,as,from\r\nindependent-chair,p-7,chair-7@rochdale.example,joint-holder,01/01/2027\r\n`,
    )
    const shown = await here.clocks('people', 'import', file, '-p', 'rochdale')
    expect([shown.code, shown.err]).toEqual([0, ''])
    expect((await here.clocks('people', 'list', '-p', 'rochdale', '--on', '2027-01-02')).out).not.toContain('p-7')
    const applied = await here.clocks('people', 'import', file, '-p', 'rochdale', '--apply')
    expect([applied.code, applied.err]).toEqual([0, ''])
    expect((await here.clocks('people', 'list', '-p', 'rochdale', '--on', '2027-01-02')).out).toContain('p-7')
  }, 240_000)
})
