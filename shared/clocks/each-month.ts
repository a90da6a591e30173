import type { FactType } from '../../events/catalogue.ts'
import type { Facts } from '../matters/facts.ts'
import { addMonths, type Day, isoDay } from '../time/day.ts'
import { momentOf } from '../time/moment.ts'
import type { Each, Instance } from './each.ts'
import type { Happening } from './happening.ts'

interface MonthsWatched {
  since: Happening
  /** The first month that is watched begins so many whole months later. */
  from: number
  /** What is asked for in each of them. */
  asked: FactType
  until: Happening
}

/**
 * Month after month since something happened, until it is over: the first one watched, and each one after a month in
 * which what is asked for was told. One that stays silent is followed by no other: its own clock goes on instead.
 */
export const eachMonthSince = (words: string, { since, from, asked, until }: MonthsWatched): Each => ({
  words,
  name: (key) => key.replace('-', ' '),
  of: (facts) => {
    const start = since.in(facts)
    const fact = start && [...facts.values()].flat().find(({ id }) => id === start.fact)
    if (start === undefined || fact === undefined) return []
    const end = until.in(facts)?.day ?? Number.POSITIVE_INFINITY
    const lastTold = Math.max(...daysOf(asked, facts))
    const months: Instance[] = []
    for (let n = from; ; n++) {
      const begins = addMonths(start.day, n)
      if (begins >= end || (n > from && addMonths(start.day, n - 1) >= lastTold)) return months
      months.push({ ...momentOf(isoDay(begins)), key: `month-${n + 1}`, fact })
    }
  },
})

const daysOf = (type: FactType, facts: Facts): Day[] =>
  (facts.get(type) ?? []).map(({ data }) => momentOf((data as { at: string }).at).day)
