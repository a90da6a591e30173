import { describe, expect, it } from 'vitest'
import type { ExplainReport } from '../../infra/cli/explain-report.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { anEvent, anIncident, done, planned } from '../builders/events.ts'
import { linesOf, runClocks } from './run-clocks.ts'

const known = anIncident('Fri 18 Dec 2026 16:30', {}, { id: 'known-1' })
const explain = (input: string, rule: string, ...more: string[]) =>
  runClocks(['explain', '-', '-p', 'bolton', '--rule', rule, ...more], { input, width: 100 })

const reportOf = async (input: string, rule: string): Promise<ExplainReport> => {
  const ran = await explain(input, rule, '--json')
  expect(ran).toMatchObject({ code: 0, err: '' })
  return ran.json() as ExplainReport
}

describe('clocks explain', () => {
  it('prints everything that one date rests on', async () => {
    const { out, code } = await explain(linesOf(known), 'panel-notification')
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines.slice(0, 22)).toEqual([
      'Bolton Safeguarding Children Partnership, as at 16:30 on Friday 18 December 2026',
      'panel-notification: Notify the Panel of the incident',
      '',
      'SI-2026-014: due Tuesday 29 December 2026, running',
      '--------------------------------------------------',
      'Trigger     the local authority became aware: 16:30 on Friday 18 December 2026',
      '            told by known-1 (incident.became-known): awareAt 2026-12-18T16:30:00+00:00, childDied',
      '            false, abuseKnownOrSuspected true, lookedAfter false',
      'Counted     Fri 18 Dec 2026    0  the day of the trigger',
      '            Sat 19 Dec 2026    –  weekend',
      '            Sun 20 Dec 2026    –  weekend',
      '            Mon 21 Dec 2026    1',
      '            Tue 22 Dec 2026    2',
      '            Wed 23 Dec 2026    3',
      '            Thu 24 Dec 2026    4',
      '            Fri 25 Dec 2026    –  Christmas Day',
      '            Sat 26 Dec 2026    –  weekend',
      '            Sun 27 Dec 2026    –  weekend',
      '            Mon 28 Dec 2026    –  Boxing Day',
      '            Tue 29 Dec 2026    5  the last day',
      'Convention  5 working days after the day of the trigger, which is day 0; Monday to Friday less bank',
      '            holidays in England and Wales; due at 23:59 Europe/London',
    ])
    expect(lines.slice(22)).toEqual([
      'Settings    none',
      'Sources     GOV.UK: Report a serious child safeguarding incident, When to report',
      'Tier        statutory',
      'Owner       Director of Children’s Services (Director of People, Bolton Council)',
      expect.stringMatching(/^Calendar {4}england-and-wales \d{4}-\d\d-\d\d$/),
      'Missing     the Panel was notified',
    ])
  })

  it('says what met it, what cancelled it and what is uncertain', async () => {
    const told = done('incident.panel-notified', 'Tue 22 Dec 2026 09:15', { id: 'told-1' })
    const off = done('incident.criteria-not-met', 'Wed 23 Dec 2026', { id: 'off-1' })
    const met = (await explain(linesOf(known, told), 'panel-notification')).out
    expect(met).toContain('SI-2026-014: due Tuesday 29 December 2026, met\n')
    expect(met).toContain(
      'Met         09:15 on Tuesday 22 December 2026\n            told by told-1 (incident.panel-notified): at',
    )
    expect(met).not.toContain('Missing')
    const cancelled = (await explain(linesOf(known, told, off), 'rapid-review')).out
    expect(cancelled).toContain('Cancelled   Wednesday 23 December 2026\n            told by off-1')
    expect(cancelled).toContain('Remarks     Bolton’s document does not say from when its fifteen working days run')
  })

  it('names the edition of the national guidance that the matter keeps, and what nobody has checked', async () => {
    const { out } = await explain(linesOf(done('practice-review.initiated', 'Mon 31 Aug 2026')), 'practice-review')
    expect(out).toContain('Edition     Working Together 2023, in force from Friday 15 December 2023\n')
    expect(out).toContain('Remarks     The time limits are those of the 2018 edition: nobody has checked them')
  })

  it('a nudge has no date, and says why', async () => {
    const died = anIncident('Fri 18 Dec 2026', { childDied: true, careLeaver: true })
    const { out } = await explain(linesOf(died), 'care-leaver-death-notification')
    expect(out).toContain('SI-2026-014: no date, running\n')
    expect(out).toContain('Counted     There is no date, because no number is given (GOV.UK: Report a serious child')
  })

  it('keeps several matters apart', async () => {
    const other = anIncident('Mon 21 Dec 2026', {}, { subject: 'SI-2026-015', id: 'other' })
    const { out } = await explain(linesOf(known, other), 'panel-notification')
    expect(out).toContain('SI-2026-014: due Tuesday 29 December 2026, running')
    expect(out).toContain('SI-2026-015: due Wednesday 30 December 2026, running')
  })

  it('a rule that nothing has started says what would', async () => {
    const { code, out } = await explain(linesOf(known), 'practice-review')
    expect(code).toBe(0)
    expect(out).toContain('Nothing told so far has started it. It starts when it was decided to initiate the review.')
    expect((await reportOf(linesOf(known), 'practice-review')).noClock).toHaveLength(1)
  })
})

describe('clocks explain --json', () => {
  it('is the clock with its count, its facts, its settings and its remarks', async () => {
    const report = await reportOf(linesOf(planned('Fri 8 Jan 2027', { time: '2026-12-18T09:00:00Z' })), 'pre-publication-panel')
    expect(report).toMatchObject({
      asAt: '2026-12-18T09:00:00+00:00',
      rule: {
        partnership: 'bolton',
        rule: 'pre-publication-panel',
        length: 'as agreed in pre-publication-clear-days; until then 7 clear working days before',
      },
    })
    expect(report.noClock).toBeUndefined()
    const [clock] = report.matters[0]?.clocks ?? []
    expect(clock).toMatchObject({
      rule: 'pre-publication-panel',
      dueOn: '2026-12-24',
      startedBy: 'publication is planned',
      trigger: { fact: 'publication.planned', type: 'publication.planned', said: { on: '2027-01-08' }, correctedBy: [] },
      settings: ['pre-publication-clear-days is not agreed, so the safe default holds: 7 clear working days before.'],
      remarks: [
        'Counted as seven clear working days, the safer reading; the partnership has not confirmed it.',
        'The date rests on a default, not on a document: the partnership has not agreed the setting.',
      ],
    })
    expect(clock?.counting.days.filter(({ n }) => n !== null).map(({ date, n }) => `${date} =${n}`)).toEqual([
      '2027-01-08 =0',
      '2027-01-07 =1',
      '2027-01-06 =2',
      '2027-01-05 =3',
      '2027-01-04 =4',
      '2026-12-31 =5',
      '2026-12-30 =6',
      '2026-12-29 =7',
      '2026-12-24 =8',
    ])
    expect(clock?.counting.days).toContainEqual({ date: '2027-01-01', n: null, why: 'New Year’s Day' })
  })

  it.each(partnerships.flatMap(({ id, rules }) => rules.map((rule) => [id, rule.id] as const)))(
    'works for %s’s rule %s',
    async (partnership, rule) => {
      const event = anEvent('incident.became-known', { ...known.data, partnership } as never)
      const ran = await runClocks(['explain', '-', '-p', partnership, '-r', rule, '--json'], { input: linesOf(event) })
      expect(ran).toMatchObject({ code: 0, err: '' })
      const { matters, noClock } = ran.json() as ExplainReport
      const clocks = matters.flatMap((matter) => matter.clocks)
      expect(clocks.length === 0).toBe(noClock !== undefined)
      for (const clock of clocks) expect(clock.counting.days.length + clock.counting.sentences.length).toBeGreaterThan(0)
    },
  )
})

describe('refused', () => {
  it('a rule that the partnership does not have, with exit code 2', async () => {
    expect(await explain(linesOf(known), 'rapid-review-copy')).toMatchObject({
      code: 2,
      out: '',
      err: 'clocks: expected a rule of bolton: see clocks rules -p bolton',
    })
  })

  it('a line that is no event, as clocks plan refuses it', async () => {
    expect(await explain('{"a":1}', 'panel-notification')).toMatchObject({ code: 1, out: '' })
  })
})
