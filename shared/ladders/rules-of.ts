import { type Happened, happening } from '../clocks/happening.ts'
import type { Instance } from '../clocks/instance.ts'
import { workingDays } from '../clocks/period.ts'
import { defineRule, type Rule } from '../clocks/rule.ts'
import type { Facts } from '../matters/facts.ts'
import { serviceDefault } from '../partnerships/sources.ts'
import { type Course, courseOf, type Visit, visitOf } from './course.ts'
import type { Ladder, Rung } from './ladder.ts'

/** The id of the rule, and of the clock, that a rung is. */
export const ruleOfRung = (ladder: Ladder, rung: Rung): string => `${ladder.id}-${rung.id}`

/** The setting that holds how many working days a rung has to answer. */
export const settingOfRung = (ladder: Ladder, rung: Rung): string => `${ruleOfRung(ladder, rung)}-working-days`

/**
 * The rules by which a partnership's disputes are watched. A rung is a clock: it starts when the dispute comes to it, it
 * is met by an answer, and when an agreed time runs out the next one opens. Where no time was agreed it has no date.
 */
export const rulesOfLadders = (ladders: readonly Ladder[]): Rule[] => {
  const climbed = ladders.filter((ladder) => ladder.for === 'disputes')
  return [
    ...climbed.flatMap((ladder) => ladder.rungs.flatMap((rung) => rulesOfRung(ladders, ladder, rung))),
    outcomeRule(ladders, climbed),
  ]
}

/** Of a dispute on this ladder, its time on this rung. */
const visiting =
  (ladders: readonly Ladder[], ladder: Ladder, rung: Rung) =>
  (facts: Facts): { course: Course; visit: Visit } | undefined => {
    const course = courseOf(ladders, facts)
    const visit = course?.ladder === ladder ? visitOf(course, rung.id) : undefined
    return course && visit && { course, visit }
  }

const rulesOfRung = (ladders: readonly Ladder[], ladder: Ladder, rung: Rung): Rule[] => {
  const found = visiting(ladders, ladder, rung)
  const over = (facts: Facts): Happened | undefined => {
    const here = found(facts)
    return here?.visit.left ?? here?.course.resolved
  }
  const ofRung = {
    tier: 'local',
    starts: happening('the dispute came to this rung', (facts) => found(facts)?.visit.opened),
    cancelled: happening('the dispute went on or was resolved', over),
    owner: firstRole(rung),
    sources: [rung.source],
  } as const
  const asked = defineRule({
    ...ofRung,
    id: ruleOfRung(ladder, rung),
    title: rung.title,
    rung: { asks: 'answer', id: rung.id },
    due: rung.respondWithin ?? {
      setting: settingOfRung(ladder, rung),
      period: (n) => workingDays(n).after(),
      unset: null,
    },
    met: happening('an answer was given on this rung', (facts) => found(facts)?.visit.answered),
    ...(rung.unconfirmed !== undefined && { unconfirmed: rung.unconfirmed }),
  })
  return rung.kind === 'report-from-each-party' ? [asked, reportRule(ladder, rung, ofRung, found)] : [asked]
}

/** Where the role is different in every dispute, the business manager stands in the tables for it. */
const firstRole = ({ roles: [first] }: Rung): string => (typeof first === 'string' ? first : 'business-manager')

const reportRule = (
  ladder: Ladder,
  rung: Rung,
  ofRung: Pick<Rule, 'starts' | 'sources'>,
  found: ReturnType<typeof visiting>,
): Rule =>
  defineRule({
    starts: ofRung.starts,
    sources: ofRung.sources,
    id: `${ruleOfRung(ladder, rung)}-report`,
    title: 'Send the report on the position of your agency in the dispute',
    tier: 'internal',
    rung: { asks: 'report', id: rung.id },
    each: {
      words: 'each agency in dispute',
      of: (facts) => {
        const here = found(facts)
        const fact = here && facts.get('dispute.raised')?.[0]
        if (here === undefined || fact === undefined) return []
        const { text, day, instant } = here.visit.opened
        return here.course.raised.parties.map((key): Instance => ({ key, text, day, instant, fact }))
      },
    },
    due: null,
    met: happening('the report of this party was received', (facts, of) => reportOf(facts, found(facts)?.visit, of)),
    // a decision needs no report any more
    cancelled: happening('the rung answered, or the dispute went on or was resolved', (facts) => {
      const here = found(facts)
      return here?.visit.answered ?? here?.visit.left ?? here?.course.resolved
    }),
    owner: 'business-manager',
    unconfirmed: 'The document asks each party for a report and does not say by when, so no date is shown.',
  })

const reportOf = (facts: Facts, visit: Visit | undefined, of: Instance | undefined): Happened | undefined => {
  const fact = facts.get('dispute.report-received')?.find(({ data, place }) => {
    const report = data as { rung: string; party: string }
    return visit !== undefined && report.rung === visit.rung.id && report.party === of?.key && place > visit.since
  })
  return fact?.happened && { ...fact.happened, fact: fact.id }
}

/** An answer is not an end: whoever follows the dispute says whether it is resolved, or it would rest there for good. */
const outcomeRule = (ladders: readonly Ladder[], climbed: readonly Ladder[]): Rule => {
  const inOpen = (facts: Facts) => {
    const course = courseOf(ladders, facts)
    return course !== undefined && climbed.includes(course.ladder) ? course : undefined
  }
  return defineRule({
    id: 'dispute-outcome',
    title: 'Tell the service whether the answer has resolved the dispute',
    tier: 'internal',
    rung: { asks: 'outcome' },
    each: {
      words: 'each answer',
      of: (facts) =>
        (inOpen(facts)?.visits ?? []).flatMap(({ rung, answered }): Instance[] => {
          const fact = answered && facts.get('dispute.responded')?.find(({ id }) => id === answered.fact)
          return answered && fact
            ? [{ key: rung.id, text: answered.text, day: answered.day, instant: answered.instant, fact }]
            : []
        }),
    },
    starts: happening('a rung answered', (facts, of) => of && visitOf(inOpen(facts), of.key)?.answered),
    due: null,
    met: happening('the dispute is resolved, or went on to the next rung', (facts, of) => {
      const course = inOpen(facts)
      return of && (visitOf(course, of.key)?.left ?? course?.resolved)
    }),
    owner: 'business-manager',
    sources: [serviceDefault('No document says who finds that an answer ends a dispute: whoever follows it is asked')],
  })
}
