import { describe, expect, it } from 'vitest'
import { type Clock, stateAt } from '../../shared/clocks/clock.ts'
import { when } from '../../shared/clocks/happening.ts'
import { workingDays } from '../../shared/clocks/period.ts'
import { defineRule } from '../../shared/clocks/rule.ts'
import { momentOf } from '../../shared/time/moment.ts'
import { at, day, iso } from '../builders/london-time.ts'

const happened = (written: string) => ({ ...momentOf(iso(written)), fact: 'f' })

const rule = defineRule({
  id: 'panel-notification',
  title: 'Notify the Panel of the incident',
  tier: 'statutory',
  starts: when('incident.became-known', 'aware', (fact) => fact.awareAt),
  due: workingDays(5).after(),
  met: when('incident.panel-notified', 'notified'),
  owner: 'director-of-childrens-services',
  sources: [{ document: 'A document', paragraph: '1' }],
})

const aClock = (more: Partial<Clock> = {}): Clock => ({
  id: rule.id,
  rule,
  started: happened('Fri 18 Dec 2026 16:30'),
  period: workingDays(5).after(),
  due: day('Tue 29 Dec 2026'),
  missing: [],
  provisional: false,
  ...more,
})

describe('how a clock stands', () => {
  it.each([
    ['before its due day', {}, at('Wed 23 Dec 2026 12:00'), 'running'],
    ['in the last second of the due day', {}, at('Tue 29 Dec 2026 23:59:59'), 'running'],
    ['in the last part of that second', {}, at('Tue 29 Dec 2026 23:59:59') + 999, 'running'],
    ['when the day is over', {}, at('Wed 30 Dec 2026 00:00'), 'overdue'],
    ['met in time', { met: happened('Tue 29 Dec 2026 23:59') }, at('Fri 1 Jan 2027 12:00'), 'met'],
    ['met on the due day, told as a day', { met: happened('Tue 29 Dec 2026') }, at('Fri 1 Jan 2027 12:00'), 'met'],
    ['met the morning after', { met: happened('Wed 30 Dec 2026 00:00') }, at('Fri 1 Jan 2027 12:00'), 'met-late'],
    ['cancelled', { cancelled: happened('Mon 21 Dec 2026') }, at('Fri 1 Jan 2027 12:00'), 'cancelled'],
    [
      'met and afterwards cancelled',
      { met: happened('Mon 21 Dec 2026'), cancelled: happened('Tue 22 Dec 2026') },
      at('Fri 1 Jan 2027 12:00'),
      'met',
    ],
    ['a nudge has no date to miss', { due: null }, at('Wed 1 Dec 2027 12:00'), 'running'],
    ['a nudge once done', { due: null, met: happened('Wed 1 Dec 2027') }, at('Thu 2 Dec 2027 12:00'), 'met'],
    ['what must stay true for a time, during it', { rule: { ...rule, met: null } }, at('Tue 29 Dec 2026 12:00'), 'running'],
    ['… and after it', { rule: { ...rule, met: null } }, at('Wed 30 Dec 2026 00:00'), 'met'],
  ] satisfies [string, Partial<Clock>, number, string][])('%s', (_why, change, now, state) => {
    expect(stateAt(aClock(change), now)).toBe(state)
  })

  it('the due day ends by London’s summer time', () => {
    const summer = aClock({ due: day('Thu 1 Jul 2027') })
    expect(stateAt(summer, Date.parse('2027-07-01T22:59:59Z'))).toBe('running')
    expect(stateAt(summer, Date.parse('2027-07-01T23:00:00Z'))).toBe('overdue')
  })
})
