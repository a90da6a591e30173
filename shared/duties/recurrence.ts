import { type Settings, settingOn } from '../settings/setting.ts'
import { addMonths, civilOf, type Day, dayNumber, dayOf, isoDay } from '../time/day.ts'

/** How often a duty comes round, as data. */
export type Recurrence =
  /** In one month of every year; the period is that year, or the one that the duty prepares. */
  | { kind: 'month'; month: number; prepares: 'its-own-year' | 'the-year-after' }
  /** So many times a year: once in each of its equal parts. */
  | { kind: 'parts'; of: 1 | 2 | 3 | 4 | 6 | 12 }
  /** Every so many months from the day the duty began. */
  | { kind: 'cycle'; months: number }
  /** On a day that the partnership agrees on, and every so many months from it; those too may be for it to agree. */
  | { kind: 'agreed'; date: string; months: number | { setting: string } }
  /** Within so many months of the time before, whenever that was. */
  | { kind: 'rolling'; months: number }

/** @param month 1–12 */
export const everyYearIn = (
  month: number,
  prepares: 'its-own-year' | 'the-year-after' = 'its-own-year',
): Recurrence & { kind: 'month' } => ({ kind: 'month', month, prepares })

export const timesAYear = (of: 1 | 2 | 3 | 4 | 6 | 12): Recurrence & { kind: 'parts' } => ({ kind: 'parts', of })

/** Counted from the duty's `validFrom`. */
export const everyMonths = (months: number): Recurrence & { kind: 'cycle' } => ({ kind: 'cycle', months })

/**
 * @param date the setting that holds the first day by which it is due, `YYYY-MM-DD`
 * @param months how often from then on, or the setting that says so
 */
export const onAgreedDay = (date: string, months: number | { setting: string } = 12): Recurrence & { kind: 'agreed' } => ({
  kind: 'agreed',
  date,
  months,
})

export const withinMonthsOfTheLast = (months: number): Recurrence & { kind: 'rolling' } => ({ kind: 'rolling', months })

/** One time round: what it is called, from when it may be done, and the last day on which it is done in time. */
export interface Turn {
  period: string
  begins: Day
  dueOn: Day
}

/** The month in which the partnership counts its year from. Most documents say "a year" and no more. */
export const yearBeginsIn = 'year-begins-in'

/**
 * The turns of a recurrence that are due from one day to another, in order. What rests on settings uses those in force
 * on the first of the two days; without them there are none. A rolling duty has no turns: its own facts tell when next.
 */
export const turnsOf = (recurs: Recurrence, began: Day | undefined, settings: Settings, from: Day, to: Day): Turn[] => {
  switch (recurs.kind) {
    case 'month':
      return between(from, to, (year) => [inMonth(year, recurs)])
    case 'parts': {
      const first = yearBegins(settings, from)
      return between(from, to, (year) => Array.from({ length: recurs.of }, (_, n) => partOf(year, first, recurs.of, n)))
    }
    case 'cycle':
      // each is counted from the first day and not from the one before, so that no month's end is lost
      return began === undefined ? [] : inTurn((n) => addMonths(began, (n + 1) * recurs.months) - 1, from, to, isoDay)
    case 'agreed': {
      const agreed = agreedCycle(recurs, settings, from)
      if (agreed === undefined) return []
      const { firstDue, months } = agreed
      const name = (day: Day) => (months % 12 === 0 ? `${civilOf(day).year}` : isoDay(day))
      return inTurn((n) => addMonths(firstDue, n * months), from, to, name)
    }
    case 'rolling':
      return []
  }
}

/** The day and the months that were agreed for a duty; undefined while either is open. */
export const agreedCycle = (
  { date, months }: Recurrence & { kind: 'agreed' },
  settings: Settings,
  on: Day,
): { firstDue: Day; months: number } | undefined => {
  const day = settingOn(settings, date, on)?.value
  const every = typeof months === 'number' ? months : settingOn(settings, months.setting, on)?.value
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day) || typeof every !== 'number' || every < 1) return undefined
  return { firstDue: dayOf(day), months: every }
}

/** 1–12; January while nothing was agreed. */
const yearBegins = (settings: Settings, on: Day): number => {
  const value = settingOn(settings, yearBeginsIn, on)?.value
  return typeof value === 'number' && value >= 1 && value <= 12 ? value : 1
}

const between = (from: Day, to: Day, inYear: (year: number) => Turn[]): Turn[] => {
  const turns: Turn[] = []
  for (let year = civilOf(from).year - 1; year <= civilOf(to).year; year++) turns.push(...inYear(year))
  return turns.filter(({ dueOn }) => dueOn >= from && dueOn <= to)
}

const firstOfMonth = (year: number, month: number): Day => dayNumber(year, month, 1)

const inMonth = (year: number, { month, prepares }: Recurrence & { kind: 'month' }): Turn => {
  const begins = firstOfMonth(year, month)
  const dueOn = addMonths(begins, 1) - 1
  return { period: `${prepares === 'its-own-year' ? year : year + 1}`, begins: addMonths(dueOn + 1, -12), dueOn }
}

const partOf = (year: number, firstMonth: number, of: number, n: number): Turn => {
  const begins = addMonths(firstOfMonth(year, firstMonth), (n * 12) / of)
  // named after the month it begins in: a quarter keeps its name when the year is agreed to begin elsewhere
  const period = of === 1 ? `${year}` : isoDay(begins).slice(0, 7)
  return { period, begins, dueOn: addMonths(begins, 12 / of) - 1 }
}

/** One after the other, each beginning on the day after the one before was due. */
const inTurn = (dueOfNth: (n: number) => Day, from: Day, to: Day, name: (dueOn: Day) => string): Turn[] => {
  const turns: Turn[] = []
  for (let n = 0; dueOfNth(n) <= to; n++) {
    const dueOn = dueOfNth(n)
    if (dueOn >= from) turns.push({ period: name(dueOn), begins: dueOfNth(n - 1) + 1, dueOn })
  }
  return turns
}
