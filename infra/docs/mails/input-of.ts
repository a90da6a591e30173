import type { ClocksEvent } from '../../../events/catalogue.ts'
import { ruleIdOf } from '../../../shared/clocks/rule.ts'
import { courseOf } from '../../../shared/ladders/course.ts'
import { clocksOfMatter, factsOfMatter } from '../../../shared/matters/derived.ts'
import { plan } from '../../../shared/matters/plan.ts'
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
  /** Another role than the notice's, to which the same is told. */
  toldTo?: RoleId
  /** It is told to that role because the mail to the notice's own did not arrive. */
  bounced?: true
  more?: Partial<MailInput>
}

/** What a mail of a matter is made from: the events through the core, as the service would, up to the moment at which it is written. */
export const inputOf = (
  events: readonly ClocksEvent[],
  { at, reference, toldTo, bounced, more, ...wanted }: Wanted,
): MailInput => {
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
  return {
    notice: {
      ...found.notice,
      ...(toldTo !== undefined && { role: toldTo }),
      ...(bounced && { undelivered: found.notice.role }),
    },
    rule,
    clock: clocksOfMatter(matter, known).find(({ id }) => id === found.notice.clock),
    ...{ partnership, reference, calendar: context.calendar, now },
    ...(course !== undefined && { course }),
    ...more,
  }
}
