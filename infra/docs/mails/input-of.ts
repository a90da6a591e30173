import type { ClocksEvent } from '../../../events/catalogue.ts'
import { ruleIdOf } from '../../../shared/clocks/rule.ts'
import { courseOf } from '../../../shared/ladders/course.ts'
import { clocksOfMatter, factsOfMatter } from '../../../shared/matters/derived.ts'
import { plan } from '../../../shared/matters/plan.ts'
import { type Action, type ActionLink, actionLabels } from '../../../shared/notices/actions.ts'
import { actionsFor } from '../../../shared/notices/actions-for.ts'
import type { MailInput } from '../../../shared/notices/mail-input.ts'
import type { Notice } from '../../../shared/notices/notice.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import type { RoleId } from '../../../shared/people/role.ts'
import { englandAndWales } from '../../../shared/time/calendar.ts'
import { instantOf } from '../../../shared/time/moment.ts'

/** Which notice of a life is shown, and what its reader sees beside it. */
export interface Wanted extends Partial<Pick<Notice, 'kind' | 'role' | 'clock'>> {
  /** When it is written: everything up to then has happened. */
  at: string
  reference: string
  /** The role to which it is told because the mail to the notice's own did not arrive. */
  bouncedTo?: RoleId
}

/** What a mail of a matter is made from: the events through the core, as the service would, up to the moment at which it is written. */
export const inputOf = (events: readonly ClocksEvent[], { at, reference, bouncedTo, ...wanted }: Wanted): MailInput => {
  const partnership = partnerships.find(({ id }) => id === events[0]?.data.partnership)
  if (partnership === undefined) throw new Error(`${reference}: no partnership`)
  const now = instantOf(at)
  const context = { partnership, calendar: englandAndWales() }
  const { matters, notices, refusals, context: known } = plan(events, context, now)
  if (refusals.length > 0) throw new Error(`${reference}: ${JSON.stringify(refusals)}`)
  const found = notices.findLast(({ notice }) =>
    Object.entries(wanted).every(([key, value]) => notice[key as keyof Notice] === value),
  )
  const matter = matters.find(({ subject }) => subject === found?.subject)
  const rule = partnership.rules.find(({ id }) => id === ruleIdOf(found?.notice.clock ?? ''))
  if (found === undefined || matter === undefined || rule === undefined)
    throw new Error(
      `${reference}: no notice ${JSON.stringify(wanted)} among\n${notices.map(({ notice: { id } }) => id).join('\n')}`,
    )
  const course = courseOf(partnership.ladders, factsOfMatter(matter, known))
  const told = notices
    .filter(({ notice: { clock, at } }) => clock === found.notice.clock && at === found.notice.at)
    .map(({ notice: { role } }) => role)
  const notice = bouncedTo === undefined ? found.notice : { ...found.notice, role: bouncedTo, undelivered: found.notice.role }
  const clock = clocksOfMatter(matter, known).find(({ id }) => id === notice.clock)
  return {
    ...{ notice, rule, clock, partnership, reference, calendar: context.calendar, now },
    actions: actionsFor(notice, rule, clock, partnership, { done: true, deputies: true }).map(linkOf),
    ...(course !== undefined && { course }),
    others: [...new Set(told.filter((role) => role !== notice.role))],
  }
}

/** A link of the right length: what stands in it is not to be read. */
export const linkOf = (action: Action, n: number): ActionLink => ({
  action,
  label: actionLabels[action],
  url: `https://clocks.example/answer/${`7f3Kq9TzV1xW${n}`.repeat(7)}`,
})
