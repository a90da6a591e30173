import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { PlanReport } from '../../infra/cli/plan-report.ts'
import { anIncident, correction, done, planned } from '../builders/events.ts'
import { fileOf, linesOf, runClocks } from './run-clocks.ts'

const plan = async (events: readonly ClocksEvent[], ...more: string[]): Promise<PlanReport> => {
  const ran = await runClocks(['plan', '-', '--partnership', 'bolton', '--json', ...more], { input: linesOf(...events) })
  expect(ran).toMatchObject({ code: 0, err: '' })
  return ran.json() as PlanReport
}

const clockOf = (report: PlanReport, rule: string) =>
  report.matters.flatMap(({ clocks }) => clocks).find((each) => each.rule === rule)

const known = anIncident('Fri 18 Dec 2026 16:30')

describe('clocks plan --json', () => {
  it('gives Tuesday 29 December 2026 for the Panel when the incident became known on Friday 18 December', async () => {
    const report = await plan([known])
    expect(report).toMatchObject({ partnership: 'bolton', matters: [{ reference: 'SI-2026-014', kind: 'serious-incident' }] })
    expect(clockOf(report, 'panel-notification')).toEqual({
      rule: 'panel-notification',
      title: 'Notify the Panel of the incident',
      tier: 'statutory',
      owner: 'director-of-childrens-services',
      ownerTitle: expect.stringContaining('Director of Children’s Services'),
      startedAt: '2026-12-18T16:30:00+00:00',
      startedBy: 'the local authority became aware',
      dueAt: '2026-12-29T23:59:59+00:00',
      dueOn: '2026-12-29',
      state: 'running',
      missing: ['the Panel was notified'],
      sources: [{ document: 'GOV.UK: Report a serious child safeguarding incident', paragraph: 'When to report' }],
      convention: expect.stringMatching(/^5 working days after the day of the trigger, which is day 0; .* Europe\/London$/),
      settings: [],
      calendar: expect.stringContaining('england-and-wales'),
      provisional: false,
    })
  })

  it('tells who would be told, in order, each alarm with its moment in London', async () => {
    const { notices } = await plan([known])
    const panel = notices.filter(({ rule }) => rule === 'panel-notification')
    expect(panel.map(({ at, alarm, role }) => [at, alarm, role])).toEqual([
      ['2026-12-18T16:30:00+00:00', 'opened', 'director-of-childrens-services'],
      ['2026-12-22T08:30:00+00:00', 'half-way', 'director-of-childrens-services'],
      ['2026-12-23T08:30:00+00:00', 'two-days-before', 'director-of-childrens-services'],
      ['2026-12-29T08:30:00+00:00', 'last-day', 'director-of-childrens-services'],
      ...overdue('2026-12-30', ['business-manager']),
      ...overdue('2026-12-31', ['delegated-health', 'delegated-council', 'delegated-police']),
      ...overdue('2027-01-04', ['lead-health', 'lead-council', 'lead-police']),
      ...overdue('2027-01-05', ['lead-health', 'lead-council', 'lead-police']),
      ...overdue('2027-01-06', ['lead-health', 'lead-council', 'lead-police']),
      ...overdue('2027-01-13', ['lead-health', 'lead-council', 'lead-police']),
    ])
    expect(notices.map(({ at }) => at)).toEqual(notices.map(({ at }) => at).toSorted())
    expect(new Set(notices.map(({ reference }) => reference))).toEqual(new Set(['SI-2026-014']))
  })

  it('shows a day as a day and an instant with London’s offset, winter and summer', async () => {
    const report = await plan([anIncident('Wed 1 Jul 2026'), done('incident.panel-notified', 'Fri 3 Jul 2026 14:00')])
    expect(clockOf(report, 'panel-notification')).toMatchObject({
      startedAt: '2026-07-01',
      dueAt: '2026-07-08T23:59:59+01:00',
      metAt: '2026-07-03T14:00:00+01:00',
      state: 'met',
      missing: [],
    })
    const utc = { ...known, data: { ...known.data, awareAt: '2026-06-30T23:30:00Z' } } as ClocksEvent
    expect(clockOf(await plan([utc]), 'panel-notification')).toMatchObject({
      startedAt: '2026-07-01T00:30:00+01:00',
      dueOn: '2026-07-08',
    })
  })

  it('gives no date where the source gives no number', async () => {
    const report = await plan([anIncident('Fri 18 Dec 2026', { childDied: true, careLeaver: true })])
    expect(clockOf(report, 'care-leaver-death-notification')).toMatchObject({
      dueAt: null,
      dueOn: null,
      state: 'running',
      convention: 'no number in the source: reminded until it is done, without a date',
    })
  })

  it('asks the states at the last event, or at the end of --until, and looks no further', async () => {
    expect(clockOf(await plan([known]), 'panel-notification')).toMatchObject({ state: 'running' })
    const onTheDay = await plan([known], '--until', '29/12/2026')
    expect(clockOf(onTheDay, 'panel-notification')).toMatchObject({ state: 'running' })
    expect(onTheDay.asAt).toBe('2026-12-29T23:59:59+00:00')
    const report = await plan([known], '--until', '30 Dec 2026')
    expect(clockOf(report, 'panel-notification')).toMatchObject({ state: 'overdue' })
    expect(report.notices.at(-1)?.at).toBe('2026-12-30T08:30:00+00:00')
  })

  it('says who decided to read a silent document so, and what may yet move', async () => {
    const report = await plan([planned('Fri 12 Jan 2029', { time: '2026-12-18T09:00:00Z' })])
    const clocks = report.matters.flatMap(({ clocks: all }) => all)
    expect(clocks.find(({ dueOn }) => dueOn?.startsWith('2029'))).toMatchObject({ provisional: true })
    expect(clocks.some(({ unconfirmed }) => unconfirmed !== undefined)).toBe(true)
  })

  it('keeps several matters apart, and takes the same event twice once', async () => {
    const other = anIncident('Mon 21 Dec 2026', {}, { subject: 'SI-2026-015', id: 'other' })
    const { matters, notices } = await plan([known, other, known])
    expect(matters.map(({ reference }) => reference)).toEqual(['SI-2026-014', 'SI-2026-015'])
    expect(notices).toEqual((await plan([other, known])).notices)
  })

  it.each([
    ['with its time', { time: '2026-12-19T10:00:00Z' }],
    ['without', {}],
  ])('reads a correction %s', async (_what, attributes) => {
    const right = { ...known.data, awareAt: '2026-12-17' }
    const report = await plan([known, correction(known, right, attributes)])
    expect(clockOf(report, 'panel-notification')).toMatchObject({ dueOn: '2026-12-24', startedAt: '2026-12-17' })
    expect(report.notices.some(({ alarm }) => alarm === 'moved')).toBe(true)
  })
})

describe('what is odd about facts, as clocks post says it', () => {
  const odd = done('incident.panel-notified', 'Thu 17 Dec 2026 11:00')
  const before = { code: 'before-its-cause', says: expect.stringMatching(/^it lies before .* \(panel-notification\)$/) }

  it('each with the id of its event, in the order in which they became known', async () => {
    const again = { ...done('incident.panel-notified', 'Mon 21 Dec 2026', { id: 'again' }), subject: 'SI-2026-014' }
    const other = planned('Sat 3 Apr 2027', { id: 'other', subject: 'SI-2026-015', time: '2026-12-19T09:00:00Z' })
    expect((await plan([known, odd, other, again])).warnings).toEqual([
      // the notification is known first; what it should follow comes a day later and breaks the order
      { reference: 'SI-2026-014', event: 'incident.panel-notified', code: 'beginning-unknown', says: expect.any(String) },
      { reference: 'SI-2026-014', event: 'incident.became-known', ...before },
      { reference: 'SI-2026-015', event: 'other', code: 'beginning-unknown', says: expect.any(String) },
      { reference: 'SI-2026-015', event: 'other', code: 'planned-on-a-day-off', says: expect.any(String) },
      {
        reference: 'SI-2026-014',
        event: 'again',
        code: 'contradicts',
        says: expect.stringContaining('(incident.panel-notified)'),
      },
    ])
  })

  it('for people, before the notices', async () => {
    const { out } = await runClocks(['plan', await fileOf(linesOf(known, odd)), '-p', 'bolton'], { width: 160 })
    expect(out).toMatch(
      /\n\n2 warnings; what is odd counts .*:\n\n- SI-2026-014, event incident\.panel-notified: warning beginning-unknown: .*/,
    )
    expect(out).toMatch(/^- SI-2026-014, event incident\.became-known: warning before-its-cause: it lies before/m)
    expect(out.indexOf('warning before')).toBeLessThan(out.indexOf('in the order in which they would be sent'))
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(160)
  })

  it('and nothing where nothing is', async () => {
    expect((await plan([known])).warnings).toEqual([])
    const { out } = await runClocks(['plan', '-', '-p', 'bolton'], { input: linesOf(known) })
    expect(out).not.toContain('warning')
  })
})

const overdue = (date: string, also: readonly string[]) =>
  ['director-of-childrens-services', ...also].map((role) => [`${date}T08:30:00+00:00`, 'overdue', role])

describe('clocks plan for people', () => {
  it('shows state, date in words, what, who, tier and source, then the notices', async () => {
    const file = await fileOf(linesOf(known, done('incident.panel-notified', 'Tue 22 Dec 2026 11:00')))
    const { code, out } = await runClocks(['plan', file, '-p', 'bolton'], { width: 160 })
    expect(code).toBe(0)
    expect(out).toContain('Bolton Safeguarding Children Partnership, as at 11:00 on Tuesday 22 December 2026')
    expect(out).toMatch(/^STATE +DUE +WHAT +WHO +TIER +SOURCE$/m)
    expect(out).toMatch(/^met +Tue 29 Dec 2026 +Notify the Panel of the incident .*statutory +GOV\.UK/m)
    expect(out).toMatch(/^- panel-notification: from Fri 18 Dec 2026 \(the local authority became aware\); 5 working days/m)
    expect(out).toMatch(/^Fri 18 Dec 2026 16:30 +SI-2026-014 +opened +panel-notification +Director of Children’s Services/m)
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(160)
  })

  it('says so when nobody would be told', async () => {
    const { out } = await runClocks(['plan', '-', '-p', 'bolton', '--until', '1 Jan 2026'], { input: linesOf(known) })
    expect(out).toContain('Nobody would be told anything.')
  })
})
