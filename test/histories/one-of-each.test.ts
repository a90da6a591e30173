import { describe, expect, it } from 'vitest'
import { historyAt } from '../builders/written-history.ts'

// With the longer histories beside this file there is one for every kind of matter in every partnership.

describe('the shorter sample histories', () => {
  it.each<[history: string, now: string, standing: string[]]>([
    [
      'serious-incident-bolton-christmas',
      'Thu 21 Jan 2027 12:00',
      [
        // Fri 18 Dec is day 0 · Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · (25 Christmas, 28 substitute) · Tue 29 =5
        'panel-notification · Tue 29 Dec 2026 · met',
        'partnership-notification · Tue 29 Dec 2026 · met',
        // notified Tue 29 =0 · 30 =1 · 31 =2 · (1 Jan) · 4–8 Jan =3–7 · 11–15 =8–12 · Mon 18 =13 · 19 =14 · Wed 20 =15; sent on the 21st
        'rapid-review · Wed 20 Jan 2027 · met-late',
        // aware Fri 18 =0 · 21–24 =1–4 · 29–31 =5–7 · 4–8 Jan =8–12 · Mon 11 =13 · 12 =14 · Wed 13 =15
        'rapid-review-internal-target · Wed 13 Jan 2027 · met-late',
      ],
    ],
    [
      'serious-incident-stockport-easter',
      'Tue 20 Apr 2027 18:00',
      [
        // Wed 24 Mar =0 · Thu 25 =1 · (26 Good Friday, 29 Easter Monday) · Tue 30 =2 · 31 =3 · Thu 1 Apr =4 · Fri 2 =5
        'panel-notification · Fri 2 Apr 2027 · met',
        'partnership-notification · Fri 2 Apr 2027 · met',
        // the partners aware Tue 30 Mar =0 · 31 =1 · 1–2 Apr =2–3 · 5–9 =4–8 · 12–16 =9–13 · Mon 19 =14 · Tue 20 =15
        'rapid-review · Tue 20 Apr 2027 · met',
      ],
    ],
    [
      'serious-incident-rochdale-corrected',
      'Mon 7 Jun 2027 12:00',
      [
        // corrected to Wed 26 May =0 · Thu 27 =1 · Fri 28 =2 · (31 Spring bank holiday) · Tue 1 Jun =3 · 2 =4 · Thu 3 =5
        'panel-notification · Thu 3 Jun 2027 · met',
        'partnership-notification · Thu 3 Jun 2027 · met',
        'other-areas-notification · Thu 3 Jun 2027 · met-late',
        // notified Tue 1 Jun =0 · 2–4 =1–3 · 7–11 =4–8 · 14–18 =9–13 · Mon 21 =14 · Tue 22 =15
        'rapid-review · Tue 22 Jun 2027 · running',
        // Wed 26 May =0 · 27–28 =1–2 · 1–4 Jun =3–6 · 7–11 =7–11 · 14–16 =12–14 · Thu 17 =15
        'rapid-review-internal-target · Thu 17 Jun 2027 · running',
      ],
    ],
    [
      'serious-incident-rochdale-corrected',
      'Tue 8 Jun 2027 12:00',
      [
        'panel-notification · Thu 3 Jun 2027 · met',
        'partnership-notification · Thu 3 Jun 2027 · met',
        'other-areas-notification · Thu 3 Jun 2027 · met-late',
        // the criteria were found not to be met that morning
        'rapid-review · Tue 22 Jun 2027 · cancelled',
        'rapid-review-internal-target · Thu 17 Jun 2027 · cancelled',
      ],
    ],
    [
      'allegation-rochdale-concluded',
      'Wed 1 Dec 2027 12:00',
      [
        'new-allegation · no date · met',
        // Fri 27 Aug =0 · (30 Summer bank holiday) · Tue 31 =1
        'allegation-referral · Tue 31 Aug 2027 · met',
        // 31 August and three months: there is no 31 November
        'allegation-conclusion · Tue 30 Nov 2027 · met',
      ],
    ],
    [
      'missing-stockport-completed',
      'Tue 28 Dec 2027 12:00',
      [
        // 72 hours after 07:00 on Fri 24: Sat 25 =24 · Sun 26 =48 · Mon 27 =72, holidays and all; completed a quarter of an hour before
        'return-interview · Mon 27 Dec 2027 07:00 · met',
        'return-interview-offer · no date · met',
      ],
    ],
    [
      'practice-review-stockport-month-end',
      'Fri 25 Feb 2028 12:00',
      [
        'local-review-announcement · no date · met',
        // 31 August and six months, in a leap year
        'practice-review · Tue 29 Feb 2028 · met',
        // before Fri 25 Feb: 24–21 =1–4 · 18–16 =5–7, which are clear · Tue 15 =8
        'pre-publication-panel · Tue 15 Feb 2028 · met',
        'pre-publication-secretary-of-state · Tue 15 Feb 2028 · met',
        'pre-publication-ofsted · Tue 15 Feb 2028 · met-late',
        'report-availability · Sun 25 Feb 2029 · running',
      ],
    ],
  ])('%s, as it stood on %s', (history, now, standing) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing })
  })

  it('a corrected day of awareness moves the date, and its owner is told once', () => {
    const { notices } = historyAt('serious-incident-rochdale-corrected', 'Fri 28 May 2027 18:00')
    expect(notices.filter((line) => line.includes('panel-notification'))).toEqual([
      // Thu 27 May =0 · Fri 28 =1 · Tue 1 Jun =2 · 2 =3 · 3 =4 · Fri 4 =5, and from there to Thu 3
      'Thu 27 May 2027 10:15 panel-notification opened → director-of-childrens-services',
      'Fri 28 May 2027 10:15 panel-notification moved → director-of-childrens-services',
    ])
  })
})
