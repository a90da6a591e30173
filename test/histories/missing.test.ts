import { describe, expect, it } from 'vitest'
import type { PlanReport } from '../../infra/cli/plan-report.ts'
import { historyAt } from '../builders/written-history.ts'
import { runClocks } from '../cli/run-clocks.ts'

describe('Bolton: a return on Good Friday evening, before the clocks go forward', () => {
  const history = 'missing-bolton-easter-clock-change'
  const end = 'Wed 7 Apr 2027 12:00'

  it.each<[string, string[]]>([
    [
      'Fri 26 Mar 2027 20:30',
      [
        // 72 hours after 19:30 GMT on Fri 26: Sat 27 19:30 =24 · Sun 28 20:30 BST =48 · Mon 29 20:30 BST =72
        'return-interview · Mon 29 Mar 2027 20:30 · running',
        'return-interview-offer · no date · running',
        // Fri 26 =0 · Mon 29 Easter Monday · Tue 30 =1 · Wed 31 =2 · Thu 1 =3 · Fri 2 =4 · Mon 5 =5
        'missing-strategy-meeting · Mon 5 Apr 2027 · running',
        'telephone-support · no date · running',
      ],
    ],
    [
      // the 72nd hour is over, its second is not
      'Mon 29 Mar 2027 20:30:00',
      [
        'return-interview · Mon 29 Mar 2027 20:30 · running',
        'return-interview-offer · no date · met',
        'missing-strategy-meeting · Mon 5 Apr 2027 · running',
        'telephone-support · no date · met',
      ],
    ],
    [
      'Mon 29 Mar 2027 20:30:01',
      [
        'return-interview · Mon 29 Mar 2027 20:30 · overdue',
        'return-interview-offer · no date · met',
        'missing-strategy-meeting · Mon 5 Apr 2027 · running',
        'telephone-support · no date · met',
      ],
    ],
    [
      // completed at 20:45, a quarter of an hour late; the meeting was held on Tue 6, a day late
      end,
      [
        'return-interview · Mon 29 Mar 2027 20:30 · met-late',
        'return-interview-offer · no date · met',
        'missing-strategy-meeting · Mon 5 Apr 2027 · met-late',
        'telephone-support · no date · met',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing: table })
  })

  it('the interview’s people are told through the holidays, and at the moment the hours run out', () => {
    expect(historyAt(history, end).notices.filter((line) => line.includes(' return-interview '))).toEqual([
      'Fri 26 Mar 2027 20:10 return-interview opened → missing-coordinator',
      // 36 hours after 19:30 GMT on Friday
      'Sun 28 Mar 2027 08:30 return-interview half-way → missing-coordinator',
      'Mon 29 Mar 2027 08:30 return-interview last-day → missing-coordinator',
      'Mon 29 Mar 2027 20:30 return-interview overdue 1 → missing-coordinator',
      'Mon 29 Mar 2027 20:30 return-interview overdue 1 → business-manager',
      // completed at 20:45, told at 21:10
      'Mon 29 Mar 2027 21:10 return-interview met → missing-coordinator',
      'Mon 29 Mar 2027 21:10 return-interview met → business-manager',
    ])
  })

  it('clocks plan prints the hour', async () => {
    const file = `events/samples/histories/${history}.jsonl`
    const ran = await runClocks(['plan', file, '--partnership', 'bolton', '--json'])
    const { matters } = ran.json() as PlanReport
    expect(matters[0]?.clocks[0]).toMatchObject({
      rule: 'return-interview',
      startedAt: '2027-03-26T19:30:00+00:00',
      dueAt: '2027-03-29T20:30:00+01:00',
      dueOn: '2027-03-29',
      metAt: '2027-03-29T20:45:00+01:00',
      state: 'met-late',
    })
  })
})

describe('Bolton, once it has agreed to count from the report: told after the return, over the Spring bank holiday', () => {
  const history = 'missing-bolton-from-the-report'

  it.each<[string, string[]]>([
    [
      'Sat 29 May 2027 12:00',
      [
        // 72 hours after 06:40 on Sat 29: Sun 30 =24 · Mon 31 =48 · Tue 1 =72
        'return-interview · Tue 1 Jun 2027 06:40 · running',
        'return-interview-offer · no date · met',
        // nobody has told of a report, so the five days have no beginning
        'report-known · no date · running',
      ],
    ],
    [
      'Tue 1 Jun 2027 12:00',
      [
        'return-interview · Tue 1 Jun 2027 06:40 · met',
        'return-interview-offer · no date · met',
        // Thu 27 May =0 · Fri 28 =1 · Mon 31 Spring bank holiday · Tue 1 =2 · Wed 2 =3 · Thu 3 =4 · Fri 4 =5
        'missing-strategy-meeting-from-report · Fri 4 Jun 2027 · running',
        // told of the report only after the return: nobody was ever asked
        'return-awaited · no date · met',
      ],
    ],
    [
      // held that Friday at 11:00
      'Mon 7 Jun 2027 12:00',
      [
        'return-interview · Tue 1 Jun 2027 06:40 · met',
        'return-interview-offer · no date · met',
        'missing-strategy-meeting-from-report · Fri 4 Jun 2027 · met',
        'return-awaited · no date · met',
      ],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt(history, now)).toMatchObject({ refusals: [], standing: table })
  })

  it('the report is asked for once, and once it is told the meeting is', () => {
    const { notices } = historyAt(history, 'Mon 7 Jun 2027 12:00')
    expect(notices.filter((line) => !line.includes(' return-interview'))).toEqual([
      'Sat 29 May 2027 07:05 report-known opened → missing-coordinator',
      'Tue 1 Jun 2027 09:30 missing-strategy-meeting-from-report opened → missing-coordinator',
      // Thu 3 =1 · Wed 2 =2 before Fri 4
      'Wed 2 Jun 2027 08:30 missing-strategy-meeting-from-report two-days-before → missing-coordinator',
      'Fri 4 Jun 2027 08:30 missing-strategy-meeting-from-report last-day → missing-coordinator',
      // held at 11:00; that the report was told has no date, and is no news
      'Fri 4 Jun 2027 12:00 missing-strategy-meeting-from-report met → missing-coordinator',
    ])
  })
})

describe('Rochdale: a return before the clocks go back, and an interview declined', () => {
  it.each<[string, string[]]>([
    [
      'Sat 30 Oct 2027 13:00',
      [
        // 72 hours after 19:30 BST on Fri 29: Sat 30 19:30 BST =24 · Sun 31 18:30 GMT =48 · Mon 1 18:30 GMT =72
        'return-interview · Mon 1 Nov 2027 18:30 · running',
        'return-interview-offer · no date · met',
      ],
    ],
    [
      // declined on Sunday: it ends, and is not done
      'Tue 2 Nov 2027 12:00',
      ['return-interview · Mon 1 Nov 2027 18:30 · cancelled', 'return-interview-offer · no date · met'],
    ],
  ])('as it stood on %s', (now, table) => {
    expect(historyAt('missing-rochdale-declined', now)).toMatchObject({ refusals: [], standing: table })
  })

  it('whoever was told of it is told that it is over, and nobody else', () => {
    expect(historyAt('missing-rochdale-declined', 'Tue 2 Nov 2027 12:00').notices).toEqual([
      'Fri 29 Oct 2027 20:00 return-interview opened → missing-coordinator',
      'Fri 29 Oct 2027 20:00 return-interview-offer opened → missing-coordinator',
      // 36 hours after 19:30 BST on Friday are 07:30 BST on Sunday, which is 06:30 GMT
      'Sun 31 Oct 2027 06:30 return-interview half-way → missing-coordinator',
      'Sun 31 Oct 2027 14:20 return-interview cancelled → missing-coordinator',
    ])
  })
})
