import type { LadderClimbed } from './climbs.ts'
import { at } from './london-time.ts'

// The mails of a dispute that was raised at ten on Monday 4 January 2027, one line each: what is expected of any service.

/** Each of these roles is sent this at that moment: `Mon 4 Jan 2027 10:00 business-manager: Dispute raised: …`. */
export const lines = (when: string, roles: readonly string[], about: string): string[] =>
  roles.map((role) => `${when} ${role}: ${about}`)

/** When each rung opens, its last day and that day's name in mails, where each has two working days to answer. */
export const timetable = [
  // Mon 4 =0 · Tue 5 =1 · Wed 6 =2
  ['Mon 4 Jan 2027 10:00', 'Wed 6 Jan 2027', 'Wednesday 6 January 2027'],
  // Thu 7 =0 · Fri 8 =1 · Mon 11 =2
  ['Thu 7 Jan 2027 08:30', 'Mon 11 Jan 2027', 'Monday 11 January 2027'],
  // Tue 12 =0 · Wed 13 =1 · Thu 14 =2
  ['Tue 12 Jan 2027 08:30', 'Thu 14 Jan 2027', 'Thursday 14 January 2027'],
  // Fri 15 =0 · Mon 18 =1 · Tue 19 =2
  ['Fri 15 Jan 2027 08:30', 'Tue 19 Jan 2027', 'Tuesday 19 January 2027'],
  // Wed 20 =0 · Thu 21 =1 · Fri 22 =2
  ['Wed 20 Jan 2027 08:30', 'Fri 22 Jan 2027', 'Friday 22 January 2027'],
] as const

/** By how many rungs there are, the mornings up to 8 February on which the last one is told that its time has run out: five, then one a week. */
const mornings: Record<number, readonly string[]> = {
  // Wed 6 was the last day: Thu 7 =1 · Fri 8 =2 · Mon 11 =3 · Tue 12 =4 · Wed 13 =5 · a week on Wed 20 · Wed 27 · Wed 3
  1: ['Thu 7 Jan', 'Fri 8 Jan', 'Mon 11 Jan', 'Tue 12 Jan', 'Wed 13 Jan', 'Wed 20 Jan', 'Wed 27 Jan', 'Wed 3 Feb'],
  // Mon 11 was: Tue 12 =1 · Wed 13 =2 · Thu 14 =3 · Fri 15 =4 · Mon 18 =5 · Mon 25 · Mon 1
  2: ['Tue 12 Jan', 'Wed 13 Jan', 'Thu 14 Jan', 'Fri 15 Jan', 'Mon 18 Jan', 'Mon 25 Jan', 'Mon 1 Feb'],
  // Thu 14 was: Fri 15 =1 · Mon 18 =2 · Tue 19 =3 · Wed 20 =4 · Thu 21 =5 · Thu 28 · Thu 4
  3: ['Fri 15 Jan', 'Mon 18 Jan', 'Tue 19 Jan', 'Wed 20 Jan', 'Thu 21 Jan', 'Thu 28 Jan', 'Thu 4 Feb'],
  // Tue 19 was: Wed 20 =1 · Thu 21 =2 · Fri 22 =3 · Mon 25 =4 · Tue 26 =5 · Tue 2
  4: ['Wed 20 Jan', 'Thu 21 Jan', 'Fri 22 Jan', 'Mon 25 Jan', 'Tue 26 Jan', 'Tue 2 Feb'],
  // Fri 22 was: Mon 25 =1 · Tue 26 =2 · Wed 27 =3 · Thu 28 =4 · Fri 29 =5 · Fri 5
  5: ['Mon 25 Jan', 'Tue 26 Jan', 'Wed 27 Jan', 'Thu 28 Jan', 'Fri 29 Jan', 'Fri 5 Feb'],
}

export const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

/** A rung of a ladder as it is told of: its title in a sentence, who holds it, and who follows the dispute beside them. */
export const rungOf = ({ ladder, rungs, follow, reports }: LadderClimbed, n: number) => {
  const [id, ...holders] = rungs[n] ?? []
  const title = ladder.rungs[n]?.title ?? ''
  if (id !== ladder.rungs[n]?.id) throw new Error(`rung ${n + 1} is ${ladder.rungs[n]?.id}, and was written down as ${id}`)
  const everybody = [...follow, 'business-manager']
  const [reportingOn, ...authors] = reports ?? []
  return {
    id,
    title,
    holders,
    followers: everybody.filter((role) => !holders.includes(role)),
    authors: reportingOn === id ? authors : [],
    news: n === 0 ? `Dispute raised: ${inSentence(title)}` : `Dispute moved to rung ${n + 1}: ${inSentence(title)}`,
  }
}

const report = 'send the report on the position of your agency in the dispute'

/** Who is told what when a rung opens. */
export const opening = (climb: LadderClimbed, n: number, when: string, answer = ''): string[] => {
  const { title, holders, followers, authors, news } = rungOf(climb, n)
  return [
    ...lines(when, holders, `Dispute${answer}: ${inSentence(title)}`),
    ...lines(when, followers, news),
    ...lines(when, authors, `Dispute: ${report}`),
  ]
}

/** All that is told up to the last day of the last rung, where each rung has two working days. */
export const climbing = (climb: LadderClimbed): string[] =>
  climb.rungs.flatMap((_, n) => {
    const [when = '', last, lastInWords] = timetable[n] ?? []
    const { title, holders, authors } = rungOf(climb, n)
    return [
      ...opening(climb, n, when, `, answer by ${lastInWords}`),
      ...lines(`${last} 08:30`, holders, `Dispute still open, answer by ${lastInWords}: ${inSentence(title)}`),
      // two working days after they were asked for, of each party's author, and each time of the business manager
      ...lines(`${last} 08:30`, [...authors, ...authors.map(() => 'business-manager')], `Dispute still open: ${report}`),
    ]
  })

/** What its holders and those who follow it are told from then on, up to a moment before 8 February. */
export const atTheTop = (climb: LadderClimbed, until: string): string[] => {
  const { length: top } = climb.rungs
  const { title, holders, followers } = rungOf(climb, top - 1)
  return (mornings[top] ?? [])
    .map((day) => `${day} 2027 08:30`)
    .filter((when) => at(when) <= at(until))
    .flatMap((when) =>
      lines(when, [...holders, ...followers], `Dispute without an answer on the last rung: ${inSentence(title)}`),
    )
}
