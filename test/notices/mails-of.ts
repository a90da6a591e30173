import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDesk, type TakenMail } from '../shell/desk.ts'

export interface MailOfLife extends TakenMail {
  /** `Tue 29 Dec 2026 08:30` */
  sentAt: string
}

interface Life {
  holders?: (partnership: string) => Holder[]
  onSend?: (mail: TakenMail) => unknown
}

/**
 * All mails of a matter's life, in order. A step is a moment, at which the matter is woken, or a fact, which is taken
 * in at the moment before it; after each, whatever is unsent is sent, and nothing waits for a digest.
 */
export const mailsOf = async (steps: readonly (string | ClocksEvent)[], { holders = everyRoleHeld, onSend }: Life = {}) => {
  const [begins, ...rest] = steps
  if (typeof begins !== 'string') throw new Error('a life begins with a moment')
  const desk = aDesk(begins, { holders, nothingWaits: true, ...(onSend && { onSend }) })
  const mails: MailOfLife[] = []
  const sendAll = async () => {
    const before = desk.mails.length
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox).catch(() => undefined)
    mails.push(...desk.mails.slice(before).map((mail) => ({ ...mail, sentAt: desk.clock() })))
  }
  for (const step of rest) {
    if (typeof step !== 'string') await desk.take(step)
    else {
      desk.advanceTo(step)
      for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    }
    await sendAll()
  }
  return mails
}

/** The last mail to a role whose subject begins so; fails, telling what there is, when there is none. */
export const mailTo = (mails: readonly MailOfLife[], role: string, subject: string): MailOfLife => {
  const found = mails.findLast((mail) => mail.to.startsWith(`${role}@`) && mail.subject.startsWith(subject))
  if (found === undefined)
    throw new Error(`no mail to ${role}: ${subject}\n${mails.map(({ to, subject: of }) => `${to}: ${of}`).join('\n')}`)
  return found
}
