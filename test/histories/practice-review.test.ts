import { describe, expect, it } from 'vitest'
import { historyAt } from '../builders/written-history.ts'

describe('Rochdale: a review whose publication is moved, delayed by a court, and moved again', () => {
  const history = 'practice-review-rochdale-moved'

  it.each<[string, string[]]>([
    [
      // planned for Fri 14 January
      'Mon 8 Nov 2027 12:00',
      [
        'local-review-announcement · no date · met',
        // 31 August and 6 months: there is no 31 February, so its last day, the 29th in 2028
        'practice-review · Tue 29 Feb 2028 · running',
        // Thu 13 =1 · Wed 12 =2 · Tue 11 =3 · Mon 10 =4 · Fri 7 =5 · Thu 6 =6 · Wed 5 =7 whole days · so Tue 4 January,
        // the first working day of the year: New Year's Day is a Saturday, and Mon 3 its bank holiday
        'pre-publication-panel · Tue 4 Jan 2028 · running',
        'pre-publication-secretary-of-state · Tue 4 Jan 2028 · running',
        'pre-publication-ofsted · Tue 4 Jan 2028 · running',
      ],
    ],
    [
      // moved to Fri 25 February; the court has spoken on Mon 21, and the Panel has been told why
      'Wed 23 Feb 2028 12:00',
      [
        'local-review-announcement · no date · met',
        'practice-review · Tue 29 Feb 2028 · running',
        // Thu 24 =1 · Wed 23 =2 · Tue 22 =3 · Mon 21 =4 · Fri 18 =5 · Thu 17 =6 · Wed 16 =7 whole days · so Tue 15
        'pre-publication-panel · Tue 15 Feb 2028 · met',
        'pre-publication-secretary-of-state · Tue 15 Feb 2028 · met',
        // Ofsted's copy went on Wed 16
        'pre-publication-ofsted · Tue 15 Feb 2028 · met-late',
        'delay-reasons-panel:2028-02-21 · no date · met',
        'delay-reasons-secretary-of-state:2028-02-21 · no date · running',
      ],
    ],
    [
      // published on Thu 4 May
      'Fri 5 May 2028 12:00',
      [
        'local-review-announcement · no date · met',
        'practice-review · Tue 29 Feb 2028 · met-late',
        // Wed 3 =1 · Tue 2 =2 · Mon 1 bank holiday · Fri 28 =3 · Thu 27 =4 · Wed 26 =5 · Tue 25 =6 · Mon 24 =7 · so Fri 21 April
        'pre-publication-panel · Fri 21 Apr 2028 · met',
        'pre-publication-secretary-of-state · Fri 21 Apr 2028 · met',
        'pre-publication-ofsted · Fri 21 Apr 2028 · met',
        // 4 May and 12 months
        'report-availability · Fri 4 May 2029 · running',
        'delay-reasons-panel:2028-02-21 · no date · met',
        'delay-reasons-secretary-of-state:2028-02-21 · no date · met',
        // Thu 4 May and 7 days, by the rules of the yearly reports: a copy of whatever is published
        'review-copy-panel · Thu 11 May 2028 · running',
        'review-copy-what-works · Thu 11 May 2028 · running',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing: table })
  })

  it('the owner of each copy is told once that its date moved, and of nothing that was done', () => {
    const moved = historyAt(history, 'Fri 5 May 2028 12:00').notices.filter((line) => line.includes(' moved '))
    expect(moved).toEqual([
      'Mon 20 Dec 2027 10:00 pre-publication-panel moved → business-manager',
      'Mon 20 Dec 2027 10:00 pre-publication-secretary-of-state moved → business-manager',
      'Mon 20 Dec 2027 10:00 pre-publication-ofsted moved → business-manager',
    ])
  })
})

describe('Bolton: a plan moved beyond the six months, explained, and in the end no publication', () => {
  const history = 'practice-review-bolton-not-published'

  it.each<[string, string[]]>([
    [
      // planned for Fri 8 January 2027
      'Mon 30 Nov 2026 12:00',
      [
        'local-review-announcement · no date · met',
        // 31 July and 6 months, a Sunday: not moved off it
        'practice-review · Sun 31 Jan 2027 · running',
        // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Fri 1 New Year · Thu 31 =5 · Wed 30 =6 · Tue 29 =7 whole days ·
        // Mon 28 Boxing Day moved · Fri 25 Christmas Day · so Thu 24 December
        'pre-publication-panel · Thu 24 Dec 2026 · running',
        'pre-publication-secretary-of-state · Thu 24 Dec 2026 · running',
      ],
    ],
    [
      // moved to Mon 1 February 2027, a day after the six months: why, nobody has said
      'Mon 21 Dec 2026 12:00',
      [
        'local-review-announcement · no date · met',
        'practice-review · Sun 31 Jan 2027 · running',
        // Fri 29 =1 · Thu 28 =2 · Wed 27 =3 · Tue 26 =4 · Mon 25 =5 · Fri 22 =6 · Thu 21 =7 whole days · so Wed 20
        'pre-publication-panel · Wed 20 Jan 2027 · running',
        'pre-publication-secretary-of-state · Wed 20 Jan 2027 · running',
        'plan-after-six-months · no date · running',
      ],
    ],
    [
      // explained to both; the copies went, as was told, on the last day
      'Thu 21 Jan 2027 12:00',
      [
        'local-review-announcement · no date · met',
        'practice-review · Sun 31 Jan 2027 · running',
        'pre-publication-panel · Wed 20 Jan 2027 · met',
        'pre-publication-secretary-of-state · Wed 20 Jan 2027 · met',
        'delay-reasons-panel:2026-12-22 · no date · met',
        'delay-reasons-secretary-of-state:2026-12-22 · no date · met',
      ],
    ],
    [
      // corrected: the second copy went on Thu 21. Decided on Wed 27 not to publish, and justified to the Panel alone
      'Wed 3 Feb 2027 12:00',
      [
        'local-review-announcement · no date · met',
        'practice-review · Sun 31 Jan 2027 · cancelled',
        'pre-publication-panel · Wed 20 Jan 2027 · met',
        'pre-publication-secretary-of-state · Wed 20 Jan 2027 · met-late',
        'delay-reasons-panel:2026-12-22 · no date · met',
        'delay-reasons-panel:2027-01-27 · no date · met',
        'delay-reasons-secretary-of-state:2026-12-22 · no date · met',
        'delay-reasons-secretary-of-state:2027-01-27 · no date · running',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing: table })
  })
})
