import { describe, expect, it } from 'vitest'
import { noticeOf } from '../../shared/notices/notice.ts'
import { readersOf } from '../../shared/notices/readers-of.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { escalationOf } from '../../shared/partnerships/partnership.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { at } from '../builders/london-time.ts'

const director = 'director-of-childrens-services'
const holder = (id: string, role: string, more: Partial<Holder> = {}): Holder => ({
  ...{ id, role, address: `${id}@bolton.example` },
  ...more,
})
const bounced = { unreachableSince: '2026-12-18T17:00:00+00:00' }
const [owner, deputy, second, manager] = [
  holder('dcs', director),
  holder('deputy', director, { deputy: 1 }),
  holder('second', director, { deputy: 2 }),
  holder('bm', 'business-manager'),
]

/** Who reads a notice to the director, in order: `bm unreachable`. */
const readers = (holders: readonly Holder[], more: Partial<Parameters<typeof noticeOf>[0]> = {}): string[] => {
  const about = { clock: 'panel-notification', kind: 'last-day', n: 0, role: director, due: '2026-12-29' } as const
  const notice = noticeOf({ ...about, at: at('Tue 29 Dec 2026 08:30'), ...more })
  return readersOf(notice, { owner: director }, holders, bolton).map(({ to, why }) =>
    why === undefined ? to.id : `${to.id} ${why}`,
  )
}

describe('a notice to a role', () => {
  it.each<[string, Holder[], string[]]>([
    ['that is held goes to its holder and to no deputy', [owner, deputy, manager], ['dcs']],
    ['that nobody holds goes to its deputy', [deputy, second, manager], ['deputy deputy']],
    ['deputies in their order, whatever order they are kept in', [second, deputy, manager], ['deputy deputy']],
    ['without holder or deputy goes to the next role up', [manager], ['bm vacant']],
    [
      'whose holder was not reached before goes to the deputy as well',
      [{ ...owner, ...bounced }, deputy, manager],
      ['dcs', 'deputy deputy'],
    ],
    [
      'whose first deputy was not reached either goes to the second as well',
      [{ ...owner, ...bounced }, { ...deputy, ...bounced }, second, manager],
      ['dcs', 'deputy deputy', 'second deputy'],
    ],
    [
      'of whom nobody was reached before goes to the next role up as well',
      [{ ...owner, ...bounced }, { ...deputy, ...bounced }, manager],
      ['dcs', 'deputy deputy', 'bm unreachable'],
    ],
  ])('%s', (_what, holders, expected) => expect(readers(holders)).toEqual(expected))
})

describe('a notice to a role whose holder is away', () => {
  const cover = holder('cover', director, { covers: 'dcs' })

  it('goes to whoever covers, for that role', () => {
    expect(readers([cover, deputy, manager])).toEqual(['cover cover'])
    expect(readers([{ ...cover, ...bounced }, deputy, manager])).toEqual(['cover cover', 'deputy deputy'])
  })

  it('and whom nobody covers who is there goes to them, and to whoever comes next', () => {
    expect(readers([{ ...owner, isAway: true }, deputy, manager])).toEqual(['dcs', 'deputy deputy'])
    expect(readers([{ ...owner, isAway: true }, manager])).toEqual(['dcs', 'bm away'])
  })

  it('of whom another stays goes to both', () => {
    expect(readers([owner, { ...cover, covers: 'joint' }, manager])).toEqual(['dcs', 'cover cover'])
  })
})

describe('while nobody has confirmed that mail arrives', () => {
  const unconfirmed = { unconfirmed: true } as const

  it.each<[string, Holder[], string[]]>([
    [
      'at the holder of a role, the business manager is told as well',
      [{ ...owner, ...unconfirmed }, deputy, manager],
      ['dcs', 'bm unconfirmed'],
    ],
    [
      'at one of two, once',
      [owner, holder('joint', director, unconfirmed), holder('third', director, unconfirmed), manager],
      ['dcs', 'joint', 'third', 'bm unconfirmed'],
    ],
    ['at the deputy who is told, too', [{ ...deputy, ...unconfirmed }, manager], ['deputy deputy', 'bm unconfirmed']],
    [
      'at the business manager either, those next up are told as well',
      [{ ...owner, ...unconfirmed }, { ...manager, ...unconfirmed }, holder('chief', 'lead-council')],
      ['dcs', 'bm unconfirmed', 'chief unconfirmed'],
    ],
    [
      'and nobody is business manager, those next up are told',
      [{ ...owner, ...unconfirmed }, holder('delegated', 'delegated-council')],
      ['dcs', 'delegated unconfirmed'],
    ],
    ['whoever is told already is not told twice', [{ ...manager, ...unconfirmed }], ['bm vacant']],
  ])('%s', (_what, holders, expected) => expect(readers(holders)).toEqual(expected))

  it('the business manager’s own notices go to the next step up, too', () => {
    const own = { role: 'business-manager' }
    expect(readers([{ ...manager, ...unconfirmed }, holder('delegated', 'delegated-council')], own)).toEqual([
      'bm',
      'delegated unconfirmed',
    ])
  })

  it('of an allegation nobody is told who may not know of it', () => {
    const rule = bolton.rules.find(({ escalation }) => escalation !== undefined)
    if (rule === undefined) throw new Error('nothing is need to know')
    const about = { clock: rule.id, kind: 'opened', n: 0, due: null, at: at('Tue 29 Dec 2026 08:30') } as const
    const told = (role: string, holders: Holder[]) =>
      readersOf(noticeOf({ ...about, role }), rule, holders, escalationOf(bolton, rule)).map(({ to, why }) => `${to.id} ${why}`)
    const lado = holder('lado', 'lado', unconfirmed)
    expect(told('lado', [lado, owner, manager])).toEqual(['lado undefined', 'dcs unconfirmed'])
    expect(told('lado', [lado, manager])).toEqual(['lado undefined'])
    expect(told(director, [{ ...owner, ...unconfirmed }, holder('lado', 'lado'), manager])).toEqual([
      'dcs undefined',
      'lado unconfirmed',
    ])
  })
})

describe('an overdue date', () => {
  const overdue = { kind: 'overdue', n: 1 } as const

  it('is told to its owner, and to the owner’s deputy', () => {
    expect(readers([owner, deputy, second, manager], overdue)).toEqual(['dcs', 'deputy deputy'])
  })

  it('that climbs to another role is told to no deputy of that one', () => {
    const deputised = holder('bm-deputy', 'business-manager', { deputy: 1 })
    expect(readers([owner, manager, deputised], { ...overdue, role: 'business-manager' })).toEqual(['bm'])
  })

  it('of a vacant owner is told to the deputy once', () => {
    expect(readers([deputy, manager], overdue)).toEqual(['deputy deputy'])
  })
})

it('what did not arrive goes to the deputy of the role it was for, together with the next role up', () => {
  const turned = { role: 'business-manager', undelivered: director }
  expect(readers([{ ...owner, ...bounced }, deputy, manager], turned)).toEqual(['bm', 'deputy deputy'])
  expect(readers([{ ...owner, ...bounced }, manager], turned)).toEqual(['bm'])
})

describe('what nobody has answered', () => {
  it('goes to the deputy as well, or for want of one to the next role up', () => {
    const unseen = { kind: 'unseen', n: 1 } as const
    expect(readers([owner, deputy, second, manager], unseen)).toEqual(['dcs', 'deputy deputy'])
    expect(readers([owner, manager], unseen)).toEqual(['dcs', 'bm unseen'])
  })

  it('on a rung of a dispute goes to the deputies of its holders, and no further: the ladder has its own steps', () => {
    expect(readers([owner, deputy, manager], { kind: 'nudge', n: 1, unanswered: true })).toEqual(['dcs', 'deputy deputy'])
    expect(readers([owner, manager], { kind: 'nudge', n: 1, unanswered: true })).toEqual(['dcs'])
  })
})

describe('an answer', () => {
  it('that it is not theirs goes to the next role up, and to the deputy of the role it was for', () => {
    expect(readers([owner, deputy, manager], { kind: 'not-mine', role: 'business-manager', answered: director })).toEqual([
      'bm',
      'deputy deputy',
    ])
  })

  it('that a colleague has it goes to that person alone, or to the role where the directory does not have them', () => {
    const coveredBy = { kind: 'covered-by', answered: director } as const
    expect(readers([owner, deputy, second, manager], { ...coveredBy, person: 'second' })).toEqual(['second colleague'])
    expect(readers([owner, deputy, manager], { ...coveredBy, person: 'gone' })).toEqual(['dcs'])
  })

  it('that a colleague has it who is away goes to whoever covers, and of one who was not reached to the role as well', () => {
    const coveredBy = { kind: 'covered-by', answered: director, person: 'second' } as const
    const cover = holder('cover', director, { deputy: 2, covers: 'second' })
    expect(readers([owner, deputy, cover, manager], coveredBy)).toEqual(['cover colleague'])
    expect(readers([owner, deputy, { ...second, ...bounced }, manager], coveredBy)).toEqual(['second colleague', 'dcs'])
  })

  it('that a colleague has an allegation stays among those who may know of it', () => {
    const rule = bolton.rules.find(({ id }) => id === 'new-allegation')
    if (rule === undefined) throw new Error('no such rule')
    const about = { clock: rule.id, kind: 'covered-by', n: 0, role: 'lado', answered: 'lado', due: null, at: 0 } as const
    const told = (person: string) =>
      readersOf(
        noticeOf({ ...about, person }),
        rule,
        [holder('lado', 'lado'), holder('lado-2', 'lado', { deputy: 1 }), owner, manager],
        escalationOf(bolton, rule),
      ).map(({ to }) => to.id)
    expect(told('lado-2')).toEqual(['lado-2'])
    expect(told('dcs')).toEqual(['dcs'])
    expect(told('bm')).toEqual(['lado'])
  })
})
