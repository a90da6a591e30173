import type { Plan } from '../../shared/matters/plan.ts'
import { clocksOfMatter } from '../../shared/matters/settle.ts'
import { type Warning, warningOf } from '../../shared/matters/warning.ts'
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

/** What is odd about an event that was accepted all the same. */
export interface WarningReport extends Warning {
  reference: string
  /** Id of the event. */
  event: string
}

/** What `clocks plan --json` prints. */
export interface PlanReport {
  partnership: string
  /** The moment at which the states were asked. */
  asAt: string
  matters: { reference: string; kind: string; clocks: ClockReport[] }[]
  /** In the order in which the events became known. */
  warnings: WarningReport[]
  notices: NoticeReport[]
}

/** @throws CalendarGapError when a date lies beyond the calendar's years */
export const planReport = ({ context, ...plan }: Plan): PlanReport => ({
  partnership: context.partnership.id,
  asAt: isoInstant(plan.now),
  matters: plan.matters.map((matter) => ({
    reference: matter.subject,
    kind: matter.kind,
    clocks: clocksOfMatter(matter, context).map((clock) => clockReport(clock, plan.now, context.partnership, context.calendar)),
  })),
  warnings: plan.warnings.map(({ subject, warning }) => ({ reference: subject, event: warning.fact, ...warningOf(warning) })),
  notices: plan.notices.map(({ subject, notice }) => ({
    at: isoInstant(notice.at),
    reference: subject,
    rule: notice.clock,
    alarm: notice.kind,
    role: notice.role,
  })),
})
