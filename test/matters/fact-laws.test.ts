import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { type FactRecord, factsOf } from '../../shared/matters/facts.ts'
import { recordOf } from '../builders/events.ts'
import { anyHistory } from '../builders/histories.ts'
import { contextOf } from '../builders/story.ts'

const clocksFrom = (partnership: string, records: readonly FactRecord[]) => {
  const { partnership: found, calendar } = contextOf(partnership)
  return clocksOf(found.rules, factsOf(records), calendar)
}
const isCorrection = ({ type }: { type: string }) => type === 'fact.corrected'

/** The facts as they would have been told had nobody been wrong: the last correction of each in its place. */
const asIfRight = (records: readonly FactRecord[]): FactRecord[] =>
  records
    .filter((record) => !isCorrection(record))
    .flatMap((record) => {
      const corrections = records.filter(
        (each) => isCorrection(each) && (each.data as { corrects: string }).corrects === record.id,
      )
      const last = corrections.at(-1)?.data as { data: unknown } | undefined
      if (last === undefined) return [record]
      return last.data === null ? [] : [{ ...record, data: last.data }]
    })

const recordsOf = (steps: { event: ClocksEvent; at: number }[]) => steps.map(({ event, at }) => recordOf(event, at))

describe('the clocks of any facts', () => {
  it('with corrections are those of the facts told right at first', () => {
    let corrected = 0
    fc.assert(
      fc.property(anyHistory(10), ({ partnership, steps }) => {
        const records = recordsOf(steps)
        if (records.some(isCorrection)) corrected++
        expect(clocksFrom(partnership, records)).toEqual(clocksFrom(partnership, asIfRight(records)))
      }),
      { numRuns: 500 },
    )
    expect(corrected).toBeGreaterThan(50)
  })

  it('are the same in whatever order the facts arrived, corrections after what they correct', () => {
    fc.assert(
      fc.property(
        anyHistory(10).chain((history) => {
          const records = recordsOf(history.steps)
          return fc.record({
            partnership: fc.constant(history.partnership),
            records: fc.constant(records),
            facts: fc.shuffledSubarray(
              records.filter((each) => !isCorrection(each)),
              { minLength: records.filter((each) => !isCorrection(each)).length },
            ),
            corrections: fc.shuffledSubarray(records.filter(isCorrection), { minLength: records.filter(isCorrection).length }),
          })
        }),
        ({ partnership, records, facts, corrections }) => {
          expect(clocksFrom(partnership, [...facts, ...corrections])).toEqual(clocksFrom(partnership, records))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are the same when a fact is told twice', () => {
    fc.assert(
      fc.property(anyHistory(6), ({ partnership, steps }) => {
        const facts = recordsOf(steps).filter((each) => !isCorrection(each))
        expect(clocksFrom(partnership, [...facts, ...facts])).toEqual(clocksFrom(partnership, facts))
      }),
    )
  })

  it('say what is missing exactly as long as they are not met', () => {
    fc.assert(
      fc.property(anyHistory(10), ({ partnership, steps }) => {
        for (const { rule, met, missing } of clocksFrom(partnership, recordsOf(steps)))
          expect(missing.length > 0).toBe(rule.met !== null && met === undefined)
      }),
    )
  })
})
