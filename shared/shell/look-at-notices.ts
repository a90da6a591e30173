import { type Course, courseOf } from '../ladders/course.ts'
import { type Context, clocksOfMatter, factsOfMatter } from '../matters/derived.ts'
import { type Deliveries, deliveriesOf } from '../notices/deliveries.ts'
import type { MailBefore } from '../notices/told-before.ts'
import type { Contact, Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import type { Contexts, Directory, MatterStore, Now, Outbox, StoredMatter } from './ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface LookDeps {
  matters: Pick<MatterStore, 'load'>
  contexts: Contexts
  now: Now
}

/** A matter as it stands now, and what is left to send of some of its notices. */
export interface Look extends Deliveries {
  stored: StoredMatter
  context: Context
  /** Of a dispute: how far it has come. */
  course: Course | undefined
  holders: readonly Holder[]
}

/** Who may be written to. */
export interface Readership {
  holders: readonly Holder[]
  /** Whoever may be written to in person. */
  people: readonly Contact[]
  /** What has been sent of the matter before, where that can make a mail one too many. */
  mails?: readonly MailBefore[]
}

/** Who may be written to now; people in person only where a notice is for somebody in person. */
export const readershipOf = async (
  directory: Pick<Directory, 'holders'> & Partial<Pick<Directory, 'contacts'>>,
  partnership: string,
  notices: Outbox['notices'],
  now: Instant,
): Promise<Readership> => ({
  holders: await directory.holders(partnership, now),
  people: notices.some(({ inPerson }) => inPerson !== undefined) ? ((await directory.contacts?.(partnership)) ?? []) : [],
})

/** Looks at a matter as it stands now. @throws UnknownPartnershipError */
export const lookAt = async (
  { matters, contexts, now }: LookDeps,
  { key, notices }: Pick<Outbox, 'key' | 'notices'>,
  { holders, people, mails = [] }: Readership,
  tried: ReadonlySet<string>,
): Promise<Look> => {
  const context = await contexts.of(key.partnership, await now())
  const stored = await matters.load(key)
  if (context === undefined || stored === undefined) throw new UnknownPartnershipError(key.partnership)
  const clocks = clocksOfMatter(stored.matter, context)
  const course = courseOf(context.partnership.ladders, factsOfMatter(stored.matter, context))
  const before = { mails, undelivered: stored.matter.undelivered }
  const deliveries = deliveriesOf(notices, clocks, holders, context.partnership, tried, people, before)
  return { stored, context, course, holders, ...deliveries }
}
