import { describe, expect, it } from 'vitest'
import { historyAt } from '../builders/written-history.ts'

describe('Bolton: a threshold, with times agreed on for each rung, over Christmas', () => {
  const history = 'dispute-bolton-christmas'

  it.each<[string, string[]]>([
    [
      'Wed 23 Dec 2026 12:00',
      // raised Tue 22 =0 · Wed 23 =1
      ['front-line-practice-practitioners · Wed 23 Dec 2026 · running'],
    ],
    [
      'Thu 24 Dec 2026 12:00',
      [
        'front-line-practice-practitioners · Wed 23 Dec 2026 · cancelled',
        // nobody answered: it went on on Thu 24 =0 · (25 Christmas, 26–27 weekend, 28 substitute) · Tue 29 =1 · Wed 30 =2 · Thu 31 =3
        'front-line-practice-line-management · Thu 31 Dec 2026 · running',
      ],
    ],
    [
      'Fri 8 Jan 2027 18:00',
      [
        'front-line-practice-practitioners · Wed 23 Dec 2026 · cancelled',
        'front-line-practice-line-management · Thu 31 Dec 2026 · cancelled',
        // (Fri 1 Jan New Year) · it went on on Mon 4 =0 · Tue 5 =1 · 6 =2 · 7 =3 · 8 =4 · Mon 11 =5; answered on Thu 7
        'front-line-practice-senior-officers · Mon 11 Jan 2027 · met',
        'dispute-outcome:senior-officers · no date · met',
      ],
    ],
  ])('as it stood on %s', (now, standing) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing })
  })

  it('climbs on the first working morning after each last day', () => {
    const opened = historyAt(history, 'Fri 8 Jan 2027 18:00').notices.filter((line) => /opened → hospital/.test(line))
    expect(opened).toEqual([
      'Tue 22 Dec 2026 15:00 front-line-practice-practitioners opened → hospital-safeguarding-lead',
      'Thu 24 Dec 2026 08:30 front-line-practice-line-management opened → hospital-line-manager',
      'Mon 4 Jan 2027 08:30 front-line-practice-senior-officers opened → hospital-senior-officer',
      'Thu 7 Jan 2027 09:10 dispute-outcome:senior-officers opened → hospital-safeguarding-lead',
    ])
  })
})

describe('Stockport: money, with no times agreed on, over Easter', () => {
  const history = 'dispute-stockport-easter'

  it('stands where people took it, and a way outside ends nothing', () => {
    expect(historyAt(history, 'Mon 12 Apr 2027 12:00')).toMatchObject({
      refusals: [],
      standing: [
        'between-partners-partnership · no date · cancelled',
        'between-partners-executive · no date · cancelled',
        'between-partners-independent-chair · no date · running',
      ],
    })
  })

  it('asks the business manager after two, five and then every five working days', () => {
    const asked = historyAt(history, 'Fri 30 Apr 2027 12:00').notices.filter((line) => /nudge \d → business-manager/.test(line))
    expect(asked).toEqual([
      // Wed 24 Mar =0 · Thu 25 =1 · (26 Good Friday, 29 Easter Monday) · Tue 30 =2 · Wed 31 =3; moved on Thu 1 April
      'Tue 30 Mar 2027 08:30 between-partners-partnership nudge 1 → business-manager',
      // Thu 1 Apr =0 · Fri 2 =1 · Mon 5 =2 · 6 =3 · 7 =4 · Thu 8 =5; escalated on Fri 9
      'Mon 5 Apr 2027 08:30 between-partners-executive nudge 1 → business-manager',
      'Thu 8 Apr 2027 08:30 between-partners-executive nudge 2 → business-manager',
      // Fri 9 Apr =0 · Mon 12 =1 · Tue 13 =2 · 14 =3 · 15 =4 · Fri 16 =5 · … Fri 23 =10 · Fri 30 =15
      'Tue 13 Apr 2027 08:30 between-partners-independent-chair nudge 1 → business-manager',
      'Fri 16 Apr 2027 08:30 between-partners-independent-chair nudge 2 → business-manager',
      'Fri 23 Apr 2027 08:30 between-partners-independent-chair nudge 3 → business-manager',
      'Fri 30 Apr 2027 08:30 between-partners-independent-chair nudge 4 → business-manager',
    ])
  })
})

describe('Rochdale: a rapid review, decided by the Independent Chair', () => {
  it('is answered on the day that the correction tells, and over once it is told so', () => {
    expect(historyAt('dispute-rochdale-decided', 'Mon 8 Mar 2027 12:00')).toMatchObject({
      refusals: [],
      standing: ['rapid-review-decision-independent-chair · no date · met', 'dispute-outcome:independent-chair · no date · met'],
    })
  })
})
