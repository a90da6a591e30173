import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { deliveriesOf } from '../../shared/notices/deliveries.ts'
import { type Notice, noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { clocksFrom } from '../builders/standing.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const director = 'director-of-childrens-services'

const aNotice = (more: Partial<Omit<Notice, 'id'>> = {}): Notice =>
  noticeOf({
    clock: 'panel-notification',
    kind: 'last-day',
    n: 0,
    role: director,
    at: at('Tue 29 Dec 2026 08:30'),
    due: '2026-12-29',
    ...more,
  })

const holder = (role: string, id = role): Holder => ({ id, role, address: `${id}@bolton.example` })
const everyone = bolton.roles.map(({ id }) => holder(id))
const without = (...roles: string[]) => everyone.filter(({ role }) => !roles.includes(role))

const sorted = (
  notices: readonly Notice[],
  events: readonly ClocksEvent[],
  holders: readonly Holder[] = everyone,
  sent: string[] = [],
) => {
  const { toSend, withdrawn, nobody } = deliveriesOf(notices, clocksFrom(bolton, events), holders, bolton, new Set(sent))
  return {
    toSend: toSend.map(
      ({ key, to, insteadOf }) => `${key} ${to.address}${insteadOf === undefined ? '' : ` instead of ${insteadOf}`}`,
    ),
    withdrawn,
    nobody: nobody.map(({ role }) => role),
  }
}
const nothing = { toSend: [], withdrawn: [], nobody: [] }

describe('a notice goes to whoever holds its role now', () => {
  it('to one', () => {
    expect(sorted([aNotice()], [known])).toEqual({ ...nothing, toSend: [`0#${director} ${director}@bolton.example`] })
  })

  it('to each of several', () => {
    const two = [holder(director, 'first'), holder(director, 'second'), holder('business-manager')]
    expect(sorted([aNotice()], [known], two).toSend).toEqual(['0#first first@bolton.example', '0#second second@bolton.example'])
  })

  it('once to a reader who holds two of the roles that an alarm goes to, also when it is sent again', () => {
    const one = [holder(director), { ...holder('delegated-council'), address: holder(director).address.toUpperCase() }]
    const overdue = [director, 'delegated-council'].map((role) => aNotice({ kind: 'overdue', n: 2, role }))
    expect(sorted(overdue, [known], one)).toEqual({ ...nothing, toSend: [`0#${director} ${director}@bolton.example`] })
    expect(sorted(overdue, [known], one, [`0#${director}`])).toEqual(nothing)
  })

  it('each notice of a commit to its own', () => {
    const { toSend } = sorted([aNotice(), aNotice({ kind: 'overdue', n: 1, role: 'business-manager' })], [known])
    expect(toSend).toEqual([`0#${director} ${director}@bolton.example`, '1#business-manager business-manager@bolton.example'])
  })

  it('with its rule, and its clock as it stands', () => {
    const [delivery] = deliveriesOf([aNotice()], clocksFrom(bolton, [known]), everyone, bolton, new Set()).toSend
    expect(delivery?.rule.id).toBe('panel-notification')
    expect(delivery?.clock?.started.text).toBe(iso('Fri 18 Dec 2026 16:30'))
  })

  it('naming who else is told, but no role that nobody holds', () => {
    const overdue = [director, 'business-manager', 'delegated-council'].map((role) => aNotice({ kind: 'overdue', n: 2, role }))
    const [first] = deliveriesOf(overdue, clocksFrom(bolton, [known]), without('business-manager'), bolton, new Set()).toSend
    expect(first?.others).toEqual(['delegated-council'])
  })

  it('but not again to those already written to', () => {
    const two = [holder(director, 'first'), holder(director, 'second')]
    expect(sorted([aNotice()], [known], two, ['0#first']).toSend).toEqual(['0#second second@bolton.example'])
    expect(sorted([aNotice()], [known], two, ['0#first', '0#second'])).toEqual(nothing)
  })
})

describe('a vacant role', () => {
  it.each([
    ['the owner: the business manager', director, [director], ['0#business-manager business-manager@bolton.example']],
    [
      'the owner and the business manager: the delegated partners',
      director,
      [director, 'business-manager'],
      ['delegated-health', 'delegated-council', 'delegated-police'].map((role) => `0#${role} ${role}@bolton.example`),
    ],
    [
      'all of these: the lead representatives',
      director,
      [director, 'business-manager', 'delegated-health', 'delegated-council', 'delegated-police'],
      ['lead-health', 'lead-council', 'lead-police'].map((role) => `0#${role} ${role}@bolton.example`),
    ],
    [
      'one of a step that is held in part: those who are there',
      'business-manager',
      ['business-manager', 'delegated-police'],
      ['0#delegated-health delegated-health@bolton.example', '0#delegated-council delegated-council@bolton.example'],
    ],
    [
      'a lead representative: the business manager first',
      'lead-council',
      ['lead-council'],
      ['0#business-manager business-manager@bolton.example'],
    ],
  ])('%s', (_why, role, vacant, expected) => {
    expect(sorted([aNotice({ role })], [known], without(...vacant))).toEqual({
      ...nothing,
      toSend: expected.map((line) => `${line} instead of ${role}`),
    })
  })

  it('is told once to somebody who holds two of the roles that stand in for it, and not taken back from them', () => {
    const both = [holder('delegated-health', 'p-1'), holder('delegated-police', 'p-1')]
    expect(sorted([aNotice()], [known], both)).toEqual({
      ...nothing,
      toSend: [`0#p-1 p-1@bolton.example instead of ${director}`],
    })
  })

  it('with nobody above it is reported, and not lost silently', () => {
    expect(sorted([aNotice()], [known], [holder('chair')])).toEqual({ ...nothing, nobody: [director] })
    expect(sorted([aNotice(), aNotice({ role: 'chair' })], [known], [])).toEqual({ ...nothing, nobody: [director, 'chair'] })
  })
})

describe('a notice that would be a false alarm by now is withdrawn', () => {
  const notified = done('incident.panel-notified', 'Tue 29 Dec 2026 08:20')
  const notMet = done('incident.criteria-not-met', 'Mon 28 Dec 2026')
  const earlier = anEvent(
    'fact.corrected',
    { corrects: known.id, data: { ...known.data, awareAt: iso('Thu 17 Dec 2026') } },
    { id: 'c' },
  )
  const gone = anEvent('fact.corrected', { corrects: known.id, data: null }, { id: 'c' })
  const away = { ...nothing, withdrawn: ['0'] }

  it.each<[string, Partial<Notice>, ClocksEvent[]]>([
    ['its clock was met', {}, [known, notified]],
    ['its clock was cancelled', {}, [known, notMet]],
    ['its date moved', {}, [known, earlier]],
    ['its clock is gone', {}, [known, gone]],
    ['an overdue alarm whose clock was met', { kind: 'overdue', n: 1 }, [known, notified]],
    ['an opening whose clock was met', { kind: 'opened' }, [known, notified]],
    ['a move that was overtaken by another', { kind: 'moved', due: '2026-12-24', movedFrom: '2026-12-29' }, [known]],
    ['a re-opening that was met', { kind: 'reopened' }, [known, notified]],
    ['a cancellation that was taken back', { kind: 'cancelled' }, [known]],
    ['a meeting that was taken back', { kind: 'met' }, [known]],
    ['a clock that no rule knows any more', { clock: 'forgotten-rule' }, [known]],
  ])('%s', (_why, more, events) => {
    expect(sorted([aNotice(more)], events)).toEqual(away)
  })

  it.each<[string, Partial<Notice>, ClocksEvent[]]>([
    ['a cancellation of a cancelled clock', { kind: 'cancelled' }, [known, notMet]],
    ['a cancellation of a clock that is gone', { kind: 'cancelled' }, [known, gone]],
    ['a meeting', { kind: 'met' }, [known, notified]],
    // whoever has the day in a calendar must hear that it is over, whatever ended it
    ['a meeting that was taken back when the clock was cancelled', { kind: 'met' }, [known, notMet]],
    ['a meeting of a clock that is gone', { kind: 'met' }, [known, gone]],
    ['a meeting whose date moved since', { kind: 'met', due: '2026-12-31' }, [known, notified]],
    ['a move to the date that stands', { kind: 'moved', due: '2026-12-24', movedFrom: '2026-12-29' }, [known, earlier]],
    // what somebody said is still said, and the mail has the date as it stands
    ...(['covered-by', 'more-time', 'date-disputed', 'escalate'] as const).map(
      (kind): [string, Partial<Notice>, ClocksEvent[]] => [
        `${kind}, whose date moved since`,
        { kind, answered: director },
        [known, earlier],
      ],
    ),
    ['a nudge, which has no date', { clock: 'incident-awareness', kind: 'nudge', n: 1, due: null }, [notified]],
  ])('but not %s', (_why, more, events) => {
    expect(sorted([aNotice(more)], events)).toEqual({ ...nothing, toSend: [`0#${director} ${director}@bolton.example`] })
  })

  it('is withdrawn once, and leaves the others of its commit alone', () => {
    const both = [aNotice(), aNotice({ clock: 'partnership-notification' })]
    expect(sorted(both, [known, notified])).toEqual({ ...away, toSend: [`1#${director} ${director}@bolton.example`] })
    expect(sorted(both, [known, notified], everyone, ['0', `1#${director}`])).toEqual(nothing)
  })
})

describe('a notice to one person', () => {
  const p1 = { holder: 'p-1', address: 'p-1@bolton.example', contact: 1 }
  const inPerson = (people: Parameters<typeof deliveriesOf>[5], sent: string[] = []) =>
    deliveriesOf([aNotice({ inPerson: 'p-1' })], clocksFrom(bolton, [known]), everyone, bolton, new Set(sent), people)

  it('goes to that person alone, whatever roles they hold, once', () => {
    expect(inPerson([p1, { ...p1, holder: 'p-2' }]).toSend.map(({ key, to, why }) => [key, to.address, why])).toEqual([
      ['0#p-1', 'p-1@bolton.example', undefined],
    ])
    expect(inPerson([p1], ['0#p-1'])).toEqual(nothing)
  })

  it('who is not in the directory is told to nobody else, and that is an incident', () => {
    const { toSend, nobody } = inPerson([])
    expect([toSend, nobody.map(({ inPerson }) => inPerson)]).toEqual([[], ['p-1']])
  })

  it('is the same after it was kept', () => {
    const { id: _, ...kept } = aNotice({ inPerson: 'p-1' })
    expect(noticeOf(JSON.parse(JSON.stringify(kept)))).toEqual(aNotice({ inPerson: 'p-1' }))
  })
})

it('a notice is known by what it is about', () => {
  expect(aNotice().id).toBe('panel-notification/last-day-0/2026-12-29/2026-12-29T08:30:00+00:00>director-of-childrens-services')
  expect(aNotice({ kind: 'nudge', n: 2, due: null }).id).toBe(
    'panel-notification/nudge-2/no-date/2026-12-29T08:30:00+00:00>director-of-childrens-services',
  )
})
