import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import { anEvent, correction } from '../../builders/events.ts'
import { iso } from '../../builders/london-time.ts'
import { clockOf, innerStanding } from '../../builders/standing.ts'
import { aStory } from '../../builders/story.ts'
import { mailsOf, mailTo } from '../../notices/mails-of.ts'

const subject = 'CP-2027-001'
const discussed = anEvent('strategy-discussion.held', { at: iso('Mon 4 Jan 2027 10:00'), section47Initiated: true }, { subject })
const planned = (key: string, on: string, time = 'Tue 5 Jan 2027 09:00') =>
  anEvent('conference.planned', { conference: key, on: iso(on) }, { id: `${key} ${on}`, time: iso(time), subject })
type OfConference = 'conference.reports-written' | 'conference.reports-submitted' | 'conference.family-saw-reports'
const of = (type: OfConference, key: string, at: string) =>
  anEvent(type, { conference: key, at: iso(at) }, { id: `${type} ${key}`, subject })
const held = (key: string, at: string) =>
  anEvent('conference.held', { conference: key, at: iso(at), outcome: 'plan' }, { id: `${key} held`, subject })
const notProceeding = anEvent('conference.not-proceeding', { at: iso('Wed 6 Jan 2027') }, { subject })

const agreed = (setting: string, value: number): Partnership => ({
  ...bolton,
  settings: [{ setting, value, from: '2026-12-01', agreedBy: 'partnership', agreedOn: '2026-11-19', source: 'Minutes, item 3' }],
})

describe('the steps before a conference', () => {
  it.each<[string, readonly ClocksEvent[], string, readonly string[]]>([
    [
      'planned: back from its day, Fri 15 January, and from its reports, Thu 14 =1 · Wed 13 =2',
      [discussed, planned('initial', 'Fri 15 Jan 2027')],
      'Tue 5 Jan 2027 10:00',
      [
        // Tue 12 =1 · Mon 11 =2 · Fri 8 =3
        'conference-reports-written:initial · Fri 8 Jan 2027 · running',
        // Thu 14 =1
        'family-saw-reports:initial · Thu 14 Jan 2027 · running',
      ],
    ],
    [
      'not planned: back from the last of its fifteen days; from Mon 4: Fri 8 =4 · Fri 15 =9 · Fri 22 =14 · Mon 25 =15',
      [discussed],
      'Tue 5 Jan 2027 10:00',
      [
        // Fri 22 =1 · Thu 21 =2, when reports would be due · Wed 20 =3 · Tue 19 =4 · Mon 18 =5
        'unplanned-conference-reports:initial · Mon 18 Jan 2027 · running',
        // Fri 22 =1
        'family-saw-reports:initial · Fri 22 Jan 2027 · running',
      ],
    ],
    [
      'planned for the last of its fifteen days: the same days as before it was planned',
      [discussed, planned('initial', 'Mon 25 Jan 2027')],
      'Tue 5 Jan 2027 10:00',
      [
        // reports Fri 22 =1 · Thu 21 =2; Wed 20 =1 · Tue 19 =2 · Mon 18 =3
        'conference-reports-written:initial · Mon 18 Jan 2027 · running',
        'family-saw-reports:initial · Fri 22 Jan 2027 · running',
      ],
    ],
    [
      'put off to Thu 28 January: they move with it, and its limit, Mon 25, moves nothing any more',
      [discussed, planned('initial', 'Fri 15 Jan 2027'), planned('initial', 'Thu 28 Jan 2027', 'Wed 13 Jan 2027 09:00')],
      'Wed 13 Jan 2027 10:00',
      [
        // reports Wed 27 =1 · Tue 26 =2; Mon 25 =1 · Fri 22 =2 · Thu 21 =3
        'conference-reports-written:initial · Thu 21 Jan 2027 · running',
        // Wed 27 =1
        'family-saw-reports:initial · Wed 27 Jan 2027 · running',
      ],
    ],
    [
      'withdrawn again: back from the limit',
      [discussed, planned('initial', 'Fri 15 Jan 2027'), correction(planned('initial', 'Fri 15 Jan 2027'), null, { subject })],
      'Wed 6 Jan 2027 10:00',
      [
        'unplanned-conference-reports:initial · Mon 18 Jan 2027 · running',
        'family-saw-reports:initial · Fri 22 Jan 2027 · running',
      ],
    ],
    [
      'a review, over Easter: back from Wed 31 March; Mon 29 is Easter Monday and Fri 26 Good Friday',
      [planned('review-1', 'Wed 31 Mar 2027')],
      'Tue 5 Jan 2027 10:00',
      [
        // reports Tue 30 =1 · Thu 25 =2; Wed 24 =1 · Tue 23 =2 · Mon 22 =3
        'conference-reports-written:review-1 · Mon 22 Mar 2027 · running',
        // Tue 30 =1
        'family-saw-reports:review-1 · Tue 30 Mar 2027 · running',
      ],
    ],
    [
      'a review beside an initial conference that is not planned: the initial one first',
      [discussed, planned('review-1', 'Wed 31 Mar 2027')],
      'Tue 5 Jan 2027 10:00',
      [
        'conference-reports-written:review-1 · Mon 22 Mar 2027 · running',
        'unplanned-conference-reports:initial · Mon 18 Jan 2027 · running',
        'family-saw-reports:initial · Fri 22 Jan 2027 · running',
        'family-saw-reports:review-1 · Tue 30 Mar 2027 · running',
      ],
    ],
    [
      'told of: written late, shared in time, each for its own conference',
      [
        planned('initial', 'Fri 15 Jan 2027'),
        planned('review-1', 'Wed 31 Mar 2027'),
        of('conference.reports-written', 'initial', 'Mon 11 Jan 2027'),
        of('conference.family-saw-reports', 'initial', 'Thu 14 Jan 2027'),
      ],
      'Thu 14 Jan 2027 17:00',
      [
        'conference-reports-written:initial · Fri 8 Jan 2027 · met-late',
        'conference-reports-written:review-1 · Mon 22 Mar 2027 · running',
        'family-saw-reports:initial · Thu 14 Jan 2027 · met',
        'family-saw-reports:review-1 · Tue 30 Mar 2027 · running',
      ],
    ],
    [
      'whoever submits reports has written them',
      [planned('initial', 'Fri 15 Jan 2027'), of('conference.reports-submitted', 'initial', 'Fri 8 Jan 2027')],
      'Mon 11 Jan 2027 09:00',
      ['conference-reports-written:initial · Fri 8 Jan 2027 · met', 'family-saw-reports:initial · Thu 14 Jan 2027 · running'],
    ],
    [
      'written before a day is planned, they are written once it is',
      [discussed, of('conference.reports-written', 'initial', 'Fri 8 Jan 2027')],
      'Mon 11 Jan 2027 09:00',
      ['unplanned-conference-reports:initial · Mon 18 Jan 2027 · met', 'family-saw-reports:initial · Fri 22 Jan 2027 · running'],
    ],
    [
      'the conference held: nothing of it can be done before it any more',
      [planned('initial', 'Fri 15 Jan 2027'), held('initial', 'Fri 15 Jan 2027 10:00')],
      'Fri 15 Jan 2027 12:00',
      [
        'conference-reports-written:initial · Fri 8 Jan 2027 · cancelled',
        'family-saw-reports:initial · Thu 14 Jan 2027 · cancelled',
      ],
    ],
    [
      'no conference after all',
      [discussed, notProceeding],
      'Thu 7 Jan 2027 12:00',
      [
        'unplanned-conference-reports:initial · Mon 18 Jan 2027 · cancelled',
        'family-saw-reports:initial · Fri 22 Jan 2027 · cancelled',
      ],
    ],
  ])('%s', (_why, events, now, lines) => {
    expect(innerStanding(bolton, events, now)).toEqual(lines)
  })

  it.each<[string, string, number, readonly ClocksEvent[], string]>([
    // reports Thu 14 =1 · Wed 13 =2; Tue 12 =1
    [
      'written',
      'conference-reports-slack',
      1,
      [planned('initial', 'Fri 15 Jan 2027')],
      'conference-reports-written:initial · Tue 12 Jan 2027',
    ],
    // from the limit, Mon 25: Fri 22 =1 · Thu 21 =2 · Wed 20 =3
    [
      'written, not planned',
      'conference-reports-slack',
      1,
      [discussed],
      'unplanned-conference-reports:initial · Wed 20 Jan 2027',
    ],
    // Thu 14 =1 · Wed 13 =2
    [
      'shared',
      'conference-family-sharing-slack',
      2,
      [planned('initial', 'Fri 15 Jan 2027')],
      'family-saw-reports:initial · Wed 13 Jan 2027',
    ],
    // Fri 22 =1 · Thu 21 =2
    ['shared, not planned', 'conference-family-sharing-slack', 2, [discussed], 'family-saw-reports:initial · Thu 21 Jan 2027'],
  ])('are as long as agreed: %s', (_why, setting, value, events, line) => {
    const partnership = agreed(setting, value)
    expect(innerStanding(partnership, events, 'Tue 5 Jan 2027 10:00')).toContain(`${line} · running`)
    const [id = ''] = line.split(' · ')
    expect(clockOf(partnership, id, events).restsOn?.[0]?.agreed?.value).toBe(value)
    expect(clockOf(bolton, id, events).restsOn).toEqual([{ setting }])
  })
})

const steps = (lines: readonly string[]) =>
  lines.filter((line) => / (conference-reports-written|unplanned-|family-saw)/.test(line))

describe('what the steps before a conference say', () => {
  const begun = () => {
    const story = aStory()
    story.told(discussed, 'Mon 4 Jan 2027 12:00')
    return story
  }
  const manager = 'business-manager'
  const worker = 'lead-social-worker'

  it('is nothing before the morning of their day; then it goes to the owner, and to the business manager, until the day itself', () => {
    const story = begun()
    expect(steps(story.told(planned('initial', 'Fri 15 Jan 2027'), 'Tue 5 Jan 2027 09:00'))).toEqual([])
    expect(steps(story.wokenUpTo('Mon 18 Jan 2027 12:00'))).toEqual([
      `Fri 8 Jan 2027 08:30 conference-reports-written:initial last-day → ${worker}`,
      ...['Mon 11', 'Tue 12', 'Wed 13'].flatMap((day, n) => [
        `${day} Jan 2027 08:30 conference-reports-written:initial overdue ${n + 1} → ${worker}`,
        `${day} Jan 2027 08:30 conference-reports-written:initial overdue ${n + 1} → ${manager}`,
      ]),
      `Thu 14 Jan 2027 08:30 family-saw-reports:initial last-day → ${worker}`,
      `Fri 15 Jan 2027 08:30 family-saw-reports:initial overdue 1 → ${worker}`,
      `Fri 15 Jan 2027 08:30 family-saw-reports:initial overdue 1 → ${manager}`,
    ])
  })

  it('put off after they have spoken, they speak again on their new days', () => {
    const story = begun()
    story.told(planned('initial', 'Fri 15 Jan 2027'), 'Tue 5 Jan 2027 09:00')
    story.wokenUpTo('Fri 15 Jan 2027 12:00')
    const putOff = planned('initial', 'Thu 28 Jan 2027', 'Fri 15 Jan 2027 12:30')
    expect(steps(story.told(putOff, 'Fri 15 Jan 2027 12:30'))).toEqual([])
    story.told(of('conference.reports-written', 'initial', 'Mon 18 Jan 2027'), 'Mon 18 Jan 2027 12:30')
    expect(steps(story.wokenUpTo('Wed 27 Jan 2027 12:00'))).toEqual([
      `Wed 27 Jan 2027 08:30 family-saw-reports:initial last-day → ${worker}`,
    ])
  })

  it('of a conference that nobody has planned: the last days on which there is still time', () => {
    expect(steps(begun().wokenUpTo('Tue 19 Jan 2027 12:00'))).toEqual([
      `Mon 18 Jan 2027 08:30 unplanned-conference-reports:initial last-day → ${worker}`,
      `Tue 19 Jan 2027 08:30 unplanned-conference-reports:initial overdue 1 → ${worker}`,
      `Tue 19 Jan 2027 08:30 unplanned-conference-reports:initial overdue 1 → ${manager}`,
    ])
  })

  it('planned then, the one ends and the other begins without a word', () => {
    const story = begun()
    story.wokenUpTo('Tue 19 Jan 2027 12:00')
    expect(steps(story.told(planned('initial', 'Mon 25 Jan 2027'), 'Tue 19 Jan 2027 12:30'))).toEqual([])
    expect(steps(story.wokenUpTo('Wed 20 Jan 2027 12:00'))).toEqual([
      `Wed 20 Jan 2027 08:30 conference-reports-written:initial overdue 2 → ${worker}`,
      `Wed 20 Jan 2027 08:30 conference-reports-written:initial overdue 2 → ${manager}`,
    ])
  })

  it('is how much slack is left, and until when', async () => {
    const mails = await mailsOf([
      'Mon 4 Jan 2027 12:00',
      discussed,
      'Tue 5 Jan 2027 09:00',
      planned('initial', 'Fri 15 Jan 2027'),
      'Fri 8 Jan 2027 08:30',
      'Thu 14 Jan 2027 08:30',
      'Fri 15 Jan 2027 08:30',
    ])
    const said = (text: string) => text.replace(/\s+/g, ' ')
    const onItsDay = mailTo(
      mails,
      worker,
      '3 working days of slack: have the reports for the conference written, initial conference',
    )
    expect(said(onItsDay.text)).toContain('Slack: 3 working days until the outer limit, Wednesday 13 January 2027')
    const shared = mailTo(mails, worker, '1 working day of slack: share the reports with the child and the family')
    expect(said(shared.text)).toContain('Slack: 1 working day until the planned day, Friday 15 January 2027')
    expect(said(shared.text)).toContain('Counts back from: Friday 15 January 2027: the planned day')
    expect(said(shared.text)).toContain('rests on a default of the service')
    const late = mailTo(mails, worker, 'No slack left: share the reports with the child and the family')
    expect(said(late.text)).toContain('Slack: none until the planned day, Friday 15 January 2027')
  })
})

describe('sharing with the family before a conference that is told of late', () => {
  const shared = (story: ReturnType<typeof aStory>, day: string, time: string, until: string) => {
    const said = story.told(planned('initial', day, time), time)
    return [...said, ...story.wokenUpTo(until)].filter((line) => line.includes('family-saw-reports'))
  }

  it('on its very day is asked for at once: there is no morning left', () => {
    const story = aStory(bolton)
    story.told(discussed, 'Mon 4 Jan 2027 11:00')
    expect(shared(story, 'Fri 15 Jan 2027', 'Fri 15 Jan 2027 09:00', 'Mon 18 Jan 2027 12:00')).toEqual([
      // while no day was planned it was counted back from the fifteen days: from there it moved
      'Fri 15 Jan 2027 09:00 family-saw-reports:initial moved → lead-social-worker',
    ])
  })

  it('on the day before is asked for on the morning of the conference', () => {
    const story = aStory(bolton)
    story.told(discussed, 'Mon 4 Jan 2027 11:00')
    expect(shared(story, 'Fri 15 Jan 2027', 'Thu 14 Jan 2027 09:00', 'Fri 15 Jan 2027 08:30')).toContain(
      'Fri 15 Jan 2027 08:30 family-saw-reports:initial overdue 1 → lead-social-worker',
    )
  })
})
