import type { Answer } from '../../events/answer.ts'
import type { RoleId } from '../people/role.ts'
import { dayMs, type Instant } from '../time/day.ts'

/** What a link in a mail about a clock stands for: this person, this notice, this one thing to do. */
export interface NoticeLink {
  partnership: string
  /** The service's own reference of the matter. */
  reference: string
  clock: string
  /** The role that the mail was written for. */
  role: RoleId
  holder: string
  /** Which commit's notices, and which of them. */
  version: number
  n: number
  action: Answer | 'done'
  issuedAt: Instant
  exp: Instant
}

/** What the link in a mail to a new address stands for. */
export interface ConfirmLink {
  partnership: string
  holder: string
  /** Which of this person's addresses. */
  contact: number
  action: 'confirm'
  issuedAt: Instant
  exp: Instant
}

export type Link = NoticeLink | ConfirmLink

/** How long a link can be used. No document says: two weeks outlast a fortnight's leave, and are this service's own. */
export const linkDays = 14

/** The two instants of a link made now, to the second: a token holds no more. */
export const validFrom = (now: Instant): Pick<Link, 'issuedAt' | 'exp'> => {
  const issuedAt = Math.floor(now / 1000) * 1000
  return { issuedAt, exp: issuedAt + linkDays * dayMs }
}

/** No field can hold it. */
const mark = '|'

const seconds = (instant: Instant): string => Math.floor(instant / 1000).toString(36)

/** A link in one line. The same link is always the same line: its hash is the link's identity. */
export const lineOf = (link: Link): string => {
  const { partnership, holder, action, issuedAt, exp } = link
  const about =
    action === 'confirm'
      ? [link.contact]
      : [link.reference, link.clock, link.role, link.version.toString(36), link.n.toString(36)]
  return [action, partnership, holder, seconds(issuedAt), seconds(exp), ...about].join(mark)
}

/** The fields of such a line by their names, whatever is in them; undefined of another number of fields. */
export const fieldsOf = (line: string): Record<string, unknown> | undefined => {
  const [action, partnership, holder, issuedAt, exp, ...about] = line.split(mark)
  const common = { action, partnership, holder, issuedAt: instantIn(issuedAt), exp: instantIn(exp) }
  if (action === 'confirm') return about.length === 1 ? { ...common, contact: Number(about[0]) } : undefined
  const [reference, clock, role, version, n] = about
  if (about.length !== 5) return undefined
  return { ...common, reference, clock, role, version: Number.parseInt(version ?? '', 36), n: Number.parseInt(n ?? '', 36) }
}

const instantIn = (text = ''): Instant => Number.parseInt(text, 36) * 1000
