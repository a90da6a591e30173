import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Closure } from '../../shared/clocks/closure.ts'
import { countingOf } from '../../shared/clocks/counting.ts'
import { openDays } from '../../shared/clocks/open-days.ts'
import { conventionOf } from '../../shared/clocks/period.ts'
import { clocksOfMatter } from '../../shared/matters/settle.ts'
import { mailContent } from '../../shared/notices/mail-content.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { isoDay } from '../../shared/time/day.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { at, day, iso, writtenDay } from '../builders/london-time.ts'
import { clockOf, standing } from '../builders/standing.ts'
import { aStory } from '../builders/story.ts'

const calendar = englandAndWales()
const setting = 'local-limits-skip-closures'
const agreed: AgreedSetting = {
  setting,
  value: true,
  from: '2026-12-01',
  agreedBy: 'safeguarding-executive',
  agreedOn: '2026-11-19',
  source: 'Minutes, item 3',
}

/** Between Boxing Day and New Year the offices are closed: Tuesday 29 to Thursday 31 are working days. */
const christmas: Closure = {
  from: iso('Tue 29 Dec 2026'),
  to: iso('Thu 31 Dec 2026'),
  source: { document: 'A notice of the council', paragraph: 'Christmas closure' },
}
const closed: Partnership = { ...bolton, closures: [christmas] }
const skipping: Partnership = { ...closed, settings: [agreed] }

const discussed = (on: string) => anEvent('strategy-discussion.held', { at: iso(on), section47Initiated: true })
const conferenceOn = (on: string, conference = 'initial') =>
  anEvent('conference.planned', { conference, on: iso(on) }, { id: on, time: iso('Tue 1 Dec 2026 09:00') })

const line = (partnership: Partnership, rule: string, ...events: ClocksEvent[]) =>
  standing(partnership, events, 'Fri 1 Jan 2027 12:00')
    .filter((each) => each.startsWith(`${rule} `) || each.startsWith(`${rule}:`))
    .map((each) => each.split(' · ')[1])[0]

describe('days on which the offices are closed', () => {
  it.each<[string, string, ClocksEvent, string, string]>([
    // Thu 24 =1 · Tue 29 =2; skipped: Thu 24 =1 · Mon 4 =2, for Fri 1 is New Year’s Day
    ['a local limit', 'strategy-discussion-minutes', discussed('Wed 23 Dec 2026'), 'Tue 29 Dec 2026', 'Mon 4 Jan 2027'],
    // Thu 31 =1 · Wed 30 =2; skipped: Thu 24 =1 · Wed 23 =2
    [
      'a local limit that counts back',
      'conference-reports',
      conferenceOn('Mon 4 Jan 2027'),
      'Wed 30 Dec 2026',
      'Wed 23 Dec 2026',
    ],
    // Thu 24 =1 … Thu 31 =4 … Fri 8 =9 … Fri 15 =14 · Mon 18 =15, closed or not
    ['the guidance', 'initial-conference', discussed('Wed 23 Dec 2026'), 'Mon 18 Jan 2027', 'Mon 18 Jan 2027'],
    // Thu 24 =1 · Tue 29 =2 · Wed 30 =3 · Thu 31 =4 · Mon 4 =5
    ['the law', 'panel-notification', anIncident('Wed 23 Dec 2026'), 'Mon 4 Jan 2027', 'Mon 4 Jan 2027'],
    // 42 days: Thu 31 Dec =8 · Sun 31 Jan =39 · Wed 3 Feb =42
    ['a local limit in weeks', 'next-core-group', done('core-group.held', 'Wed 23 Dec 2026'), 'Wed 3 Feb 2027', 'Wed 3 Feb 2027'],
  ])('%s: %s', (_what, rule, event, counted, skipped) => {
    expect(line(closed, rule, event)).toBe(counted)
    expect(line({ ...closed, settings: [{ ...agreed, value: false }] }, rule, event)).toBe(counted)
    expect(line(skipping, rule, event)).toBe(skipped)
    expect(line({ ...bolton, settings: [agreed] }, rule, event)).toBe(counted)
  })

  it('leave alone what began before it was agreed to skip them', () => {
    const later: Partnership = { ...closed, settings: [{ ...agreed, from: '2026-12-24' }] }
    expect(line(later, 'strategy-discussion-minutes', discussed('Wed 23 Dec 2026'))).toBe('Tue 29 Dec 2026')
    // Tue 29 and the two after it are closed: Mon 4 =1 · Tue 5 =2
    expect(line(later, 'strategy-discussion-minutes', discussed('Thu 24 Dec 2026'))).toBe('Tue 5 Jan 2027')
  })

  it('move a settled matter’s clocks as they move those of a plan', () => {
    const story = aStory(skipping)
    story.told(discussed('Wed 23 Dec 2026'), 'Wed 23 Dec 2026 12:00')
    const matter = story.matter()
    const clocks = matter && clocksOfMatter(matter, { partnership: skipping, calendar })
    expect(clocks?.find(({ rule }) => rule.id === 'strategy-discussion-minutes')?.due).toBe(day('Mon 4 Jan 2027'))
  })

  it('are no days of the ten working days before a review either', () => {
    const review = conferenceOn('Wed 13 Jan 2027', 'review-1')
    // Tue 12 =1 … Mon 4 =7 · Thu 31 =8 · Wed 30 =9 · Tue 29 =10; without the three closed ones Thu 24 =8 · Wed 23 =9 · Tue 22 =10
    const held = done('core-group.held', 'Tue 22 Dec 2026')
    expect(clockOf(closed, 'last-core-group-before-review:review-1', [review, held]).met).toBeUndefined()
    expect(clockOf(skipping, 'last-core-group-before-review:review-1', [review, held]).met?.day).toBe(day('Tue 22 Dec 2026'))
    // the family is met from the day on which the reports are due: Tue 12 =1 · Mon 11 =2
    expect(writtenDay(clockOf(skipping, 'chair-met-family:review-1', [review]).started.day)).toBe('Mon 11 Jan 2027')
    expect(writtenDay(clockOf(skipping, 'chair-met-family:initial', [conferenceOn('Mon 4 Jan 2027')]).started.day)).toBe(
      'Wed 23 Dec 2026',
    )
  })
})

describe('what a date says of it', () => {
  const clock = (partnership: Partnership, on = 'Wed 23 Dec 2026') =>
    clockOf(partnership, `strategy-discussion-minutes:${isoDay(day(on))}`, [discussed(on)])

  it('once agreed: in the convention, and who agreed', () => {
    const { period, restsOn } = clock(skipping)
    expect(period && conventionOf(period)).toBe(
      '2 working days after the day of the trigger, which is day 0; Monday to Friday less bank holidays in England and Wales ' +
        'and the days on which the offices are closed; due at 23:59 Europe/London',
    )
    expect(restsOn).toEqual([{ setting, agreed }])
  })

  it('and in the count of its days: which were skipped, and what says that the offices are closed', () => {
    const { period, started } = clock(skipping)
    const days = period === null ? [] : countingOf(period, started, calendar).days
    expect(
      days
        .filter(({ day: each }) => each > day('Sun 27 Dec 2026'))
        .map(({ day: each, n, why }) => `${writtenDay(each)} ${n} ${why}`),
    ).toEqual([
      'Mon 28 Dec 2026 null Boxing Day',
      'Tue 29 Dec 2026 null offices closed: A notice of the council, Christmas closure',
      'Wed 30 Dec 2026 null offices closed: A notice of the council, Christmas closure',
      'Thu 31 Dec 2026 null offices closed: A notice of the council, Christmas closure',
      'Fri 1 Jan 2027 null New Year’s Day',
      'Sat 2 Jan 2027 null weekend',
      'Sun 3 Jan 2027 null weekend',
      'Mon 4 Jan 2027 2 the last day',
    ])
  })

  it.each<[string, Partnership, string, object | undefined]>([
    ['not agreed, and a closure lies in its days: it rests on the default', closed, 'Wed 23 Dec 2026', [{ setting }]],
    ['not agreed, and none does', closed, 'Mon 14 Dec 2026', undefined],
    ['not agreed, and no closure is known', bolton, 'Wed 23 Dec 2026', undefined],
  ])('%s', (_what, partnership, on, restsOn) => {
    const { period, ...found } = clock(partnership, on)
    expect(found.restsOn).toEqual(restsOn)
    expect(period && conventionOf(period)).not.toContain('offices')
  })
})

it('a mail counts the time left, and how late it is, in the days that its limit counts', () => {
  const clock = clockOf(skipping, 'strategy-discussion-minutes:2026-12-23', [discussed('Wed 23 Dec 2026')])
  const fact = (label: string, now: string) => {
    const notice = noticeOf({ clock: clock.id, kind: 'nudge', n: 1, role: clock.rule.owner, at: at(now), due: '2027-01-04' })
    const { facts } = mailContent({
      notice,
      rule: clock.rule,
      clock,
      partnership: skipping,
      reference: 'X-1',
      calendar,
      now: at(now),
    })
    return facts.find((each) => each.label === label)?.value
  }
  expect(fact('Time left', 'Mon 28 Dec 2026 09:00')).toBe('1 working day, the last day included')
  expect(fact('Time left', 'Tue 5 Jan 2027 09:00')).toBe('none: overdue by 1 working day')
})

it('counts the open days of any office like a wall calendar on which the closed ones are crossed out', () => {
  const from = fc.integer({ min: day('Tue 1 Dec 2026'), max: day('Sun 31 Jan 2027') })
  const open = openDays(calendar, [christmas])
  const isOpen = (each: number) => calendar.isWorkingDay(each) && (each < day('Tue 29 Dec 2026') || each > day('Thu 31 Dec 2026'))
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 40 }), (start, n) => {
      for (const [end, step] of [
        [open.after(start, n), 1],
        [open.before(start, n), -1],
      ] as const) {
        let counted = 0
        for (let each = start + step; (end - each) * step >= 0; each += step) if (isOpen(each)) counted++
        expect([counted, isOpen(end), open.isWorkingDay(end)]).toEqual([n, true, true])
      }
      expect(open.between(start, open.after(start, n))).toBe(n)
      expect(open.between(open.after(start, n), start)).toBe(-n)
    }),
  )
})
