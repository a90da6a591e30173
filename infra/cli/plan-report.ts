import type { Plan } from '../../shared/matters/plan.ts'
import { type Context, clocksOfMatter } from '../../shared/matters/settle.ts'
import type { NoticeKind } from '../../shared/notices/notice.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { type ClockReport, clockReport } from './clock-report.ts'

/** One message that would be sent. */
export interface NoticeReport {
  /** ISO date-time with London’s offset. */
  at: string
  /** The caller’s reference of the matter. */
  reference: string
  rule: string
  alarm: NoticeKind
  /** Id of the role written to. */
  role: string
}

/** What `clocks plan --json` prints. */
export interface PlanReport {
  partnership: string
  /** The moment at which the states were asked. */
  asAt: string
  matters: { reference: string; kind: string; clocks: ClockReport[] }[]
  notices: NoticeReport[]
}

/** @throws CalendarGapError when a date lies beyond the calendar's years */
export const planReport = (plan: Plan, context: Context): PlanReport => ({
  partnership: context.partnership.id,
  asAt: isoInstant(plan.now),
  matters: plan.matters.map((matter) => ({
    reference: matter.subject,
    kind: matter.kind,
    clocks: clocksOfMatter(matter, context).map((clock) => clockReport(clock, plan.now, context.partnership, context.calendar)),
  })),
  notices: plan.notices.map(({ subject, notice }) => ({
    at: isoInstant(notice.at),
    reference: subject,
    rule: notice.clock,
    alarm: notice.kind,
    role: notice.role,
  })),
})
