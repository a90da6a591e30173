import type { RoleId } from '../people/role.ts'
import type { Notice } from './notice.ts'
import { isReached, type Reader } from './readers-of.ts'
import { inTagLetters } from './receipt.ts'

/** A mail of a matter that the mail system took. */
export interface MailBefore {
  version: number
  n: number
  /** Whom it went to, by id. */
  holder: string
  /** What it told in place of which role, if it did: see `toldInPlace`. */
  told?: string
  /** The role it was written for, where that was not the reader's own. */
  insteadOf?: RoleId
}

/** What has been sent of a matter, and what of it did not arrive, by `undeliveredKey`. */
export interface Before {
  mails: readonly MailBefore[]
  undelivered: ReadonlySet<string>
}

/** A notice's id but for its role: the same for everybody who is told of it. */
const thingOf = ({ id }: Notice): string => id.slice(0, id.lastIndexOf('>'))

/** Of a mail in its own right: not to a deputy, or to the next role up, because of somebody else. */
const isOwn = ({ why }: Reader): boolean => why === undefined || why === 'cover' || why === 'colleague'

/**
 * What the readers of a notice are told in place of which role. Undefined where it is thought to reach who holds it: whoever
 * is told as well does not know that they are the only ones.
 */
export const toldInPlace = (notice: Notice, readers: readonly Reader[]): string | undefined => {
  const isReachedItself = readers.some((reader) => isOwn(reader) && isReached(reader.to))
  if (notice.undelivered === undefined && isReachedItself) return undefined
  return `${thingOf(notice)}>${notice.undelivered ?? notice.role}`
}

/**
 * Of those whom a notice of what did not reach a role goes to, whoever has not been sent the same thing in place of that
 * role before: because they stood in for it when it was first told, or because another mail to it did not arrive either.
 * Should such a mail come to be known not to have arrived, it has a notice of its own, which goes on to the next.
 *
 * Whoever is known to have missed it is written to again only where nobody is left who is thought to be reached.
 */
export const notToldBefore = (notice: Notice, readers: readonly Reader[], { mails, undelivered }: Before): readonly Reader[] => {
  if (notice.undelivered === undefined) return readers
  const told = toldInPlace(notice, readers)
  const wasTold = ({ to }: Reader) => mails.some((mail) => mail.holder === to.id && mail.told === told)
  const mayHaveIt = (reader: Reader) => wasTold(reader) && !hasMissed(notice, reader.to.id, undelivered)
  const anew = readers.filter((reader) => !wasTold(reader))
  const isEnough = anew.length > 0 || readers.some((reader) => mayHaveIt(reader) && isReached(reader.to))
  return isEnough ? anew : readers.filter((reader) => !mayHaveIt(reader))
}

/** Whether any mail of the same thing did not reach somebody. */
const hasMissed = (notice: Notice, holder: string, undelivered: ReadonlySet<string>): boolean => {
  const [begins, ends] = [`${thingOf(notice)}>`, ` ${inTagLetters(holder)}`]
  return [...undelivered].some((key) => key.startsWith(begins) && key.endsWith(ends))
}
