import { ruleIdOf } from '../clocks/rule.ts'
import { courseOf, openVisit } from '../ladders/course.ts'
import { doneFactsOf, factsThatMeet } from '../links/done-event-of.ts'
import { eventIdOf, linksSource, peopleSubject } from '../links/event-of-answer.ts'
import { type ConfirmLink, lineOf, type NoticeLink } from '../links/link.ts'
import type { Look } from '../links/look.ts'
import { deputiesOf, standsFor, wasNamed } from '../links/stands-for.ts'
import { clocksOfMatter, factsOfMatter } from '../matters/derived.ts'
import type { FactRecord } from '../matters/facts.ts'
import type { Matter } from '../matters/matter.ts'
import { inTagLetters } from '../notices/receipt.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import { instantOf } from '../time/moment.ts'
import type { Contexts, Directory, MatterStore } from './ports.ts'

export interface LookDeps {
  matters: Pick<MatterStore, 'load' | 'keyOf' | 'deliveredAt'>
  contexts: Contexts
  directory: Pick<Directory, 'holders'>
  /** SHA-256 of a text, in hex. */
  hash: (text: string) => string
}

/** Looks at what a link is about, and changes nothing. @returns undefined when it names what is not there */
export const lookAtLink =
  ({ matters, contexts, directory, hash: hashOf }: LookDeps) =>
  async (link: NoticeLink, now: Instant): Promise<Look | undefined> => {
    const key = await matters.keyOf(link.partnership, link.reference)
    const stored = key && (await matters.load(key))
    const context = stored && (await contexts.of(link.partnership, now, stored.matter.kind))
    const rule = context?.partnership.rules.find(({ id }) => id === ruleIdOf(link.clock))
    if (key === undefined || stored === undefined || context === undefined || rule === undefined) return undefined
    const { matter } = stored
    const hash = hashOf(lineOf(link))
    const holders = await directory.holders(link.partnership, now)
    const mail = { n: link.n, holder: inTagLetters(link.holder) }
    const deliveredAt = await matters.deliveredAt({ key, version: link.version }, mail)
    const clock = clocksOfMatter(matter, context).find(({ id }) => id === link.clock)
    const saying = clock && { matter, clock, context, role: link.role, now }
    const facts = factsOfMatter(matter, context)
    const course = courseOf(context.partnership.ladders, facts)
    return {
      ...{ link, hash, matter, context, rule, clock },
      used: usedIn(matter, hash),
      isTheirs: standsFor(link.holder, link.role, holders, rule, context.partnership) || wasNamed(link.holder, link, facts),
      deputies: deputiesOf(link.role, holders, link.holder),
      doneFacts: saying === undefined || link.action !== 'done' ? [] : doneFactsOf(saying, isoInstant(now)),
      factsThatMeet: saying === undefined || link.action !== 'done' ? [] : factsThatMeet(saying),
      rung: course && openVisit(course)?.rung.id,
      arrivedAt: Math.max(link.issuedAt, deliveredAt ?? 0),
    }
  }

/** The fact that a link told when it was used. */
const usedIn = ({ records }: Matter, hash: string): FactRecord | undefined =>
  records.find(({ source, id }) => source === linksSource && id === eventIdOf(hash))

/** Of the link that confirms an address: whether it was used, and since when a mail to that address may have been read. */
export const lookAtConfirmation =
  ({ matters, contexts, hash: hashOf }: LookDeps) =>
  async (link: ConfirmLink, now: Instant) => {
    const hash = hashOf(lineOf(link))
    const context = await contexts.of(link.partnership, now, 'people')
    const stored = await matters.load({ partnership: link.partnership, subject: peopleSubject })
    const of = context?.contacts?.find(({ holder, contact }) => holder === link.holder && contact === link.contact)
    const arrivedAt = Math.max(link.issuedAt, of?.lastDeliveredAt === undefined ? 0 : instantOf(of.lastDeliveredAt))
    return context && { hash, context, used: stored && usedIn(stored.matter, hash), arrivedAt }
  }
