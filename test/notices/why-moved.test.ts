import { describe, expect, it } from 'vitest'
import { workingDays } from '../../shared/clocks/period.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { bankHolidaysByRule } from '../../shared/time/bank-holidays-by-rule.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { isoDay } from '../../shared/time/day.ts'
import { aClock, aRule } from '../builders/clocks.ts'
import { at, day } from '../builders/london-time.ts'

/** The 2029 of gov.uk, in which the early May holiday is on Tuesday 8 May and not, as the rule foresaw, on Monday 7. */
const moved = bankHolidaysByRule(2029).map((holiday) =>
  holiday.day === day('Mon 7 May 2029') ? { ...holiday, day: day('Tue 8 May 2029') } : holiday,
)
const calendar = englandAndWales([...moved, ...['Tue 29 Dec 2026', 'Thu 31 Dec 2026'].map((written) => ({ day: day(written) }))])

/** The reason in the mail of a date that moved for these days. */
const reason = (...days: string[]): string | undefined => {
  const rule = aRule(workingDays(5).after())
  const clock = aClock(rule, 'Fri 18 Dec 2026')
  const due = clock.due === null ? null : isoDay(clock.due)
  const now = at('Mon 21 Dec 2026 05:20')
  const holidays = days.map((written) => isoDay(day(written)))
  const about = { clock: rule.id, kind: 'moved', n: 0, role: rule.owner, at: now, due, movedFrom: '2026-12-24' } as const
  const notice = noticeOf({ ...about, ...(holidays.length > 0 && { holidays }) })
  const { text } = composeMail({ notice, rule, clock, partnership: bolton, reference: 'K7Q2M', calendar, now })
  return /has moved, because (.+?)\.(?: |$)/.exec(text.replaceAll(/\s+/g, ' '))?.[1]
}

describe('why a date has moved, in the words of the mail', () => {
  it.each([
    ['a day', ['Tue 29 Dec 2026'], 'Tuesday 29 December 2026 was proclaimed a bank holiday'],
    [
      'several days',
      ['Tue 29 Dec 2026', 'Thu 31 Dec 2026'],
      'Tuesday 29 December 2026 and Thursday 31 December 2026 were proclaimed bank holidays',
    ],
    ['a day that the rule foresaw and nobody proclaimed', ['Mon 7 May 2029'], 'Monday 7 May 2029 is no bank holiday after all'],
    [
      'a holiday that lies on another day than foreseen',
      ['Mon 7 May 2029', 'Tue 8 May 2029'],
      'Tuesday 8 May 2029 was proclaimed a bank holiday, and Monday 7 May 2029 is no bank holiday after all',
    ],
    ['no day at all', [], 'the facts or the settings changed'],
  ])('%s', (_what, days, expected) => {
    expect(reason(...days)).toBe(expected)
  })
})
