import { describe, expect, it } from 'vitest'
import { historyAt } from '../builders/written-history.ts'

describe('Bolton: an allegation on Christmas Eve that takes until June', () => {
  const history = 'allegation-bolton-christmas'

  it.each<[string, string[]]>([
    [
      // before anybody is back at work
      'Mon 28 Dec 2026 12:00',
      [
        'new-allegation · no date · running',
        // Thu 24 =0 · Fri 25 Christmas Day · Sat 26 · Sun 27 · Mon 28 Boxing Day moved · Tue 29 =1
        'allegation-referral · Tue 29 Dec 2026 · running',
      ],
    ],
    [
      // the referral was told as of Wed 30: a day late, and three months from then
      'Wed 30 Dec 2026 12:00',
      [
        'new-allegation · no date · running',
        'allegation-referral · Tue 29 Dec 2026 · met-late',
        // 30 December and 3 months
        'allegation-conclusion · Tue 30 Mar 2027 · running',
        'allegation-delay-reasons:month-4 · Fri 30 Apr 2027 · running',
      ],
    ],
    [
      // corrected: it was referred on Tue 29, in time
      'Wed 30 Dec 2026 16:00',
      [
        'new-allegation · no date · met',
        'allegation-referral · Tue 29 Dec 2026 · met',
        // 29 December and 3 months: Easter Monday, and a benchmark moves off no holiday
        'allegation-conclusion · Mon 29 Mar 2027 · running',
        'allegation-delay-reasons:month-4 · Thu 29 Apr 2027 · running',
      ],
    ],
    [
      // the first reason was recorded on 15 April, in the fourth month
      'Fri 16 Apr 2027 12:00',
      [
        'new-allegation · no date · met',
        'allegation-referral · Tue 29 Dec 2026 · met',
        'allegation-conclusion · Mon 29 Mar 2027 · overdue',
        // 29 March and a month
        'allegation-delay-reasons:month-4 · Thu 29 Apr 2027 · met',
        // 29 December and 4 months is 29 April, and a month
        'allegation-delay-reasons:month-5 · Sat 29 May 2027 · running',
      ],
    ],
    [
      // the second reason on 20 May; concluded on 10 June, in the sixth month
      'Fri 11 Jun 2027 12:00',
      [
        'new-allegation · no date · met',
        'allegation-referral · Tue 29 Dec 2026 · met',
        'allegation-conclusion · Mon 29 Mar 2027 · met-late',
        'allegation-delay-reasons:month-4 · Thu 29 Apr 2027 · met',
        'allegation-delay-reasons:month-5 · Sat 29 May 2027 · met',
        'allegation-delay-reasons:month-6 · Tue 29 Jun 2027 · cancelled',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now).standing).toEqual(table)
  })

  it('who was told what, and when', () => {
    expect(historyAt(history, 'Tue 30 Mar 2027 12:00').notices).toEqual([
      // on Christmas Eve at night, as soon as it was told
      'Thu 24 Dec 2026 22:05 new-allegation opened → lado',
      'Thu 24 Dec 2026 22:05 allegation-referral opened → lado',
      // the last day is the first working day
      'Tue 29 Dec 2026 08:30 allegation-referral last-day → lado',
      // nobody has said that they saw it: from Tue 29 at 09:00, four working hours and four more
      'Tue 29 Dec 2026 13:00 new-allegation unseen 1 → lado',
      'Tue 29 Dec 2026 17:00 new-allegation unseen 2 → lado',
      'Tue 29 Dec 2026 17:00 new-allegation unseen 2 → director-of-childrens-services',
      // Tue 29 =1 · Wed 30 =2: not taken up for two working days, as far as was told
      'Wed 30 Dec 2026 08:30 new-allegation nudge 1 → lado',
      // nobody had told of the referral by the morning after
      'Wed 30 Dec 2026 08:30 allegation-referral overdue 1 → lado',
      'Wed 30 Dec 2026 08:30 allegation-referral overdue 1 → director-of-childrens-services',
      // both had heard that it was overdue
      'Wed 30 Dec 2026 11:00 allegation-referral met → lado',
      'Wed 30 Dec 2026 11:00 allegation-referral met → director-of-childrens-services',
      'Wed 30 Dec 2026 11:00 allegation-conclusion opened → lado',
      // corrected: that the referral was in time after all is not told again
      'Wed 30 Dec 2026 15:00 allegation-conclusion moved → lado',
      // from Tue 29 Dec to Thu 25 Mar are 62 weekdays less New Year = 61: half is 30, Wed 10 February
      'Wed 10 Feb 2027 08:30 allegation-conclusion half-way → lado',
      // Easter Monday: Thu 25 is the working day before, and Wed 24 the second before it
      'Wed 24 Mar 2027 08:30 allegation-conclusion two-days-before → lado',
      'Thu 25 Mar 2027 08:30 allegation-conclusion last-day → lado',
      // the fourth month begins on Easter Monday, and is told of on Tuesday
      'Tue 30 Mar 2027 08:30 allegation-delay-reasons:month-4 opened → lado',
    ])
  })

  it('each month’s reason is told to be done; the benchmark, concluded after it was over, says nothing', () => {
    const { notices } = historyAt(history, 'Fri 11 Jun 2027 12:00')
    expect(notices.filter((line) => / (met|cancelled) /.test(line)).slice(2)).toEqual([
      'Thu 15 Apr 2027 09:40 allegation-delay-reasons:month-4 met → lado',
      'Thu 20 May 2027 16:10 allegation-delay-reasons:month-5 met → lado',
      'Thu 10 Jun 2027 14:00 allegation-delay-reasons:month-6 cancelled → lado',
    ])
  })
})

describe('Stockport: an allegation concluded on leap day', () => {
  const history = 'allegation-stockport-leap-day'

  it.each<[string, string[]]>([
    [
      'Tue 30 Nov 2027 13:00',
      [
        'new-allegation · no date · running',
        // Mon 29 =0 · Tue 30 =1
        'allegation-referral · Tue 30 Nov 2027 · met',
        // 30 November and 3 months: there is no 30 February, so its last day, the 29th in 2028
        'allegation-conclusion · Tue 29 Feb 2028 · running',
        // 29 February and a month
        'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · running',
      ],
    ],
    [
      // concluded on the last of the three months: no reason is ever asked for
      'Fri 31 Mar 2028 12:00',
      [
        'new-allegation · no date · met',
        'allegation-referral · Tue 30 Nov 2027 · met',
        'allegation-conclusion · Tue 29 Feb 2028 · met',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing: table })
  })

  it('nobody hears of a fourth month', () => {
    expect(historyAt(history, 'Fri 30 Jun 2028 12:00').notices.filter((line) => line.includes('delay-reasons'))).toEqual([])
  })
})
