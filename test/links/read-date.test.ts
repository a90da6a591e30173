import { describe, expect, it } from 'vitest'
import { readDate, type WrittenDate } from '../../shared/links/read-date.ts'
import { at } from '../builders/london-time.ts'

const now = at('Mon 21 Dec 2026 10:00')
const written = (text: string): WrittenDate => {
  const [day = '', month = '', year = '', time = ''] = text.split('/')
  return { day, month, year, time }
}

describe('a date in a form', () => {
  it.each([
    ['18/12/2026', '2026-12-18'],
    [' 8 /1/2026', '2026-01-08'],
    ['08/01/2026', '2026-01-08'],
    // today, as a bare day, is not in the future
    ['21/12/2026', '2026-12-21'],
    ['29/2/2024', '2024-02-29'],
    ['21/12/2026/09:59', '2026-12-21T09:59:00+00:00'],
    ['21/12/2026/10:00', '2026-12-21T10:00:00+00:00'],
    ['21/12/2026/9.05', '2026-12-21T09:05:00+00:00'],
    // summer: London is an hour ahead
    ['3/7/2026/16:05', '2026-07-03T16:05:00+01:00'],
    // the clocks went forward at 01:00, so 01:30 by the wall is the moment an hour later
    ['29/3/2026/01:30', '2026-03-29T02:30:00+01:00'],
    // the clocks went back at 02:00, so 01:30 came twice: the first of the two
    ['25/10/2026/01:30', '2026-10-25T01:30:00+01:00'],
  ])('%s is %s', (text, read) => {
    expect(readDate(written(text), now)).toEqual({ ok: true, text: read })
  })

  it.each([
    ['//', 'day'],
    ['0/12/2026', 'day'],
    ['32/12/2026', 'day'],
    ['-1/12/2026', 'day'],
    ['1e1/12/2026', 'day'],
    ['18//2026', 'month'],
    ['18/13/2026', 'month'],
    ['18/Dec/2026', 'month'],
    ['18/12/', 'year'],
    ['18/12/26', 'year'],
    ['18/12/1999', 'year'],
    ['18/12/2100', 'year'],
    ['18/12/20266', 'year'],
    // not in the calendar
    ['31/11/2026', 'day'],
    ['29/2/2026', 'day'],
    // ahead of Monday 21 December 2026, 10:00
    ['22/12/2026', 'day'],
    ['21/12/2026/10:01', 'time'],
    ['18/12/2026/24:00', 'time'],
    ['18/12/2026/12:60', 'time'],
    ['18/12/2026/noon', 'time'],
  ])('%s is refused at its %s', (text, field) => {
    expect(readDate(written(text), now)).toMatchObject({ ok: false, field })
  })
})
