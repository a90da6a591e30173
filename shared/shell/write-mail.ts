import type { ActionLink } from '../notices/actions.ts'
import { type ComposedMail, composeMail } from '../notices/compose-mail.ts'
import type { Delivery } from '../notices/deliveries.ts'
import type { MailInput } from '../notices/mail-input.ts'
import type { Instant } from '../time/day.ts'
import type { linkMaker, MailToLink } from './link-maker.ts'
import type { Look } from './look-at-notices.ts'
import { type PeopleMailDeps, peopleMail } from './people-mail.ts'
import type { Log, Outbox } from './ports.ts'

export interface WriteDeps extends PeopleMailDeps {
  /** What the reader can do from the mail; absent: nothing. */
  links?: Pick<ReturnType<typeof linkMaker>, 'ofMail'> & Partial<Pick<ReturnType<typeof linkMaker>, 'ofAddress'>>
  log: Log
}

/** When a mail is written, of which commit it tells, and since when it may have been sent. */
export type Writing = Pick<Outbox, 'version'> & { now: Instant; firstTriedAt?: Instant | undefined }

/** What a mail is written from, the links in it included. */
export const mailInputOf = async (deps: WriteDeps, look: Look, delivery: Delivery, writing: Writing): Promise<MailInput> => {
  const { stored, context, course, holders } = look
  const { notice, rule, clock, insteadOf, why, others } = delivery
  const { version, now, firstTriedAt } = writing
  const actions = await linksIn(deps, { delivery, stored, version, context, holders, now })
  return {
    ...{ notice, rule, clock, reference: stored.reference, now, sequence: version, others },
    ...{ partnership: context.partnership, calendar: context.calendar },
    ...(course !== undefined && { course }),
    ...(insteadOf !== undefined && { insteadOf, why }),
    ...(firstTriedAt !== undefined && { firstTriedAt }),
    ...(actions.length > 0 && { actions }),
  }
}

/** Writes one mail: the directory's own are worked out now, every other follows from its notice. */
export const writeMail = async (deps: WriteDeps, look: Look, delivery: Delivery, writing: Writing): Promise<ComposedMail> =>
  (await peopleMail(deps, delivery, look.stored, look.context, writing.now)) ??
  composeMail(await mailInputOf(deps, look, delivery, writing))

/** An alert without links is an alert: what cannot be signed holds nothing up. */
const linksIn = async ({ links, log }: WriteDeps, mail: MailToLink): Promise<readonly ActionLink[]> => {
  try {
    return (await links?.ofMail(mail)) ?? []
  } catch (error) {
    const { stored, context, delivery } = mail
    log.error('LINKS_NOT_MADE', {
      ...{ partnership: context.partnership.id, reference: stored.reference, notice: delivery.notice.id },
      error: error instanceof Error ? error.name : 'unknown',
    })
    log.count('MailsWithoutLinks')
    return []
  }
}
