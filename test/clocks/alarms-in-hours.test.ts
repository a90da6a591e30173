import { describe, expect, it } from 'vitest'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { nextAlarms } from '../builders/clocks.ts'
import { anEvent } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { clockOf } from '../builders/standing.ts'

const interview = (returned: string) =>
  clockOf(bolton, 'return-interview', [anEvent('missing.returned', { at: iso(returned), placedOutsideArea: false })])

const alarms = (returned: string, count: number, told: string = returned, after: string = told) =>
  nextAlarms(interview(returned), count, { told, after })

describe('the alarms of 72 hours', () => {
  it('half-way to the minute, the last morning, the moment they run out, then every working morning', () => {
    expect(alarms('Mon 11 Jan 2027 16:05', 6)).toEqual([
      // 36 hours later
      'Wed 13 Jan 2027 04:05 half-way',
      'Thu 14 Jan 2027 08:30 last-day',
      // a second after 16:05
      'Thu 14 Jan 2027 16:05 overdue 1',
      'Fri 15 Jan 2027 08:30 overdue 2',
      'Mon 18 Jan 2027 08:30 overdue 3',
      'Tue 19 Jan 2027 08:30 overdue 4',
    ])
  })

  it('over Easter and the clocks going forward: at once on the holiday’s evening, then on working mornings', () => {
    expect(alarms('Fri 26 Mar 2027 19:30', 8)).toEqual([
      // 36 elapsed hours: to Sun 28 at 08:30 by the new time
      'Sun 28 Mar 2027 08:30 half-way',
      // Easter Monday: hours know no holidays
      'Mon 29 Mar 2027 08:30 last-day',
      'Mon 29 Mar 2027 20:30 overdue 1',
      'Tue 30 Mar 2027 08:30 overdue 2',
      'Wed 31 Mar 2027 08:30 overdue 3',
      'Thu 1 Apr 2027 08:30 overdue 4',
      'Fri 2 Apr 2027 08:30 overdue 5',
      // the fifth working morning, then once a week
      'Mon 5 Apr 2027 08:30 overdue 6',
    ])
    expect(alarms('Fri 26 Mar 2027 19:30', 2, 'Fri 26 Mar 2027 20:00', 'Mon 5 Apr 2027 08:30')).toEqual([
      'Mon 12 Apr 2027 08:30 overdue 7',
      'Mon 19 Apr 2027 08:30 overdue 8',
    ])
  })

  it('running out before the morning, they are reminded of on the morning before', () => {
    expect(alarms('Mon 11 Jan 2027 07:00', 3)).toEqual([
      'Tue 12 Jan 2027 19:00 half-way',
      'Wed 13 Jan 2027 08:30 last-day',
      'Thu 14 Jan 2027 07:00 overdue 1',
    ])
  })

  it('told of late, they do not make up for what lies before', () => {
    expect(alarms('Mon 11 Jan 2027 16:05', 1, 'Thu 14 Jan 2027 09:00')).toEqual(['Thu 14 Jan 2027 16:05 overdue 1'])
    expect(alarms('Mon 11 Jan 2027 16:05', 1, 'Thu 14 Jan 2027 17:00')).toEqual(['Fri 15 Jan 2027 08:30 overdue 2'])
  })
})
