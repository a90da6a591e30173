import { describe, expect, it } from 'vitest'
import { explain } from '../../../shared/clocks/explain.ts'
import { runsInWords } from '../../../shared/clocks/length-in-words.ts'
import { defineRule } from '../../../shared/clocks/rule.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import { reportCompleted } from '../../../shared/partnerships/national/inner.rules.ts'
import { definePartnership, type Partnership } from '../../../shared/partnerships/partnership.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { stockport } from '../../../shared/partnerships/stockport/stockport.partnership.ts'
import { englandAndWales } from '../../../shared/time/calendar.ts'
import { anIncident, correction, done, recordOf, sent } from '../../builders/events.ts'
import { writtenDay } from '../../builders/london-time.ts'
import { clockOf, innerStanding } from '../../builders/standing.ts'
import { aStory } from '../../builders/story.ts'
import { mailsOf, mailTo } from '../../notices/mails-of.ts'

// The rapid review is due on Wed 20 January. From the notification on Tue 29 December:
// Wed 30 =1 · Thu 31 =2 · Fri 1 holiday · Mon 4 =3 … Fri 8 =7 · Mon 11 =8 … Fri 15 =12 · Mon 18 =13 · Tue 19 =14 · Wed 20 =15
const known = anIncident('Fri 18 Dec 2026 16:30')
const panelTold = done('incident.panel-notified', 'Tue 29 Dec 2026 11:15')
const partnershipTold = done('incident.partnership-notified', 'Tue 29 Dec 2026 11:20')
const returned = done('rapid-review.returns-received', 'Thu 7 Jan 2027 15:00')
const drafted = done('rapid-review.drafted', 'Tue 12 Jan 2027 16:00')
const decided = done('rapid-review.decided', 'Fri 15 Jan 2027 12:00')
const endorsed = done('rapid-review.endorsed', 'Mon 18 Jan 2027 09:00')
const sentToPanel = done('rapid-review.sent-to-panel', 'Mon 18 Jan 2027 14:00')

const agreed = (partnership: Partnership, setting: string, value: number): Partnership => ({
  ...partnership,
  settings: [
    {
      setting,
      value,
      from: '2026-12-01',
      agreedBy: 'safeguarding-executive',
      agreedOn: '2026-11-19',
      source: 'Minutes, item 3',
    },
  ],
})

describe('the steps of a rapid review, counted back from its last day, Wednesday 20 January', () => {
  const open = [
    // Tue 19 =1 · Mon 18 =2 · Fri 15 =3 · Thu 14 =4 · Wed 13 =5 · Tue 12 =6 · Mon 11 =7 · Fri 8 =8
    'rapid-review-agency-returns · Fri 8 Jan 2027 · running',
    // … Fri 15 =3 · Thu 14 =4 · Wed 13 =5
    'rapid-review-draft · Wed 13 Jan 2027 · running',
    // Tue 19 =1 · Mon 18 =2 · Fri 15 =3
    'rapid-review-decision · Fri 15 Jan 2027 · running',
  ]

  it('are four in Bolton, whose chair endorses within the same fifteen days', () => {
    expect(innerStanding(bolton, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toEqual([
      ...open,
      // Tue 19 =1
      'rapid-review-endorsement · Tue 19 Jan 2027 · running',
    ])
  })

  it('are three in Rochdale', () => {
    expect(innerStanding(rochdale, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toEqual(open)
  })

  it('are the agency returns in Stockport, whose fifteen days run from awareness: Wednesday 13 January', () => {
    // Tue 12 =1 · Mon 11 =2 · Fri 8 =3 · Thu 7 =4 · Wed 6 =5 · Tue 5 =6 · Mon 4 =7 · Fri 1 holiday · Thu 31 =8
    expect(innerStanding(stockport, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toEqual([
      'rapid-review-agency-returns · Thu 31 Dec 2026 · running',
    ])
  })

  it('are none before the rapid review’s own days run', () => {
    expect(innerStanding(bolton, [known], 'Wed 30 Dec 2026 09:00')).toEqual([])
  })

  it('follow the outer limit that the partnership agreed on: from awareness, Wednesday 13 January', () => {
    const fromAwareness = {
      ...bolton,
      settings: agreed(bolton, 'rapid-review-trigger', 1).settings.map((each) => ({ ...each, value: 'authority-aware' })),
    }
    // Tue 12 =1 · Mon 11 =2 · Fri 8 =3
    expect(innerStanding(fromAwareness, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toContain(
      'rapid-review-decision · Fri 8 Jan 2027 · running',
    )
  })

  it('are as long as agreed', () => {
    // Tue 19 =1 · Mon 18 =2 · Fri 15 =3 · Thu 14 =4
    const four = agreed(bolton, 'rapid-review-decision-slack', 4)
    expect(innerStanding(four, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toContain(
      'rapid-review-decision · Thu 14 Jan 2027 · running',
    )
    expect(clockOf(four, 'rapid-review-decision', [known, panelTold]).restsOn?.[0]?.agreed?.value).toBe(4)
    expect(clockOf(bolton, 'rapid-review-decision', [known, panelTold]).restsOn).toEqual([
      { setting: 'rapid-review-decision-slack' },
    ])
  })

  it('are met each by its own fact, and an earlier one by a later', () => {
    expect(innerStanding(bolton, [known, panelTold, drafted], 'Wed 13 Jan 2027 09:00')).toEqual([
      // the draft of Tue 12 is the first word of the returns, due on Fri 8
      'rapid-review-agency-returns · Fri 8 Jan 2027 · met-late',
      'rapid-review-draft · Wed 13 Jan 2027 · met',
      'rapid-review-decision · Fri 15 Jan 2027 · running',
      'rapid-review-endorsement · Tue 19 Jan 2027 · running',
    ])
    expect(innerStanding(bolton, [known, panelTold, returned, decided, endorsed], 'Tue 19 Jan 2027 09:00')).toEqual([
      'rapid-review-agency-returns · Fri 8 Jan 2027 · met',
      'rapid-review-draft · Wed 13 Jan 2027 · met-late',
      'rapid-review-decision · Fri 15 Jan 2027 · met',
      'rapid-review-endorsement · Tue 19 Jan 2027 · met',
    ])
  })

  it('explain themselves: counted back from the outer day, by a default that is marked as one', () => {
    const clock = clockOf(bolton, 'rapid-review-decision', [known, panelTold])
    const { counting, convention, remarks, settings } = explain(
      clock,
      [known, panelTold].map((e) => recordOf(e)),
      englandAndWales(),
    )
    expect([counting.days[0]?.n, counting.days.at(-1)?.day]).toEqual([0, clock.due])
    expect(counting.days.map(({ n }) => n)).toEqual([0, 1, 2, null, null, 3])
    expect(convention).toMatch(/^3 working days before the last day of the outer limit/)
    expect(settings).toEqual(['rapid-review-decision-slack is not agreed, so the safe default holds: 3 working days before.'])
    expect(remarks).toContain('Counted back from Wednesday 20 January 2027, the last day of rapid-review.')
    expect(remarks).toContain('A limit of our own: no document states it.')
  })
})

describe('the report of a practice review', () => {
  const begun = done('practice-review.initiated', 'Wed 20 Jan 2027')

  it('is complete seven clear working days before the six months end, for that is when its copies must go', () => {
    // 20 January and 6 months: Tue 20 July. Mon 19 =1 · Fri 16 =2 · Thu 15 =3 · Wed 14 =4 · Tue 13 =5 · Mon 12 =6 · Fri 9 =7
    // whole days · so Thu 8 July
    for (const partnership of [bolton, rochdale, stockport])
      expect(innerStanding(partnership, [begun], 'Mon 1 Feb 2027')).toEqual(['report-completed · Thu 8 Jul 2027 · running'])
  })

  const settled = (...values: [string, number | boolean][]): Partnership => ({
    ...bolton,
    settings: values.flatMap(([setting, value]) =>
      agreed(bolton, setting, 0).settings.map((each) => ({ ...each, setting, value })),
    ),
  })
  const clear = 'pre-publication-clear-days'
  const slack = 'report-completed-slack'

  it.each<[string, [string, number | boolean][], string, readonly string[]]>([
    // Mon 19 =1 · Fri 16 =2 · Thu 15 =3 · Wed 14 =4 · Tue 13 =5 · Mon 12 =6 · Fri 9 =7 whole days · so Thu 8
    ['nothing', [], 'Thu 8 Jul 2027', [`${slack}: unset`, `${clear}: unset`]],
    ['clear days', [[clear, true]], 'Thu 8 Jul 2027', [`${slack}: unset`, `${clear}: true`]],
    // Fri 9 =7 itself
    ['days that need not be clear', [[clear, false]], 'Fri 9 Jul 2027', [`${slack}: unset`, `${clear}: false`]],
    // Mon 19 =1 · Fri 16 =2 · Thu 15 =3
    ['a slack of its own, of three days', [[slack, 3]], 'Thu 15 Jul 2027', [`${slack}: 3`]],
    [
      'both: its own counts',
      [
        [clear, false],
        [slack, 3],
      ],
      'Thu 15 Jul 2027',
      [`${slack}: 3`],
    ],
  ])('is complete when the copies must go, agreed as %s: back from Tue 20 July', (_why, values, due, restsOn) => {
    const clock = clockOf(settled(...values), 'report-completed', [begun])
    expect(clock.due !== null && writtenDay(clock.due)).toBe(due)
    expect(clock.restsOn?.map(({ setting, agreed: found }) => `${setting}: ${found?.value ?? 'unset'}`)).toEqual(restsOn)
  })

  it.each<[string, [string, number | boolean][], readonly string[]]>([
    [
      'neither',
      [],
      [
        'report-completed-slack is not agreed, so the safe default holds: what pre-publication-clear-days says.',
        'pre-publication-clear-days is not agreed, so the safe default holds: 7 clear working days before.',
      ],
    ],
    [
      'the other one',
      [[clear, false]],
      [
        'report-completed-slack is not agreed, so the safe default holds: what pre-publication-clear-days says.',
        'pre-publication-clear-days = false, in force from 2026-12-01: agreed by safeguarding-executive on 2026-11-19 (Minutes, item 3).',
      ],
    ],
    [
      'its own',
      [[slack, 3]],
      ['report-completed-slack = 3, in force from 2026-12-01: agreed by safeguarding-executive on 2026-11-19 (Minutes, item 3).'],
    ],
  ])('names what its date rests on, agreed: %s', (_which, values, settings) => {
    const clock = clockOf(settled(...values), 'report-completed', [begun])
    expect(explain(clock, [recordOf(begun)], englandAndWales()).settings).toEqual(settings)
  })

  it('counts back from a Saturday as from any day', () => {
    // Sun 28 February and 6 months: Sat 28 August, not moved off the weekend.
    // Fri 27 =1 · Thu 26 =2 · Wed 25 =3 · Tue 24 =4 · Mon 23 =5 · Fri 20 =6 · Thu 19 =7 whole days · so Wed 18
    expect(innerStanding(bolton, [done('practice-review.initiated', 'Sun 28 Feb 2027')], 'Mon 1 Mar 2027')).toEqual([
      'report-completed · Wed 18 Aug 2027 · running',
    ])
  })

  it.each([
    ['told', done('report.completed', 'Mon 5 Jul 2027')],
    ['copied', sent('panel', 'Mon 5 Jul 2027')],
  ])('is complete once that is %s', (_why, event) => {
    expect(innerStanding(bolton, [begun, event], 'Tue 6 Jul 2027')).toEqual(['report-completed · Thu 8 Jul 2027 · met'])
  })

  it('ends with the publication', () => {
    expect(innerStanding(bolton, [begun, done('report.published', 'Mon 5 Jul 2027')], 'Tue 6 Jul 2027')).toEqual([
      'report-completed · Thu 8 Jul 2027 · cancelled',
    ])
  })
})

const inner = (lines: readonly string[]) => lines.filter((line) => /rapid-review-(agency|draft|decision|endorsement)/.test(line))

describe('what inner limits say', () => {
  const begun = () => {
    const story = aStory(bolton)
    story.told(known, 'Fri 18 Dec 2026 17:00')
    story.wokenUpTo('Tue 29 Dec 2026 11:00')
    story.told(partnershipTold, 'Tue 29 Dec 2026 11:30')
    return story
  }

  it('is nothing when they begin: the morning of their day is the first', () => {
    const story = begun()
    expect(story.told(panelTold, 'Tue 29 Dec 2026 11:31')).toEqual([
      'Tue 29 Dec 2026 11:31 panel-notification met → director-of-childrens-services',
      'Tue 29 Dec 2026 11:31 rapid-review opened → practice-review-group',
    ])
    expect(inner(story.wokenUpTo('Fri 8 Jan 2027 12:00'))).toEqual([
      'Fri 8 Jan 2027 08:30 rapid-review-agency-returns last-day → business-manager',
    ])
  })

  it('goes to the owner, then to the business manager, and no further; nothing once the outer limit is over', () => {
    const story = begun()
    story.told(panelTold, 'Tue 29 Dec 2026 11:31')
    story.wokenUpTo('Wed 6 Jan 2027 12:00')
    story.told(returned, 'Thu 7 Jan 2027 15:30')
    story.told(drafted, 'Tue 12 Jan 2027 16:30')
    expect(inner(story.wokenUpTo('Fri 29 Jan 2027 12:00'))).toEqual([
      'Fri 15 Jan 2027 08:30 rapid-review-decision last-day → practice-review-group',
      'Mon 18 Jan 2027 08:30 rapid-review-decision overdue 1 → practice-review-group',
      'Mon 18 Jan 2027 08:30 rapid-review-decision overdue 1 → business-manager',
      'Tue 19 Jan 2027 08:30 rapid-review-decision overdue 2 → practice-review-group',
      'Tue 19 Jan 2027 08:30 rapid-review-decision overdue 2 → business-manager',
      'Tue 19 Jan 2027 08:30 rapid-review-endorsement last-day → chair',
      'Wed 20 Jan 2027 08:30 rapid-review-decision overdue 3 → practice-review-group',
      'Wed 20 Jan 2027 08:30 rapid-review-decision overdue 3 → business-manager',
      'Wed 20 Jan 2027 08:30 rapid-review-endorsement overdue 1 → chair',
      'Wed 20 Jan 2027 08:30 rapid-review-endorsement overdue 1 → business-manager',
    ])
  })

  it('is nothing once the outer limit is met, or the criteria were found not to be met', () => {
    const met = begun()
    for (const [event, at] of [
      [panelTold, 'Tue 29 Dec 2026 11:31'],
      [decided, 'Fri 15 Jan 2027 12:30'],
      [endorsed, 'Mon 18 Jan 2027 09:30'],
      [sentToPanel, 'Mon 18 Jan 2027 14:30'],
    ] as const) {
      met.wokenUpTo(at)
      met.told(event, at)
    }
    expect(inner(met.wokenUpTo('Mon 1 Mar 2027 12:00'))).toEqual([])

    const over = begun()
    over.told(panelTold, 'Tue 29 Dec 2026 11:31')
    expect(inner(over.told(done('incident.criteria-not-met', 'Mon 4 Jan 2027 10:00'), 'Mon 4 Jan 2027 10:30'))).toEqual([])
    expect(inner(over.wokenUpTo('Mon 1 Mar 2027 12:00'))).toEqual([])
  })

  it('moves without a word when the outer limit moves, which tells of it, and speaks on its new day', () => {
    const story = begun()
    story.told(panelTold, 'Tue 29 Dec 2026 11:31')
    const moved = story.told(
      correction(panelTold, { partnership: 'bolton', at: '2026-12-24T11:15:00+00:00' }),
      'Wed 30 Dec 2026 10:00',
    )
    expect(moved).toEqual(['Wed 30 Dec 2026 10:00 rapid-review moved → practice-review-group'])
    // from Thu 24: Tue 29 =1 · Wed 30 =2 … a working day earlier than from Tue 29; so Thu 7 instead of Fri 8
    expect(inner(story.wokenUpTo('Fri 8 Jan 2027 08:00'))).toEqual([
      'Thu 7 Jan 2027 08:30 rapid-review-agency-returns last-day → business-manager',
    ])
    expect(inner(story.told(correction(panelTold, null, { id: 'withdrawn' }), 'Fri 8 Jan 2027 08:10'))).toEqual([])
  })

  it('is how much slack is left', async () => {
    const mails = await mailsOf([
      'Fri 18 Dec 2026 17:00',
      known,
      'Tue 29 Dec 2026 11:31',
      panelTold,
      'Fri 15 Jan 2027 08:30',
      'Tue 19 Jan 2027 08:30',
      'Wed 20 Jan 2027 08:30',
    ])
    const said = (text: string) => text.replace(/\s+/g, ' ')
    const onItsDay = mailTo(mails, 'practice-review-group', '3 working days of slack: screen the case and decide')
    expect(said(onItsDay.text)).toContain('Slack: 3 working days until the outer limit, Wednesday 20 January 2027')
    expect(said(onItsDay.text)).toContain('rests on a default of the service')
    expect(said(onItsDay.text)).toContain('Counts back from: Wednesday 20 January 2027: the last day of the outer limit')
    expect(said(onItsDay.text)).toContain('3 working days before the last day of the outer limit, which is day 0')
    const late = mailTo(mails, 'practice-review-group', '1 working day of slack: screen')
    expect(said(late.text)).toContain('Slack: 1 working day until the outer limit, Wednesday 20 January 2027')
    expect(said(mailTo(mails, 'practice-review-group', 'No slack left: screen').text)).toContain(
      'Slack: none until the outer limit',
    )
  })
})

describe('a rule within another', () => {
  it('says from what it counts back', () => {
    expect(runsInWords(reportCompleted)).toBe(
      'as agreed in report-completed-slack or else in pre-publication-clear-days; until then 7 clear working days before the last day of practice-review',
    )
  })

  it('is internal and comes after it', () => {
    expect(() => defineRule({ ...reportCompleted, tier: 'guidance' })).toThrow('an inner limit is internal')
    expect(() => definePartnership({ ...bolton, rules: [reportCompleted] })).toThrow('must come before it')
  })
})
