import type { Clock } from '../../shared/clocks/clock.ts'
import { type Explanation, explain, whyNoClock } from '../../shared/clocks/explain.ts'
import { instanceOf, type Rule } from '../../shared/clocks/rule.ts'
import { type Context, clocksOfMatter, factsOfMatter } from '../../shared/matters/derived.ts'
import type { Plan } from '../../shared/matters/plan.ts'
import { type Instant, isoDay } from '../../shared/time/day.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { type ClockReport, clockReport } from './clock-report.ts'
import { type RuleReport, ruleReport } from './rule-report.ts'

/** One clock, and everything that its date rests on. */
export interface ExplainedClock extends ClockReport, Omit<Explanation, 'counting' | 'convention'> {
  counting: {
    /** ISO dates in the order of counting. */
    days: { date: string; n: number | null; why?: string }[]
    sentences: string[]
  }
}

/** What `clocks explain --json` prints. */
export interface ExplainReport {
  /** The moment at which the states were asked. */
  asAt: string
  rule: RuleReport
  matters: { reference: string; kind: string; clocks: ExplainedClock[] }[]
  /** Why there is no clock in any matter, in sentences. */
  noClock?: string[]
}

/**
 * @param about only the clock of this one of several that the rule runs for
 * @throws CalendarGapError when a date lies beyond the calendar's years
 */
export const explainReport = (rule: Rule, about: string | undefined, plan: Plan): ExplainReport => {
  const { context } = plan
  const { partnership, settings = partnership.settings } = context
  const matters = plan.matters.map((matter) => ({
    reference: matter.subject,
    kind: matter.kind,
    clocks: clocksOfMatter(matter, context)
      .filter((clock) => clock.rule.id === rule.id && (about === undefined || instanceOf(clock.id) === about))
      .map((clock) => explained(clock, explain(clock, matter.records, context.calendar), plan.now, context)),
  }))
  return {
    asAt: isoInstant(plan.now),
    rule: ruleReport(rule, partnership),
    matters,
    ...(matters.every(({ clocks }) => clocks.length === 0) && {
      noClock: whyNoClock(
        rule,
        settings,
        plan.matters.map((matter) => factsOfMatter(matter, context)),
      ),
    }),
  }
}

const explained = (
  clock: Clock,
  { counting, convention: _, ...rest }: Explanation,
  now: Instant,
  { partnership, calendar }: Context,
): ExplainedClock => ({
  ...clockReport(clock, now, partnership, calendar),
  ...rest,
  counting: {
    days: counting.days.map(({ day, ...more }) => ({ date: isoDay(day), ...more })),
    sentences: counting.sentences,
  },
})
