import { doneFactsOf } from '../links/done-event-of.ts'
import { type ConfirmLink, type Link, validFrom } from '../links/link.ts'
import { type LinkCrypto, type LinkKeys, signLink } from '../links/link-token.ts'
import { deputiesOf } from '../links/stands-for.ts'
import type { Context } from '../matters/derived.ts'
import { type Action, type ActionLink, actionLabels } from '../notices/actions.ts'
import { actionsFor } from '../notices/actions-for.ts'
import type { Delivery } from '../notices/deliveries.ts'
import type { Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import type { StoredMatter } from './ports.ts'

export interface LinkMakerDeps {
  /** The keys; the first signs. */
  keys: () => Promise<LinkKeys>
  crypto: LinkCrypto
  /** Where the pages behind the links are. */
  url: string
}

/** One mail that is about to be written. */
export interface MailToLink {
  delivery: Delivery
  stored: StoredMatter
  /** Of the commit whose notices are sent. */
  version: number
  context: Context
  holders: readonly Holder[]
  now: Instant
}

/** The links that a mail offers. @throws when the keys cannot be had: the mail must go out all the same */
export const linkMaker = ({ keys, crypto, url }: LinkMakerDeps) => {
  const linked = async (links: readonly Link[]): Promise<ActionLink[]> => {
    if (links.length === 0) return []
    const known = await keys()
    return links.flatMap((link) => {
      const token = signLink(link, known, crypto)
      return token === undefined ? [] : [linkOf(link.action, `${url.replace(/\/$/, '')}/a/${token}`)]
    })
  }
  return {
    ofMail: (mail: MailToLink): Promise<ActionLink[]> => linked(linksOf(mail)),
    /** The one link of the mail that asks somebody to confirm their address. */
    ofAddress: (of: Pick<ConfirmLink, 'partnership' | 'holder' | 'contact'>, now: Instant): Promise<ActionLink[]> =>
      linked([{ ...of, action: 'confirm', ...validFrom(now) }]),
  }
}

const linkOf = (action: Action, url: string): ActionLink => ({ action, label: actionLabels[action], url })

const linksOf = ({ delivery, stored, version, context, holders, now }: MailToLink): Link[] => {
  const { key, notice, rule, clock, to, insteadOf } = delivery
  const { partnership } = context
  // whoever stands in for a role answers for it, and may do what it may
  const role = insteadOf ?? notice.role
  const offered = actionsFor({ ...notice, role }, rule, clock, partnership, {
    done: clock !== undefined && doneFactsOf({ matter: stored.matter, clock, context, role, now }, isoInstant(now)).length > 0,
    deputies: deputiesOf(role, holders, to.id).length > 0,
  })
  return offered.map((action) => ({
    partnership: partnership.id,
    reference: stored.reference,
    clock: notice.clock,
    role,
    holder: to.id,
    version,
    n: Number.parseInt(key, 10),
    action: action as Exclude<Action, 'confirm'>,
    ...validFrom(now),
  }))
}
