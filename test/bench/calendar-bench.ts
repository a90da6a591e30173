import { englandAndWales } from '../../shared/time/calendar.ts'
import { type Day, dayNumber, dayOf, isoDay } from '../../shared/time/day.ts'
import { atLeast, type Line, short } from './line.ts'
import { nsPerOp } from './stopwatch.ts'
import { type WorkingDayLibrary, workingDayLibraries } from './working-day-libraries.ts'

/** A rapid review's allowance. */
const workingDays = 15
/** So many times quicker than the quickest library. */
const times = 20

const calendar = englandAndWales()
const lastDay = dayNumber(2028, 11, 30)

/** Every 11th day of the published years: each weekday, month and holiday season. 11 and 7 share no factor. */
const startDays: Day[] = []
for (let day = dayNumber(2017, 1, 1); day <= lastDay; day += 11) startDays.push(day)

const startTexts = startDays.map(isoDay)
const afterText = (from: string, n: number): string => isoDay(calendar.after(dayOf(from), n))

/** Adding working days, beside the libraries that also can. Their answers are compared before anything is timed. */
export const calendarLines = (): Line[] => {
  const libraries = workingDayLibraries(new Set([...calendar.holidays.keys()].map(isoDay)))
  for (const library of libraries) mustAgree(library)
  const ours = inDays(workingDays)
  const oursInTexts = nsPerOp(startTexts.length, () => sum(startTexts, (date) => afterText(date, workingDays).length))
  const others = libraries.map((library) => ({ library: library.name, ns: short(timeOf(library)) }))
  const best = Math.min(...others.map(({ ns }) => ns))
  const line = (input: string, ns: number): Line => ({
    name: 'calendar.addWorkingDays',
    value: short(ns),
    unit: 'ns/op',
    input,
    workingDays,
    timesTheBest: short(best / ns),
    ...goalOf(best / ns),
    others,
  })
  return [line('whole days', ours), line('ISO dates in and out', oursInTexts), ...[5, 15, 250].map(constantLine)]
}

const goalOf = (ratio: number) => {
  const { goal, met } = atLeast(ratio, times)
  return { goal, goalOf: 'timesTheBest', met }
}

/** The same cost whatever the distance: near, and a year on. */
const constantLine = (n: number): Line => ({
  name: `calendar.addWorkingDays.${n}`,
  value: short(inDays(n)),
  unit: 'ns/op',
  input: 'whole days',
  workingDays: n,
})

const inDays = (n: number): number => nsPerOp(startDays.length, () => sum(startDays, (day) => calendar.after(day, n)))

/** A few start days are enough for the slow ones. */
const timeOf = (library: WorkingDayLibrary): number => {
  const days = startTexts.map(library.read)
  return nsPerOp(days.length, () => sum(days, (day) => (library.add(day, workingDays) === undefined ? Number.NaN : 1)))
}

const sum = <T>(of: readonly T[], number: (each: T) => number): number => {
  let total = 0
  for (const each of of) total += number(each)
  return total
}

const mustAgree = (library: WorkingDayLibrary): void => {
  for (const date of startTexts) {
    const theirs = library.write(library.add(library.read(date), workingDays))
    const expected = afterText(date, workingDays)
    if (theirs !== expected)
      throw new Error(`${library.name}: ${workingDays} working days after ${date} is ${theirs}, not ${expected}`)
  }
}
