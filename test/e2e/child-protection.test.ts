import { readFileSync } from 'node:fs'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { SentMail } from '../../infra/cli/mail-store.ts'
import { london } from '../world/time-line.ts'
import { type Stage, startStage } from './stage.ts'

// One stage, one child protection process, from the decision of 23 December 2026 to a month after the end of its plan:
// the tests follow one another as its days do.
let here: Stage

beforeAll(async () => {
  here = await startStage()
  await here.begin('Mon 21 Dec 2026 09:00')
  // every mail of this story goes by itself; digests are in that of the serious incident
  const response = await here.post(
    {
      ...toTheEnd('settings.agreed', '2026-12-21T09:00:00Z', {
        ...{ setting: 'digest', value: false, from: '2026-12-01' },
        ...{ agreedBy: 'executive-group', agreedOn: '2026-12-01', source: 'Minutes of 1 December 2026, item 1' },
      }),
      ...{ id: 'no-digest', subject: 'settings' },
    },
    { as: 'bolton' },
  )
  expect(response.status).toBe(202)
}, 240_000)
afterAll(() => here?.stop(), 60_000)

const history = readFileSync(new URL('../../events/samples/histories/child-protection-christmas.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ClocksEvent & { time: string })

/** Facts by which the sample history ends: minutes uploaded late, and the child becomes looked after. */
const toTheEnd = (type: string, time: string, data: object) => ({
  specversion: '1.0',
  id: type,
  source: '/bolton/case-system',
  type,
  subject: 'CP-2026-201',
  time,
  data: { partnership: 'bolton', ...data },
})

const travel = async (to: string, ...options: string[]) => {
  const { code, err } = await here.clocks('travel', '--to', to, ...options)
  expect({ code, err }).toEqual({ code: 0, err: '' })
}

/** The moment comes, and with it the fact. */
const happens = async (event: { time: string; subject: string }) => {
  await travel(event.time, '--no-duties')
  const response = await here.post(event, { as: 'bolton' })
  expect([response.status, await response.json()]).toEqual([202, expect.anything()])
}

const historyUpTo = async (last: string) => {
  const from = history.findIndex(({ id }) => !posted.has(id))
  for (const event of history.slice(from, history.findIndex(({ id }) => id === last) + 1)) {
    await happens(event)
    posted.add(event.id)
  }
}
const posted = new Set<string>()

const mailOf = async (role: string, subject: string): Promise<SentMail[]> =>
  (await here.mails()).filter((mail) => mail.to === `${role}@bolton.example` && mail.subject.startsWith(subject))

const awaitMail = (role: string, subject: string) =>
  here.eventually(async () => (await mailOf(role, subject))[0], `mail to ${role} saying ${subject}`)

describe('a child protection process, under time travel', () => {
  it('asks for the initial conference and the reports before it, across Christmas and New Year', async () => {
    await historyUpTo('cp-2026-201-08')
    // Thu 24 Dec is day 0: Tue 29 =1 · Wed 30 =2 · Thu 31 =3 · Mon 4 Jan =4 · … · Fri 8 =8 · Fri 15 =13 · Tue 19 =15
    expect(
      await mailOf('childrens-social-care', 'Due Tuesday 19 January 2027: hold the initial child protection conference'),
    ).not.toEqual([])
    // two working days before Fri 15 Jan: Wed 13
    expect(await mailOf('child-protection-unit', 'Due today, Wednesday 13 January 2027: submit the reports')).toHaveLength(1)
  }, 240_000)

  it('asks for the first review conference and the first core group once a plan was decided on', async () => {
    await awaitMail('conference-team-manager', 'Due Thursday 15 April 2027: hold the first review child protection conference')
    // Fri 15 Jan is day 0: Mon 18 =1 · … · Fri 22 =5 · … · Fri 29 =10
    const mail = await awaitMail('lead-social-worker', 'Due Friday 29 January 2027: hold the first core group')
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('Effective Child Protection Core Groups, line 233')
    expect(JSON.stringify(await here.mails())).not.toContain('CP-2026-201')
  }, 240_000)

  it('moves what is open when the partnership agrees that the trigger’s day counts, and says so', async () => {
    await historyUpTo('cp-2026-201-10')
    await happens({
      ...toTheEnd('settings.agreed', '2027-01-20T10:00:00Z', {
        setting: 'working-day-zero',
        value: 'day-1',
        from: '2027-01-15',
        agreedBy: 'executive-group',
        agreedOn: '2027-01-20',
        source: 'Minutes of 20 January 2027, item 4',
      }),
      subject: 'settings',
    })
    await travel('2027-01-20T10:10', '--no-duties')
    // Fri 15 Jan is day 1 now: Mon 18 =2 · … · Thu 28 =10
    const moved = await awaitMail('lead-social-worker', 'Date moved to Thursday 28 January 2027: hold the first core group')
    const text = moved.text.replaceAll(/\s+/g, ' ')
    expect(text).toContain('The date was Friday 29 January 2027')
    expect(text).toContain('Minutes of 20 January 2027')
  }, 240_000)

  it('reminds of the first core group, and tells the business manager of minutes that are overdue', async () => {
    await historyUpTo('cp-2026-201-12')
    expect(await mailOf('lead-social-worker', 'Due today, Thursday 28 January 2027: hold the first core group')).toHaveLength(1)
    // Thu 28 Jan is day 1: Fri 29 =2 · Mon 1 Feb =3 · Tue 2 =4 · Wed 3 =5; circulated that day, and not uploaded
    const minutes = 'circulate the minutes of the core group and upload them to the record'
    expect(await mailOf('lead-social-worker', `Due today, Wednesday 3 February 2027: ${minutes}`)).toHaveLength(1)
    for (const role of ['lead-social-worker', 'business-manager'])
      expect(await mailOf(role, `Overdue by 1 working day: ${minutes}`)).toHaveLength(1)
    await happens(toTheEnd('core-group.minutes-uploaded', '2027-02-04T12:00:00Z', { heldOn: '2027-01-28', at: '2027-02-04' }))
    await happens(toTheEnd('conference.minutes-circulated', '2027-02-04T12:05:00Z', { conference: 'initial', at: '2027-02-04' }))
  }, 240_000)

  it('at the end of the plan calls off what is no longer needed, and asks for the letter', async () => {
    await happens(toTheEnd('plan.ended', '2027-02-22T12:00:00Z', { at: '2027-02-22T11:00:00Z', because: 'looked-after' }))
    await awaitMail('conference-team-manager', 'No longer needed: hold the first review child protection conference')
    await awaitMail('lead-social-worker', 'No longer needed: hold the next core group')
    await awaitMail('conference-team-manager', 'As soon as possible: write to all practitioners that the plan has ended')
    await happens(toTheEnd('plan.end-letter-sent', '2027-03-02T12:00:00Z', { at: '2027-03-02' }))
    expect(await mailOf('conference-team-manager', 'Still open: write to all practitioners that the plan has ended')).not.toEqual(
      [],
    )
  }, 240_000)

  it('is silent from then on', async () => {
    const before = (await here.mails()).length
    await travel('2027-04-16T09:00', '--no-duties')
    const { length: after } = await here.mails()
    expect(after).toBe(before)
    const sent = (await here.mails()).map(({ sentAt }) => Date.parse(sentAt)).sort((a, b) => a - b)
    expect(sent.at(-1)).toBeLessThan(london('Wed 3 Mar 2027 00:00'))
  }, 240_000)
})

describe('the duties that nobody tells the service of', () => {
  it('open by themselves, and ask for the dates that no document gives', async () => {
    const answer = await here.lambda.send(new InvokeCommand({ FunctionName: here.stage.openDuties, Payload: '{}' }))
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ failed: 0 })
    await awaitMail('quality-practice-chair', 'Due Wednesday 30 June 2027: carry out a thematic audit across the partnership')
    const question = 'As soon as possible: agree on a day by which to publish the annual report'
    await awaitMail('business-manager', question)
    // opened again on 1 May and 1 June, on the way: what was told before is not told again, what is new is told in its time
    await travel('2027-06-01T06:00')
    expect(await mailOf('business-manager', question)).toHaveLength(1)
    const meeting = await awaitMail('business-manager', 'Due Tuesday 31 August 2027: hold the meeting of the Education Collab')
    expect(Math.abs(Date.parse(meeting.sentAt) - london('Tue 1 Jun 2027 05:00'))).toBeLessThan(5 * 60_000)
  }, 240_000)
})
