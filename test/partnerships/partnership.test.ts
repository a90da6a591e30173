import { describe, expect, it } from 'vitest'
import { workingDays } from '../../shared/clocks/period.ts'
import { definePartnership, type Partnership, stepUp, titleOf } from '../../shared/partnerships/partnership.ts'
import { partnershipOf, partnerships } from '../../shared/partnerships/partnerships.ts'
import { aRule } from '../builders/clocks.ts'

const rule = aRule(workingDays(5).after())
const good: Partnership = {
  id: 'exampleshire',
  name: 'Exampleshire Safeguarding Children Partnership',
  roles: [
    { id: 'business-manager', title: 'Business Manager' },
    { id: 'director', title: 'Director' },
    { id: 'nurse', title: 'Nurse' },
    { id: 'chief', title: 'Chief' },
  ],
  rules: [rule],
  frontDoor: 'the front door',
  agencies: [],
  ladders: [],
  settings: [],
  escalation: {
    steps: [['business-manager'], ['director', 'nurse'], ['chief']],
    source: { document: 'A document', paragraph: '1' },
  },
}

describe('a partnership is checked when its file is imported', () => {
  it('and a good one is kept as it is, and frozen', () => {
    const partnership = definePartnership({ ...good })
    expect(partnership).toEqual(good)
    expect(Object.isFrozen(partnership)).toBe(true)
  })

  it.each([
    ['two rules of one id', { rules: [rule, rule] }, 'exampleshire: two rules are called a-rule'],
    [
      'an owner who is no role',
      { rules: [{ ...rule, owner: 'mayor' }] },
      'exampleshire: a-rule is owned by the unknown role mayor',
    ],
    [
      'an escalation to no role',
      { escalation: { ...good.escalation, steps: [['business-manager'], ['mayor']] } },
      'exampleshire: escalation names the unknown role mayor',
    ],
    [
      'a rule’s own escalation to no role',
      { rules: [{ ...rule, escalation: { ...good.escalation, steps: [['director'], ['mayor']] } }] },
      'exampleshire: a-rule names the unknown role mayor',
    ],
  ] satisfies [string, Partial<Partnership>, string][])('%s is refused', (_why, change, message) => {
    expect(() => definePartnership({ ...good, ...change })).toThrow(message)
  })
})

describe('the steps up from an owner', () => {
  it.each([
    [
      'a role outside the steps begins at the first',
      'clerk',
      [['business-manager'], ['director', 'nurse'], ['chief'], ['chief']],
    ],
    ['the business manager does not tell themself', 'business-manager', [['director', 'nurse'], ['chief'], ['chief'], ['chief']]],
    ['one of several on a step leaves the others', 'director', [['business-manager'], ['nurse'], ['chief'], ['chief']]],
    ['the top', 'chief', [['business-manager'], ['director', 'nurse'], ['director', 'nurse'], ['director', 'nurse']]],
  ])('%s', (_why, owner, expected) => {
    expect([1, 2, 3, 4].map((n) => stepUp(good, owner, n))).toEqual(expected)
  })

  it('without steps there is nobody', () => {
    expect(stepUp({ ...good, escalation: { ...good.escalation, steps: [] } }, 'director', 1)).toEqual([])
  })
})

describe('the partnerships of this service', () => {
  it('are found by their id and by nothing else', () => {
    expect(partnerships.map(({ id }) => id)).toEqual(['bolton', 'stockport', 'rochdale'])
    for (const each of partnerships) expect(partnershipOf(each.id)).toBe(each)
    expect(partnershipOf('wigan')).toBeUndefined()
  })

  it('call their roles by their own words', () => {
    expect(partnerships.map((each) => titleOf(each, 'business-manager'))).toEqual([
      'BSCP Business Manager',
      'Safeguarding Partnership Business Manager',
      'RBSCP Business Unit',
    ])
    expect(titleOf(good, 'unheard-of')).toBe('unheard-of')
  })

  it.each(partnerships.map((each) => [each.id, each] as const))(
    '%s has a use for every role, and nobody twice',
    (_id, partnership) => {
      const ids = partnership.roles.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const used = new Set([
        ...partnership.rules.map(({ owner }) => owner),
        ...partnership.agencies.flatMap(({ roles }) => Object.values(roles)),
        ...partnership.ladders.flatMap(({ rungs }) => rungs.flatMap((rung) => rung.roles)),
      ])
      expect(ids.filter((id) => !used.has(id))).toEqual([])
    },
  )
})
