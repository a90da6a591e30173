import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule, Tier } from '../../shared/clocks/rule.ts'
import type { MatterKind } from '../../shared/matters/kinds.ts'
import { type Notice, type NoticeKind, noticeOf } from '../../shared/notices/notice.ts'
import { byUrgency, isPressing, isRoutine, maySleep, type Telling } from '../../shared/notices/urgency.ts'
import { nextDigest, quietUntil, waitOf } from '../../shared/notices/wait-of.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { at, writtenTime } from '../builders/london-time.ts'

const [anyRule] = bolton.rules
const ruleOf = (tier: Tier, more: Partial<Rule> = {}): Rule => {
  const { escalation: _e, rung: _r, ...rest } = anyRule as Rule
  return { ...rest, tier, owner: 'owner', ...more }
}

const digest = at('Tue 22 Dec 2026 08:40')

const telling = (
  kind: string,
  due: string | null,
  more: {
    tier?: Tier
    rule?: Partial<Rule>
    notice?: Partial<Notice> & { person?: string }
    matter?: MatterKind
    insteadOf?: string
    n?: number
  } = {},
): Telling => ({
  rule: ruleOf(more.tier ?? 'local', more.rule),
  matter: more.matter ?? 'serious-incident',
  notice: {
    ...noticeOf({
      ...{ clock: 'a-clock', kind: kind as NoticeKind, n: more.n ?? 0, role: 'owner' },
      ...{ at: at('Tue 22 Dec 2026 08:30'), due },
    }),
    ...more.notice,
  },
  ...(more.insteadOf !== undefined && { insteadOf: more.insteadOf }),
})

describe('a notice waits for the digest', () => {
  it.each([
    ['half-way', '2026-12-29', {}],
    ['two-days-before', '2026-12-24', {}],
    ['a reminder of a statutory clock with days left', '2026-12-24', { kind: 'half-way', tier: 'statutory' }],
    ['nudge', null, {}],
    ['opened', '2026-12-23', {}],
    ['opened', '2026-12-23', { tier: 'guidance' }],
    ['moved', '2026-12-23', {}],
    ['reopened', '2026-12-23', {}],
    ['cancelled', '2026-12-23', {}],
    ['met', '2026-12-01', {}],
    ['met', '2026-12-29', { matter: 'allegation' }],
    ['met', null, { tier: 'statutory' }],
  ])('%s, due %s %j', (kind, due, more: Record<string, unknown>) => {
    expect(isRoutine(telling((more.kind as string) ?? kind, due, more), digest)).toBe(true)
  })
})

describe('a notice does not wait for the digest', () => {
  it.each<[string, string | null, Parameters<typeof telling>[2]]>([
    ['last-day', '2026-12-22', {}],
    ['overdue', '2026-12-21', {}],
    ['dispute-moved', '2026-12-29', {}],
    ['dispute-resolved', '2026-12-29', {}],
    ['dispute-exited', null, {}],
    ['unseen', '2026-12-29', {}],
    ['escalated', '2026-12-29', {}],
    ['not-mine', '2026-12-29', {}],
    ['date-disputed', '2026-12-29', {}],
    ['a-kind-of-next-year', '2026-12-29', {}],
    // the law's
    ['opened', '2026-12-29', { tier: 'statutory' }],
    ['moved', '2026-12-29', { tier: 'statutory' }],
    ['cancelled', '2026-12-29', { tier: 'statutory' }],
    // due before it would be read, or that day
    ['opened', '2026-12-22', {}],
    ['opened', '2026-12-21', {}],
    ['half-way', '2026-12-22', {}],
    // without a date: as soon as possible
    ['opened', null, {}],
    // climbs
    ['nudge', null, { n: 2, notice: { role: 'business-manager' } }],
    // hours run through the night
    ['half-way', '2026-12-24T10:00:00+00:00', {}],
    ['opened', '2026-12-29T10:00:00+00:00', {}],
    // grave
    ['opened', '2026-12-29', { matter: 'allegation' }],
    ['half-way', '2026-12-29', { matter: 'dispute' }],
    ['half-way', '2026-12-29', { rule: { rung: { asks: 'outcome' } } }],
    // nobody was there, or was reached
    ['half-way', '2026-12-29', { notice: { undelivered: 'director' } }],
    ['half-way', '2026-12-29', { insteadOf: 'director' }],
    // the answer to what one person said
    ['half-way', '2026-12-29', { notice: { person: 'h-1' } }],
    // a reminder that rang on another day is late already
    ['half-way', '2026-12-29', { notice: { at: at('Mon 21 Dec 2026 08:30') } }],
  ])('%s, due %s %j', (kind, due, more) => {
    expect(isRoutine(telling(kind, due, more), digest)).toBe(false)
  })

  const scene = { partnership: bolton, calendar: englandAndWales() }
  const kinds = [
    'opened',
    'half-way',
    'two-days-before',
    'last-day',
    'overdue',
    'nudge',
    'moved',
    'reopened',
    'cancelled',
  ] as const

  it('if its date is over by the time it would be sent, whatever it is and whenever it comes', () => {
    void fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom<Tier>('statutory', 'guidance', 'local', 'internal'),
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        fc.integer({ min: 0, max: 30 }),
        (kind, tier, minutes, days) => {
          const now = at('Fri 1 Jan 2027 00:00') + minutes * 60_000
          const due = new Date(now + days * 86_400_000).toISOString().slice(0, 10)
          const wait = waitOf(telling(kind, due, { tier, notice: { at: now } }), {}, scene, now)
          // at the latest on the working morning before the day is over
          if (wait !== undefined) expect(wait.until).toBeLessThan(at(`${writtenDate(due)} 00:00`))
        },
      ),
    )
  })
})

const writtenDate = (due: string): string => {
  const day = new Date(`${due}T12:00:00Z`)
  const [weekday, month] = [
    day.toLocaleDateString('en-GB', { weekday: 'short' }),
    day.toLocaleDateString('en-GB', { month: 'short' }),
  ]
  return `${weekday} ${day.getUTCDate()} ${month.slice(0, 3)} ${day.getUTCFullYear()}`
}

const scene = (...agreed: [string, string | boolean][]) => ({
  partnership: bolton,
  calendar: englandAndWales(),
  settings: agreed.map(([setting, value]) => ({
    ...{ setting, value, from: '2026-01-01', agreedBy: 'executive-group', agreedOn: '2026-01-01', source: 'Minutes' },
  })),
})

describe('the next digest goes', () => {
  it.each([
    ['Tue 22 Dec 2026 08:30', 'Tue 22 Dec 2026 08:40'],
    ['Tue 22 Dec 2026 08:39', 'Tue 22 Dec 2026 08:40'],
    ['Tue 22 Dec 2026 08:40', 'Wed 23 Dec 2026 08:40'],
    ['Fri 18 Dec 2026 17:00', 'Mon 21 Dec 2026 08:40'],
    ['Sat 19 Dec 2026 08:00', 'Mon 21 Dec 2026 08:40'],
    // Christmas Day and Boxing Day's substitute
    ['Thu 24 Dec 2026 12:00', 'Tue 29 Dec 2026 08:40'],
    // by London's clock, in summer too
    ['Thu 1 Jul 2027 07:00', 'Thu 1 Jul 2027 08:40'],
  ])('after %s at %s', (now, next) => {
    expect(writtenTime(nextDigest(scene(), at(now)) ?? 0)).toBe(next)
  })

  it('ten minutes after the time that was agreed', () => {
    expect(writtenTime(nextDigest(scene(['digest-time', '09-30']), at('Tue 22 Dec 2026 08:45')) ?? 0)).toBe(
      'Tue 22 Dec 2026 09:40',
    )
  })

  it('never, where it was agreed so', () => {
    expect(nextDigest(scene(['digest', false]), at('Tue 22 Dec 2026 08:30'))).toBeUndefined()
  })
})

describe('quiet hours', () => {
  const quiet = scene(['quiet-from', '20-00'], ['quiet-until', '07-00'])

  it.each([
    ['Tue 22 Dec 2026 19:59', undefined],
    ['Tue 22 Dec 2026 20:00', 'Wed 23 Dec 2026 07:00'],
    ['Wed 23 Dec 2026 03:00', 'Wed 23 Dec 2026 07:00'],
    ['Wed 23 Dec 2026 07:00', undefined],
  ])('at %s end at %s', (now, end) => {
    const until = quietUntil(quiet, at(now))
    expect(until && writtenTime(until)).toBe(end)
  })

  it('are none unless both ends were agreed on', () => {
    expect(quietUntil(scene(), at('Tue 22 Dec 2026 23:00'))).toBeUndefined()
    expect(quietUntil(scene(['quiet-from', '20-00']), at('Tue 22 Dec 2026 23:00'))).toBeUndefined()
  })

  const night = at('Tue 22 Dec 2026 23:00')
  const wakes = at('Wed 23 Dec 2026 07:00')

  it.each<[string, string | null, Parameters<typeof telling>[2], boolean]>([
    ['opened', '2026-12-29', { tier: 'statutory' }, true],
    ['moved', '2026-12-29', { tier: 'statutory' }, true],
    ['overdue', '2026-12-21', {}, true],
    // what the law asks for and is late
    ['overdue', '2026-12-21', { tier: 'statutory' }, false],
    // runs out on the day on which the quiet hours end
    ['opened', '2026-12-23', { tier: 'statutory' }, false],
    ['last-day', '2026-12-22', {}, false],
    ['opened', null, {}, false],
    ['opened', '2026-12-29T10:00:00+00:00', { tier: 'statutory' }, false],
    ['opened', '2026-12-29', { matter: 'allegation' }, false],
    ['dispute-moved', '2026-12-29', { matter: 'dispute' }, false],
    ['opened', '2026-12-29', { notice: { undelivered: 'director' } }, false],
    ['opened', '2026-12-29', { insteadOf: 'director' }, false],
    ['escalated', '2026-12-29', {}, false],
  ])('let %s, due %s %j, sleep: %j', (kind, due, more, sleeps) => {
    expect(maySleep(telling(kind, due, more), wakes)).toBe(sleeps)
  })

  it('hold for nobody who is written to out of hours', () => {
    const opened = telling('opened', '2026-12-29', { tier: 'statutory' })
    expect(waitOf(opened, {}, quiet, night)).toEqual({ until: wakes, why: 'quiet' })
    expect(waitOf(opened, { outOfHours: true }, quiet, night)).toBeUndefined()
    expect(waitOf(opened, {}, scene(), night)).toBeUndefined()
  })
})

it('the most urgent goes first, and what is as urgent in its order', () => {
  const routine = telling('half-way', '2026-12-29')
  const law = telling('opened', '2026-12-29', { tier: 'statutory' })
  const late = telling('overdue', '2026-12-21')
  const grave = telling('opened', '2026-12-29', { matter: 'allegation' })
  expect(byUrgency([routine, law, late, grave])).toEqual([late, grave, law, routine])
  expect([routine, law, late, grave].map(isPressing)).toEqual([false, false, true, true])
})
