import { createRequire } from 'node:module'
import { addBusinessDays, isWeekend } from 'date-fns'

/** The same work by another library: a London date and a number of working days to a date. */
export interface WorkingDayLibrary {
  name: string
  /** The library's own date of `YYYY-MM-DD`, made before the clock runs. */
  read(date: string): unknown
  add(day: unknown, workingDays: number): unknown
  write(day: unknown): string
}

const require = createRequire(import.meta.url)

/** None of these knows England's bank holidays: each is given the list that our own calendar counts with. */
export const workingDayLibraries = (holidays: ReadonlySet<string>): WorkingDayLibrary[] => [
  dateFns(holidays),
  luxon(holidays),
  moment([...holidays]),
]

const isoOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

/** `addBusinessDays` knows weekends only, so it is asked for one day at a time and a holiday is not counted. */
const dateFns = (holidays: ReadonlySet<string>): WorkingDayLibrary => {
  // by the number of the day, the quickest key it can be asked by
  const closed = new Set([...holidays].map((date) => new Date(`${date}T00:00`).getTime()))
  return {
    name: 'date-fns addBusinessDays, day by day with a holiday set',
    read: (date) => new Date(`${date}T00:00`),
    add: (day, workingDays) => {
      let at = day as Date
      for (let left = workingDays; left > 0; ) {
        at = addBusinessDays(at, 1)
        if (!isWeekend(at) && !closed.has(at.getTime())) left--
      }
      return at
    },
    write: (day) => isoOf(day as Date),
  }
}

interface LuxonDay {
  plusBusiness(change: { days: number }): LuxonDay
  toISODate(): string
}
interface LuxonFactory {
  fromISO(date: string, options: { zone: string }): LuxonDay & { setupBusiness(options: object): void }
}

const luxon = (holidays: ReadonlySet<string>): WorkingDayLibrary => {
  const { DateTime } = require('luxon-business-days') as { DateTime: LuxonFactory }
  const read = (date: string) => DateTime.fromISO(date, { zone: 'utc' })
  read('2026-01-01').setupBusiness({ holidayMatchers: [(day: LuxonDay) => holidays.has(day.toISODate())] })
  return {
    name: 'luxon-business-days',
    read,
    add: (day, workingDays) => (day as LuxonDay).plusBusiness({ days: workingDays }),
    write: (day) => (day as LuxonDay).toISODate(),
  }
}

interface MomentDay {
  businessAdd(workingDays: number): MomentDay
  format(form: string): string
}
interface MomentFactory {
  (date: string, form: string): MomentDay
  updateLocale(locale: string, options: object): void
}

const moment = (holidays: readonly string[]): WorkingDayLibrary => {
  const factory = require('moment-business-days') as MomentFactory
  factory.updateLocale('en', { holidays, holidayFormat: 'YYYY-MM-DD', workingWeekdays: [1, 2, 3, 4, 5] })
  return {
    name: 'moment-business-days',
    read: (date) => factory(date, 'YYYY-MM-DD'),
    add: (day, workingDays) => (day as MomentDay).businessAdd(workingDays),
    write: (day) => (day as MomentDay).format('YYYY-MM-DD'),
  }
}
