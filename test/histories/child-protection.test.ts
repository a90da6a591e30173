import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import { stateAt } from '../../shared/clocks/clock.ts'
import { plan } from '../../shared/matters/plan.ts'
import { clocksOfMatter } from '../../shared/matters/settle.ts'
import { writtenDay } from '../builders/london-time.ts'
import { contextOf } from '../builders/story.ts'

const folder = new URL('../../events/samples/histories/', import.meta.url)

const read = (line: string): ClocksEvent => {
  const parsed = parseEvent(JSON.parse(line))
  if (!parsed.ok) throw new Error(`${line}: ${JSON.stringify(parsed.errors)}`)
  return parsed.event
}

/** Every clock as it stands at the end of a history: `first-core-group | Fri 29 Jan 2027 | met`. */
const atTheEndOf = (history: string): string[] => {
  const lines = readFileSync(new URL(`child-protection-${history}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
  const context = contextOf('bolton')
  const { matters, refusals, now } = plan(lines.map(read), context)
  expect(refusals).toEqual([])
  return matters.flatMap((matter) =>
    clocksOfMatter(matter, context).map(
      (clock) => `${clock.id} | ${clock.due === null ? 'no date' : writtenDay(clock.due)} | ${stateAt(clock, now)}`,
    ),
  )
}

/** The table without its last column, which says how each row was counted by hand. */
const clocksIn = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.split(' | ').map((cell) => cell.trim()))
    .map(([clock, due, state, how]) => {
      if (how === undefined || how === '') throw new Error(`${clock}: how was it counted?`)
      return `${clock} | ${due} | ${state}`
    })

// Counted by hand and by a second programme of forty lines that shares nothing with the service. Working days are
// numbered; a day that is left out was a holiday or a weekend.
const histories: Record<string, string> = {
  christmas: `
strategy-discussion:2026-12-23 | Thu 24 Dec 2026 | met | decided Wed 23; Thu 24 =1
strategy-discussion-minutes:2026-12-24 | Wed 30 Dec 2026 | met | Fri 25 and Mon 28 are holidays; Tue 29 =1, Wed 30 =2
initial-conference | Tue 19 Jan 2027 | met | from Thu 24 Dec: Tue 29 =1 … Thu 31 =3, Mon 4 =4 … Fri 8 =8, Mon 11 =9 … Fri 15 =13, Mon 18 =14, Tue 19 =15
initial-conference-date | no date | met | the day was told on 4 January
conference-reports:initial | Wed 13 Jan 2027 | met | back from Fri 15: Thu 14 =1, Wed 13 =2
conference-reports:review-1 | Fri 9 Apr 2027 | running | back from Tue 13 Apr: Mon 12 =1, Fri 9 =2
conference-reports-written:initial | Fri 8 Jan 2027 | met-late | back from Wed 13, when they are due: Tue 12 =1, Mon 11 =2, Fri 8 =3; nothing was told of them before they were submitted on the 13th
conference-reports-written:review-1 | Tue 6 Apr 2027 | running | back from Fri 9 Apr, when they are due: Thu 8 =1, Wed 7 =2, Tue 6 =3
family-saw-reports:initial | Thu 14 Jan 2027 | met | back from Fri 15: Thu 14 =1; told on that day
family-saw-reports:review-1 | Mon 12 Apr 2027 | running | back from Tue 13 Apr: Mon 12 =1
chair-met-family:initial | no date | met | no number; told on the day of the conference
chair-met-family:review-1 | no date | running | no number
decisions-circulated | Mon 18 Jan 2027 | met | from Fri 15: Mon 18 =1
conference-minutes:initial | Fri 5 Feb 2027 | running | from Fri 15: Mon 18 =1 … Fri 22 =5, Fri 29 =10, Mon 1 =11 … Fri 5 =15
next-conference-date:initial | no date | met | the day of the review was told on 19 January
first-review-conference | Thu 15 Apr 2027 | running | 15 January and three months
first-core-group | Fri 29 Jan 2027 | met | from Fri 15: Mon 18 =1 … Fri 22 =5, Mon 25 =6 … Fri 29 =10
next-core-group:2027-01-28 | Thu 11 Mar 2027 | running | Thu 28 Jan and 42 days: 3 left of January, 28 of February, 11 of March
last-core-group-before-review:review-1 | Mon 12 Apr 2027 | running | the working day before Tue 13 April
core-group-minutes:2027-01-28 | Thu 4 Feb 2027 | running | circulated, not uploaded; Fri 29 =1, Mon 1 =2 … Thu 4 =5`,
  'easter-and-leap-day': `
strategy-discussion:2028-02-07 | Tue 8 Feb 2028 | met | decided Mon 7; Tue 8 =1
strategy-discussion-minutes:2028-02-08 | Thu 10 Feb 2028 | met | Wed 9 =1, Thu 10 =2
initial-conference | Tue 29 Feb 2028 | met | from Tue 8: Wed 9 =1 … Fri 11 =3, Fri 18 =8, Fri 25 =13, Mon 28 =14, Tue 29 =15, the leap day
initial-conference-date | no date | met | never planned, but held
conference-reports:review-1 | Tue 23 May 2028 | cancelled | back from Thu 25: Wed 24 =1, Tue 23 =2; the conference was held without them
conference-reports-written:review-1 | Thu 18 May 2028 | cancelled | back from Tue 23, when they are due: Mon 22 =1, Fri 19 =2, Thu 18 =3; the conference was held
unplanned-conference-reports:initial | Tue 22 Feb 2028 | cancelled | never planned, so back from its limit, Tue 29 Feb: Mon 28 =1, Fri 25 =2, Thu 24 =3, Wed 23 =4, Tue 22 =5; the conference was held
family-saw-reports:initial | Mon 28 Feb 2028 | cancelled | never planned, so back from its limit, Tue 29 Feb: Mon 28 =1; the conference was held
family-saw-reports:review-1 | Wed 24 May 2028 | cancelled | back from Thu 25: Wed 24 =1; the conference was held
chair-met-family:review-1 | no date | cancelled | no number; the conference was held
decisions-circulated | Wed 1 Mar 2028 | met | from Tue 29 Feb: Wed 1 =1
conference-minutes:initial | Tue 21 Mar 2028 | met | from Tue 29: Wed 1 =1 … Fri 3 =3, Fri 10 =8, Fri 17 =13, Mon 20 =14, Tue 21 =15
conference-minutes:review-1 | Fri 16 Jun 2028 | running | from Thu 25 May: Fri 26 =1, Mon 29 is a holiday, Tue 30 =2 … Fri 2 =5, Fri 9 =10, Fri 16 =15
next-conference-date:initial | no date | met | the day was told on 22 March
next-conference-date:review-1 | no date | running | no number
first-review-conference | Mon 29 May 2028 | met | 29 February and three months is a bank holiday, and months are not moved off one
later-review-conference:review-1 | Sat 25 Nov 2028 | running | 25 May and six months is a Saturday, and months are not moved off one
first-core-group | Tue 14 Mar 2028 | met | from Tue 29 Feb: Wed 1 =1 … Fri 3 =3, Fri 10 =8, Mon 13 =9, Tue 14 =10
next-core-group:2028-03-14 | Tue 25 Apr 2028 | met | Tue 14 Mar and 42 days: 17 left of March, 25 of April, through Easter
next-core-group:2028-04-13 | Thu 25 May 2028 | met | Thu 13 Apr and 42 days: 17 left of April, 25 of May
next-core-group:2028-05-11 | Thu 22 Jun 2028 | running | Thu 11 May and 42 days: 20 left of May, 22 of June
last-core-group-before-review:review-1 | Wed 24 May 2028 | met | the working day before; Thu 11 May is the tenth back: Wed 24 =1 … Mon 22 =3, Fri 19 =4 … Mon 15 =8, Fri 12 =9, Thu 11 =10
core-group-minutes:2028-03-14 | Tue 21 Mar 2028 | overdue | Wed 15 =1 … Fri 17 =3, Mon 20 =4, Tue 21 =5
core-group-minutes:2028-04-13 | Mon 24 Apr 2028 | overdue | Fri 14 and Mon 17 are Easter; Tue 18 =1 … Fri 21 =4, Mon 24 =5
core-group-minutes:2028-05-11 | Thu 18 May 2028 | overdue | Fri 12 =1, Mon 15 =2 … Thu 18 =5
revised-plan-circulated:2028-04-13 | Wed 19 Apr 2028 | overdue | Fri 14 and Mon 17 are Easter; Tue 18 =1, Wed 19 =2`,
  'clock-change': `
strategy-discussion:2027-03-27 | Tue 30 Mar 2027 | met | decided Saturday evening; Mon 29 is Easter Monday, Tue 30 =1
strategy-discussion-minutes:2027-03-29 | Wed 31 Mar 2027 | overdue | 23:30 UTC on Sunday is half past midnight on Monday in London; Tue 30 =1, Wed 31 =2
strategy-discussion-minutes:2027-10-31 | Tue 2 Nov 2027 | met | 23:30 UTC on Saturday is half past midnight on Sunday in London; Mon 1 =1, Tue 2 =2
initial-conference | Mon 19 Apr 2027 | met | from Mon 29 Mar: Tue 30 =1 … Fri 2 =4, Fri 9 =9, Fri 16 =14, Mon 19 =15
initial-conference-date | no date | met | never planned, but held
unplanned-conference-reports:initial | Mon 12 Apr 2027 | cancelled | back from the limit, Mon 19: Fri 16 =1, Thu 15 =2, Wed 14 =3, Tue 13 =4, Mon 12 =5; the conference was held
family-saw-reports:initial | Fri 16 Apr 2027 | cancelled | back from the limit, Mon 19: Fri 16 =1; the conference was held
decisions-circulated | Tue 20 Apr 2027 | overdue | from Mon 19: Tue 20 =1
conference-minutes:initial | Tue 11 May 2027 | overdue | from Mon 19 Apr: Tue 20 =1 … Fri 23 =4, Fri 30 =9, Mon 3 May is a holiday, Tue 4 =10 … Fri 7 =13, Mon 10 =14, Tue 11 =15
next-conference-date:initial | no date | running | no number
first-review-conference | Mon 19 Jul 2027 | overdue | 19 April and three months
first-core-group | Tue 4 May 2027 | met | from Mon 19 Apr: Tue 20 =1 … Fri 23 =4, Fri 30 =9, Mon 3 May is a holiday, Tue 4 =10
next-core-group:2027-04-29 | Thu 10 Jun 2027 | overdue | Thu 29 Apr and 42 days: 1 left of April, 31 of May, 10 of June
core-group-minutes:2027-04-29 | Fri 7 May 2027 | overdue | Fri 30 =1, Mon 3 is a holiday, Tue 4 =2 … Fri 7 =5`,
  correction: `
strategy-discussion-minutes:2027-02-01 | Wed 3 Feb 2027 | overdue | Tue 2 =1, Wed 3 =2
strategy-discussion-minutes:2027-02-10 | Fri 12 Feb 2027 | overdue | Thu 11 =1, Fri 12 =2
initial-conference | Wed 3 Mar 2027 | met | the second discussion initiated the enquiries: Thu 11 Feb =1, Fri 12 =2, Fri 19 =7, Fri 26 =12, Mon 1 =13, Tue 2 =14, Wed 3 =15
initial-conference-date | no date | met | never planned, but held
conference-reports:review-1 | Tue 18 May 2027 | cancelled | the last word is Thu 20 May: Wed 19 =1, Tue 18 =2; the conference was held without them
conference-reports-written:review-1 | Thu 13 May 2027 | cancelled | back from Tue 18, when they are due: Mon 17 =1, Fri 14 =2, Thu 13 =3; the conference was held
unplanned-conference-reports:initial | Wed 24 Feb 2027 | cancelled | back from the limit, Wed 3 Mar: Tue 2 =1, Mon 1 =2, Fri 26 =3, Thu 25 =4, Wed 24 =5; the conference was held
family-saw-reports:initial | Tue 2 Mar 2027 | cancelled | back from the limit, Wed 3 Mar: Tue 2 =1; the conference was held the day before
family-saw-reports:review-1 | Wed 19 May 2027 | cancelled | back from Thu 20 May: Wed 19 =1; the conference was held
chair-met-family:review-1 | no date | cancelled | no number; the conference was held
decisions-circulated | Tue 2 Mar 2027 | overdue | from Mon 1: Tue 2 =1
conference-minutes:initial | Mon 22 Mar 2027 | overdue | from Mon 1: Tue 2 =1 … Fri 5 =4, Fri 12 =9, Fri 19 =14, Mon 22 =15
conference-minutes:review-1 | Fri 11 Jun 2027 | overdue | from Thu 20 May: Fri 21 =1, Fri 28 =6, Mon 31 is a holiday, Tue 1 =7 … Fri 4 =10, Fri 11 =15
conference-minutes:review-2 | Tue 21 Sep 2027 | running | from Tue 31 Aug: Wed 1 =1 … Fri 3 =3, Fri 10 =8, Fri 17 =13, Mon 20 =14, Tue 21 =15
next-conference-date:initial | no date | met | the day was told on 2 March
next-conference-date:review-1 | no date | met | never planned once withdrawn, but held
next-conference-date:review-2 | no date | running | no number
first-review-conference | Tue 1 Jun 2027 | met | 1 March and three months
later-review-conference:review-1 | Sat 20 Nov 2027 | met | 20 May and six months is a Saturday, and months are not moved off one
later-review-conference:review-2 | Tue 29 Feb 2028 | running | 31 August and six months: clamped to the end of February, which has a 29th in 2028
first-core-group | Mon 15 Mar 2027 | met | from Mon 1: Tue 2 =1 … Fri 5 =4, Fri 12 =9, Mon 15 =10
next-core-group:2027-03-12 | Fri 23 Apr 2027 | overdue | corrected to Fri 12 Mar, and 42 days: 19 left of March, 23 of April
last-core-group-before-review:review-1 | Wed 19 May 2027 | cancelled | the working day before Thu 20 May; none was held, and then the conference was
core-group-minutes:2027-03-12 | Fri 19 Mar 2027 | overdue | from Fri 12, as corrected: Mon 15 =1 … Fri 19 =5`,
  'looked-after': `
strategy-discussion-minutes:2026-11-02 | Wed 4 Nov 2026 | overdue | Tue 3 =1, Wed 4 =2
initial-conference | Mon 23 Nov 2026 | met | from Mon 2: Tue 3 =1 … Fri 6 =4, Fri 13 =9, Fri 20 =14, Mon 23 =15
initial-conference-date | no date | met | never planned, but held
conference-reports:review-1 | Fri 12 Feb 2027 | cancelled | back from Tue 16: Mon 15 =1, Fri 12 =2; no review is convened
conference-reports-written:review-1 | Tue 9 Feb 2027 | cancelled | back from Fri 12, when they are due: Thu 11 =1, Wed 10 =2, Tue 9 =3; no review is convened
unplanned-conference-reports:initial | Mon 16 Nov 2026 | cancelled | back from the limit, Mon 23: Fri 20 =1, Thu 19 =2, Wed 18 =3, Tue 17 =4, Mon 16 =5; the conference was held
family-saw-reports:initial | Fri 20 Nov 2026 | cancelled | back from the limit, Mon 23: Fri 20 =1; the conference was held
family-saw-reports:review-1 | Mon 15 Feb 2027 | cancelled | back from Tue 16: Mon 15 =1; no review is convened
chair-met-family:review-1 | no date | cancelled | no number; no review is convened
decisions-circulated | Tue 24 Nov 2026 | overdue | from Mon 23: Tue 24 =1; still owed for a conference that was held
conference-minutes:initial | Mon 14 Dec 2026 | overdue | from Mon 23 Nov: Tue 24 =1 … Fri 27 =4, Fri 4 =9, Fri 11 =14, Mon 14 =15; still owed
next-conference-date:initial | no date | met | the day was told on 24 November
first-review-conference | Tue 23 Feb 2027 | cancelled | 23 November and three months; the plan ended without it
first-core-group | Mon 7 Dec 2026 | met | from Mon 23 Nov: Tue 24 =1 … Fri 27 =4, Fri 4 =9, Mon 7 =10
next-core-group:2026-12-07 | Mon 18 Jan 2027 | met | Mon 7 Dec and 42 days: 24 left of December, 18 of January
next-core-group:2027-01-14 | Thu 25 Feb 2027 | cancelled | Thu 14 Jan and 42 days: 17 left of January, 25 of February; the plan has ended
last-core-group-before-review:review-1 | Mon 15 Feb 2027 | cancelled | the working day before Tue 16; no review is convened
core-group-minutes:2026-12-07 | Mon 14 Dec 2026 | overdue | Tue 8 =1 … Fri 11 =4, Mon 14 =5; still owed
core-group-minutes:2027-01-14 | Thu 21 Jan 2027 | running | Fri 15 =1, Mon 18 =2 … Thu 21 =5; circulated, not uploaded, still owed
plan-end-letter | no date | running | no number; asked for since 18 January`,
  unborn: `
strategy-discussion-minutes:2027-01-11 | Wed 13 Jan 2027 | overdue | Tue 12 =1, Wed 13 =2
initial-conference | Mon 1 Feb 2027 | met | from Mon 11: Tue 12 =1 … Fri 15 =4, Fri 22 =9, Fri 29 =14, Mon 1 =15
initial-conference-date | no date | met | the day was told on 20 January
unborn-conference | Mon 18 Jan 2027 | met-late | born overdue (24 May less 140 days is 4 January), then 7 June less 140 days: 7 of June, 31 of May, 30 of April, 31 of March, 28 of February, 13 of January
unborn-conference-reason | no date | met | no number; the reason was given on 12 January
conference-reports:initial | Wed 27 Jan 2027 | cancelled | back from Fri 29: Thu 28 =1, Wed 27 =2; the conference was held without them
conference-reports-written:initial | Fri 22 Jan 2027 | cancelled | back from Wed 27, when they are due: Tue 26 =1, Mon 25 =2, Fri 22 =3; the conference was held
family-saw-reports:initial | Thu 28 Jan 2027 | cancelled | back from Fri 29: Thu 28 =1; the conference was held
chair-met-family:initial | no date | cancelled | no number; the conference was held
decisions-circulated | Mon 1 Feb 2027 | running | from Fri 29: Mon 1 =1
conference-minutes:initial | Fri 19 Feb 2027 | running | from Fri 29 Jan: Mon 1 =1 … Fri 5 =5, Fri 12 =10, Fri 19 =15
next-conference-date:initial | no date | running | no number
first-review-conference | Thu 29 Apr 2027 | running | 29 January and three months
first-core-group | Fri 12 Feb 2027 | running | from Fri 29 Jan: Mon 1 =1 … Fri 5 =5, Fri 12 =10`,
}

describe('a child protection history prints the dates that were counted by hand', () => {
  it.each(Object.entries(histories))('%s', (history, table) => {
    expect(atTheEndOf(history)).toEqual(clocksIn(table))
  })
})
