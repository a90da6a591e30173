import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../events/parse-event.ts'
import { stateAt } from '../../shared/clocks/clock.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { plan } from '../../shared/matters/plan.ts'
import { londonDay } from '../../shared/time/london.ts'
import { writtenDay } from '../builders/london-time.ts'
import { contextOf, written } from '../builders/story.ts'
import { toldOn } from './told.ts'

const eventsOf = (name: string) =>
  readFileSync(new URL(`../../events/samples/histories/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const parsed = parseEvent(JSON.parse(line))
      if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
      return parsed.event
    })

const planned = (name: string, partnership: string) => {
  const context = contextOf(partnership)
  const { matters, notices, refusals, now } = plan(eventsOf(name), context)
  expect(refusals).toEqual([])
  const clocks = matters.flatMap((matter) =>
    clocksOfMatter(matter, context).map(
      (clock) =>
        `${matter.subject} · ${clock.id} · ${clock.due === null ? 'no date' : writtenDay(clock.due)} · ${stateAt(clock, now)}`,
    ),
  )
  return { clocks, said: written(notices.map(({ notice }) => notice)) }
}

/** Each row was counted by hand from the documents: name, partnership, clocks, and how they were counted. */
describe('the sample histories of standing duties', () => {
  it('Rochdale’s budget, said to be agreed in December and corrected to January', () => {
    const { clocks, said } = planned('standing-duty-rochdale-budget-corrected', 'rochdale')
    expect(clocks).toEqual([
      // 9.4: "agreed in the previous December" of the year that begins in April 2027: the last day of that month
      'budget-2027 · budget · Thu 31 Dec 2026 · met-late',
    ])
    expect(said).toEqual([
      'Wed 30 Sep 2026 05:00 budget opened → business-manager',
      'Fri 13 Nov 2026 08:30 budget half-way → business-manager',
      // told once; that it was late after all is written down and not told again
      'Fri 11 Dec 2026 09:00 budget met → business-manager',
    ])
  })

  it('Rochdale’s report of a leap day, its copies, and the report after it', () => {
    expect(planned('standing-duty-rochdale-report-leap-day', 'rochdale').clocks).toEqual([
      // 7.1: twelve months after Tue 29 February 2028, clamped; published on 26 March 2029
      'annual-report-rolling · annual-report:2028-02-29 · Wed 28 Feb 2029 · met-late',
      'annual-report-rolling · annual-report:2029-03-26 · Tue 26 Mar 2030 · running',
      'annual-report-rolling · annual-report-last · no date · met',
      // 7.3: Wed 1 March =1 … Tue 7 March =7, sent on the 3rd; the other on the 8th
      'annual-report-rolling · annual-report-copy-panel:2028-02-29 · Tue 7 Mar 2028 · met',
      // Tue 27 =1 … Mon 2 April =7, Easter Monday all the same
      'annual-report-rolling · annual-report-copy-panel:2029-03-26 · Mon 2 Apr 2029 · running',
      'annual-report-rolling · annual-report-copy-what-works:2028-02-29 · Tue 7 Mar 2028 · met-late',
      'annual-report-rolling · annual-report-copy-what-works:2029-03-26 · Mon 2 Apr 2029 · running',
    ])
  })

  it('Bolton’s report: asked for, agreed, moved to the night of the clock change’s weekend, published in its last hour', () => {
    const { clocks, said } = planned('standing-duty-bolton-report-moved', 'bolton')
    expect(clocks).toEqual([
      'dates-to-agree · annual-report-date · no date · met',
      // the day that was agreed last, a Sunday, until 23:59 in London: 23:30 is in time
      'annual-report-2027 · annual-report · Sun 31 Oct 2027 · met',
      'annual-report-2027 · annual-report-discussion:2027-10-31 · no date · met',
    ])
    expect(said.filter((line) => line.includes('moved'))).toEqual(['Thu 2 Sep 2027 05:00 annual-report moved → business-manager'])
  })

  it('Stockport’s meetings by the quarter, its events by the half-year', () => {
    expect(planned('standing-duty-stockport-quarters', 'stockport').clocks).toEqual([
      // "four times a year": October to December · January to March; "at least twice a year": January to June
      'executive-meeting-2026-10 · executive-meeting · Thu 31 Dec 2026 · met',
      'executive-meeting-2027-01 · executive-meeting · Wed 31 Mar 2027 · running',
      'learning-hub-2027-01 · learning-hub · Wed 30 Jun 2027 · running',
    ])
  })

  it.each([
    ['rochdale', 'standing-duty-rochdale-budget-corrected'],
    ['rochdale', 'standing-duty-rochdale-report-leap-day'],
    ['stockport', 'standing-duty-stockport-quarters'],
  ])('%s: what %s has the service tell of itself is what it tells on those days', (partnership, name) => {
    const own = eventsOf(name).filter(({ source }) => source === '/service/duties')
    expect(own.length).toBeGreaterThan(0)
    for (const { time = '', ...event } of own)
      expect(toldOn(partnership, writtenDay(londonDay(Date.parse(time))))).toContainEqual(event)
  })
})
