import { type Context, factsOfMatter } from '../matters/derived.ts'
import type { Matter } from '../matters/matter.ts'
import { type Notice, noticeOf } from '../notices/notice.ts'
import type { Instant } from '../time/day.ts'
import { courseOf } from './course.ts'
import { toldOf } from './on-rung.ts'
import { ruleOfRung } from './rules-of.ts'

/** That a dispute was also taken outside its ladder is told once, to everybody who was told of the dispute. */
export const noticesOfExit = (matter: Matter, now: Instant, context: Context): Notice[] => {
  const { ladders, agencies } = context.partnership
  const course = courseOf(ladders, factsOfMatter(matter, context))
  const here = course?.visits.at(-1)
  if (course === undefined || here === undefined) return []
  const clock = ruleOfRung(course.ladder, here.rung)
  const n = course.exits.length
  return toldOf(course, agencies).map((role) => noticeOf({ clock, kind: 'dispute-exited', n, role, at: now, due: null }))
}
