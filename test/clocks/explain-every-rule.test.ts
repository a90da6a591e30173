import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { explain } from '../../shared/clocks/explain.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import { kindOf } from '../../shared/matters/kinds.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayInWords, instantInWords } from '../../shared/time/in-words.ts'
import { recordOf } from '../builders/events.ts'
import { sample, sampleNames } from '../builders/samples.ts'

const calendar = englandAndWales()

/** Every sample there is, told of one partnership: one matter a kind. Corrections are left out, for they undo the others. */
const recordsOf = (partnership: string, kind: string) =>
  sampleNames
    .map((name) => ({ ...(sample(name) as ClocksEvent), id: name }))
    .filter(({ type }) => kindOf(type) === kind)
    .map((event) => recordOf({ ...event, data: { ...event.data, partnership } } as ClocksEvent))

const kinds = [...new Set(sampleNames.map((name) => kindOf((sample(name) as ClocksEvent).type)))].filter(
  (kind) => kind !== undefined,
)

const explained = partnerships.flatMap(({ id, rules, settings }) =>
  kinds.flatMap((kind) => {
    const records = recordsOf(id, kind)
    return clocksOf(rules, factsOf(records), calendar, settings).map(
      (clock) => [id, clock.id, clock, explain(clock, records, calendar)] as const,
    )
  }),
)

describe('what is explained is the date that the clock has', () => {
  it.each(explained)('%s: %s', (_partnership, _id, clock, { counting, trigger, convention }) => {
    const last = counting.days.at(-1)
    const sentences = counting.sentences.join(' ')
    if (clock.due === null) expect(sentences).toContain('none is invented')
    else if (last !== undefined) expect(last.day).toBe(clock.due)
    else if (clock.period?.count === 0) expect(clock.started.day).toBe(clock.due)
    else expect(sentences).toContain(clock.dueAt === undefined ? dayInWords(clock.due) : instantInWords(clock.dueAt))
    expect(trigger).toMatchObject({ fact: clock.started.fact })
    expect(convention).not.toBe('')
  })

  it('holds for most rules of a serious incident', () => {
    const ruled = new Set(explained.filter(([partnership]) => partnership === 'rochdale').map(([, , { rule }]) => rule.id))
    expect(ruled.size).toBeGreaterThan(10)
  })
})
