import { describe, expect, it } from 'vitest'
import { partnershipOf, partnerships } from '../../shared/partnerships/partnerships.ts'
import { timeStatements } from '../../shared/partnerships/time-statements.data.ts'

const numbered = (family: string, last: number) => Array.from({ length: last }, (_, n) => `${family}-${n + 1}`)

/** Every statement of time in the five documents, as the domain's list numbers them. */
const everyId = [...numbered('SI', 30), ...numbered('CP', 32), ...numbered('LA', 4), ...numbered('MI', 4), ...numbered('GV', 44)]

const rulesNamed = timeStatements.flatMap(({ id, partnership, becomes }) =>
  'rule' in becomes ? becomes.rule.map((rule) => [id, partnership, rule] as const) : [],
)
const reasons = timeStatements.flatMap(({ id, becomes }) => {
  const reason = 'notAClock' in becomes ? becomes.notAClock : becomes.rest
  return reason === undefined ? [] : [[id, reason] as const]
})

describe('every statement of time in the documents', () => {
  it('is listed, once', () => {
    const listed = timeStatements.map(({ id }) => id)
    expect(everyId.filter((id) => !listed.includes(id))).toEqual([])
    expect(listed.filter((id, n) => listed.indexOf(id) !== n)).toEqual([])
    expect(listed.filter((id) => !everyId.includes(id))).toEqual([])
  })

  it.each(rulesNamed)('%s: %s has the rule %s', (_id, partnership, rule) => {
    expect(partnershipOf(partnership)?.rules.map(({ id }) => id)).toContain(rule)
  })

  it.each(reasons)('%s, which is no clock or not in every part, says why in a sentence', (_id, reason) => {
    expect(reason).toMatch(/^["A-Z].{40,}\.$/)
  })

  it('says where it stands', () => {
    for (const { id, place } of timeStatements) expect(place, id).toMatch(/^\d+\.\d+|\(lines? \d+/)
  })

  it.each(partnerships.map((partnership) => [partnership.id, partnership] as const))(
    'every rule of %s that cites its own documents answers one of them',
    (id, { rules }) => {
      const own = timeStatements.filter(({ partnership }) => partnership === id)
      const documents = new Set(own.map(({ document }) => document))
      const answering = new Set(own.flatMap(({ becomes }) => ('rule' in becomes ? becomes.rule : [])))
      // a rung answers none: no ladder in the documents carries a time
      const timed = rules.filter(({ rung }) => rung === undefined)
      const citing = timed.filter(({ sources }) => sources.some(({ document }) => documents.has(document)))
      expect(citing.map((rule) => rule.id).filter((rule) => !answering.has(rule))).toEqual([])
      expect(citing.length).toBeGreaterThan(0)
    },
  )
})
