import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentMail } from '../../infra/cli/mail-store.ts'
import type { StageStatus } from '../../infra/cli/stage-status.ts'
import { anIncident, correction, done } from '../builders/events.ts'
import { linesOf, runClocks } from './run-clocks.ts'
import { aSmallStage } from './small-stage.ts'

let stage: Awaited<ReturnType<typeof aSmallStage>>
beforeAll(async () => {
  stage = await aSmallStage('Fri 18 Dec 2026 16:00')
})
afterAll(() => stage.stop())

const clocks = (args: readonly string[], input = '') => runClocks(args, { ...stage.world, input })
const mails = async (...args: string[]) => (await clocks(['mail', '--json', ...args])).json() as SentMail[]
const known = anIncident('Fri 18 Dec 2026 10:00')

/** One day of a stage's life, told in order: each test goes on where the one before it stopped. */
describe('a stage from the command line', () => {
  it('says at first that no matter is open and no mail sent', async () => {
    expect((await clocks(['status'])).out).toContain('No matter is open.\n\nNothing is due. All mail is sent.')
    expect(await clocks(['mail'])).toMatchObject({ code: 0, out: 'No mail has been sent.' })
  })

  it('says who would be written to for each role', async () => {
    const { code, out } = await clocks(['reach', '-p', 'rochdale'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Rochdale Borough Safeguarding Children Partnership: \d+ roles, each with a holder who is reached\n/)
    expect(out).toMatch(/held +Independent Chair +independent-chair/)
    const reach = (await clocks(['reach', '-p', 'rochdale', '--json'])).json() as { role: string; state: string }[]
    expect(new Set(reach.map(({ state }) => state))).toEqual(new Set(['held']))
  })

  it('takes events with a token of their partnership, and says what reference they got', async () => {
    const stockport = anIncident('Fri 18 Dec 2026 10:00', { partnership: 'stockport' }, { subject: 'ST-1', id: 'stockport' })
    const ran = await clocks(['post', '-', '--json'], linesOf(known, stockport, known))
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.json()).toEqual({
      posted: [
        { line: 1, id: 'incident.became-known', accepted: true, reference: 'R1', repeat: false, warnings: [] },
        { line: 2, id: 'stockport', accepted: true, reference: 'R2', repeat: false, warnings: [] },
        { line: 3, id: 'incident.became-known', accepted: true, reference: 'R1', repeat: true, warnings: [] },
      ],
    })
  })

  it('says of each refused event which field is wrong, takes the others, and ends with 1', async () => {
    const future = done('incident.panel-notified', 'Mon 21 Dec 2026', { id: 'too-soon' })
    const nameless = { ...known, id: 'x', data: { ...known.data, partnership: undefined } }
    const other = anIncident('Fri 18 Dec 2026 11:00', {}, { subject: 'SI-2026-015', id: 'second' })
    const ran = await clocks(['post', '-'], linesOf(future, nameless, { ...known, id: 'bad', type: 'x' }, other))
    expect(ran.code).toBe(1)
    expect(ran.err).toBe('clocks: 3 of 4 refused')
    const [first, second, third, fourth] = ran.out.split('\n')
    expect(first).toMatch(/^line 1: refused \(422\): data\.at: expected a time that has passed.*Nothing was stored\.$/)
    expect(second).toBe('line 2: refused: not sent; data.partnership: expected the id of a partnership such as bolton')
    expect(third).toMatch(/^line 3: refused \(400\): type: expected one of: incident\.became-known/)
    expect(fourth).toMatch(/^line 4: accepted, matter R\d$/)
  })

  it('takes an odd fact, and says in what way it is odd', async () => {
    const early = done('incident.partners-aware', 'Sat 18 Dec 2021', { subject: 'SI-2026-016', id: 'early' })
    expect((await clocks(['post', '-'], linesOf(early))).out).toMatch(
      /^line 1: accepted, matter R\d; warning beginning-unknown: the fact .*; warning long-ago: it lies .*\?$/,
    )
    const withdrawn = correction(early, null, { subject: 'SI-2026-016', id: 'withdrawn' })
    expect((await clocks(['post', '-', '--json'], linesOf(withdrawn))).json()).toMatchObject({ posted: [{ warnings: [] }] })
  })

  it('prints one JSON document even when an event was refused', async () => {
    const ran = await clocks(['post', '-', '--json'], linesOf({ ...known, id: 'bad', type: 'x' }))
    expect(ran).toMatchObject({ code: 1, err: 'clocks: 1 of 1 refused' })
    expect(ran.json()).toMatchObject({
      error: { message: '1 of 1 refused' },
      posted: [{ line: 1, id: 'bad', accepted: false, status: 400, errors: [{ field: 'type' }] }],
    })
  })

  it('knows no client of a partnership it does not watch for', async () => {
    const ran = await clocks(['post', '-'], linesOf({ ...known, data: { ...known.data, partnership: 'manchester' } }))
    expect(ran).toMatchObject({
      code: 1,
      err: 'clocks: the local stage knows no client of manchester: expected one of bolton, stockport, rochdale',
    })
  })

  it('lists the mail sent, newest last, with text, HTML, headers and the service’s time', async () => {
    const all = await mails()
    expect(all.length).toBeGreaterThan(2)
    expect(all[0]).toMatchObject({
      to: 'director-of-childrens-services@bolton.example',
      subject: expect.stringContaining('Tuesday 29 December 2026'),
      sentAt: expect.stringMatching(/^2026-12-18T16:0\d:\d\d\+00:00$/),
      text: expect.stringContaining('Panel'),
      html: expect.stringContaining('<'),
      headers: expect.objectContaining({ 'Auto-Submitted': 'auto-generated' }),
    })
    expect(await mails('--limit', '1')).toEqual(all.slice(-1))
    const { out } = await clocks(['mail', '--limit', '2'])
    expect(out).toMatch(/^SENT +TO +SUBJECT\nFri 18 Dec 2026 16:0\d {2}/)
    expect(out).toContain(`The newest 2 of ${all.length} mails. To read them: http://127.0.0.1:`)
  })

  it('tells its now, each partnership’s open matters with their running clocks, and the next alarm', async () => {
    const status = (await clocks(['status', '--json'])).json() as StageStatus
    expect(status).toMatchObject({
      now: expect.stringMatching(/^2026-12-18T16:/),
      unsent: 0,
      waiting: { mails: 2, next: '2026-12-21T08:40:00+00:00' },
      nextWake: '2026-12-22T08:30:00+00:00',
    })
    expect(
      status.partnerships.map(({ partnership, matters }) => [partnership, matters.map(({ reference }) => reference).sort()]),
    ).toEqual([
      ['bolton', ['SI-2026-014', 'SI-2026-015']],
      ['stockport', ['ST-1']],
    ])
    const { out } = await clocks(['status'])
    expect(out).toMatch(/^It is 16:0\d on Friday 18 December 2026\./)
    expect(out).toContain('Bolton Safeguarding Children Partnership: 2 open matters')
    expect(out).toMatch(/^running +Tue 29 Dec 2026 +Notify the Panel/m)
    expect(out).toContain(
      'Next alarm: Tue 22 Dec 2026 08:30. 2 mails kept for the morning: the next of them goes on Mon 21 Dec 2026 08:40.',
    )
  })

  it('travels alarm by alarm, and every mail carries the time of its alarm', async () => {
    const before = (await mails()).length
    const ran = await clocks(['travel', '--to', '2026-12-29T09:00'])
    expect(ran).toMatchObject({ code: 0, err: '' })
    const lines = ran.out.split('\n')
    expect(lines.map((line) => line.slice(0, 21).trim())).toEqual([
      // what can wait goes ten minutes later, with others of its reader; on Monday what changed over the weekend
      'Mon 21 Dec 2026 08:40',
      'Tue 22 Dec 2026 08:30',
      'Tue 22 Dec 2026 08:40',
      'Wed 23 Dec 2026 08:30',
      'Wed 23 Dec 2026 08:40',
      'Tue 29 Dec 2026 08:30',
      'It is now 09:00 on Tu',
    ])
    expect(lines[0]).toMatch(/ {2}0 alarms, \d+ mails?$/)
    expect(lines[1]).toMatch(/ {2}\d+ alarms, 0 mails$/)
    const told = (await mails()).slice(before)
    expect(new Set(told.map(({ sentAt }) => sentAt.slice(0, 16)))).toEqual(
      new Set(['2026-12-21T08:40', '2026-12-22T08:40', '2026-12-23T08:40', '2026-12-29T08:30']),
    )
    const sum = lines.slice(0, -1).reduce((total, line) => total + Number(/(\d+) mails?/.exec(line)?.[1]), 0)
    expect(sum).toBe(told.length)
    expect((await clocks(['status', '--json'])).json()).toMatchObject({ now: expect.stringMatching(/^2026-12-29T09:00/) })
  })

  it('does not go back', async () => {
    const ran = await clocks(['travel', '--to', 'Mon 28 Dec 2026'])
    expect(ran).toMatchObject({
      code: 1,
      out: '',
      err: 'clocks: cannot travel back: the stage’s now is Tue 29 Dec 2026 09:00, and Mon 28 Dec 2026 00:00 lies before it',
    })
  })

  it('stops a clock’s alarms once it is met, and rings the others as overdue, one step up', async () => {
    const before = (await mails()).length
    const met = ['SI-2026-014', 'SI-2026-015'].map((subject) =>
      done('incident.panel-notified', 'Tue 29 Dec 2026 08:00', { subject, id: subject }),
    )
    expect(await clocks(['post', '-'], linesOf(...met))).toMatchObject({ code: 0 })
    const ran = await clocks(['travel', '--to', '2026-12-30T08:45', '--json'])
    expect(ran.json()).toMatchObject({
      from: expect.stringMatching(/^2026-12-29T09:0/),
      to: '2026-12-30T08:45:00+00:00',
      steps: [
        { at: '2026-12-30T08:30:00+00:00', unsent: 0 },
        { at: '2026-12-30T08:40:00+00:00', alarms: 0, unsent: 0 },
      ],
    })
    const told = (await mails())
      .slice(before)
      .filter(({ to, sentAt }) => to.endsWith('@bolton.example') && sentAt >= '2026-12-30')
    const overdue = told.filter(({ subject }) => subject.toLowerCase().startsWith('overdue'))
    expect(overdue.some(({ to }) => to === 'business-manager@bolton.example')).toBe(true)
    expect(overdue.some(({ subject }) => subject.includes('Notify the Panel'))).toBe(false)
  })

  it('can travel to where nothing is due', async () => {
    expect(await clocks(['travel', '--to', '2026-12-30T08:50'])).toMatchObject({
      code: 0,
      out: 'It is now 08:50 on Wednesday 30 December 2026.',
    })
  })
})

describe('a stage that is not there', () => {
  const commands = [['status'], ['reach', '-p', 'bolton'], ['mail'], ['travel', '--to', '2026-12-29'], ['post', '-']]
  const input = linesOf(known)

  it.each(commands)('%s says so in one line', async (...args) => {
    const folder = await mkdtemp(join(tmpdir(), 'clocks-none-'))
    const ran = await runClocks(args, { env: { CLOCKS_LOCAL_DIR: folder }, input })
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toBe(`clocks: there is no local stage: start it with npm start (looked for ${join(folder, 'stage.json')})`)
  })

  it.each(commands)('%s says that it does not answer', async (...args) => {
    const gone = await aSmallStage('Fri 18 Dec 2026 16:00')
    await gone.stop()
    const ran = await runClocks(args, { ...gone.world, input })
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toMatch(/^clocks: the (local stage|service) does not answer (on port |at http:.*:)\d+: .*npm start\)?$/)
  })

  it('says that the file is not what it should be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clocks-odd-'))
    await writeFile(join(folder, 'stage.json'), '{"api": 1}')
    const ran = await runClocks(['status'], { env: { CLOCKS_LOCAL_DIR: folder } })
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.err).toContain('stage.json does not describe a local stage: start it with npm start, which writes it anew')
  })
})

describe('clocks post to a deployed stage', () => {
  it('takes address and token from the command line or the environment, and no local stage', async () => {
    const { api } = stage
    const event = linesOf(anIncident('Fri 18 Dec 2026 10:00', {}, { subject: 'SI-far', id: 'far' }))
    const byOption = await runClocks(['post', '-', '--url', `${api}/`, '--token', 'token-for events/bolton'], { input: event })
    expect(byOption).toMatchObject({ code: 0, out: expect.stringMatching(/^line 1: accepted, matter R\d+$/) })
    const env = { CLOCKS_URL: api, CLOCKS_TOKEN: 'token-for events/rochdale' }
    const byEnvironment = await runClocks(['post', '-'], { input: event, env })
    expect(byEnvironment).toMatchObject({
      code: 1,
      out: expect.stringContaining('line 1: refused (403): data.partnership: expected a partnership'),
    })
  })

  it.each([
    [['--url', 'https://api.clocks.example'], 'expected --url and --token together'],
    [['--token', 'x'], 'expected --url and --token together'],
    [['--url', 'nowhere', '--token', 'x'], '--url nowhere: expected an address such as https://api.clocks.example'],
  ])('%j is a wrong command line', async (args, message) => {
    const ran = await runClocks(['post', '-', ...args], { input: linesOf(known) })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
  })
})
