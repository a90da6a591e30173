import type { ClocksEvent } from '../../events/catalogue.ts'
import { earlyEventOf, earlyIdOf, eventOfAnswer, eventOfConfirming, linksSource } from '../links/event-of-answer.ts'
import type { ConfirmLink, Link, NoticeLink } from '../links/link.ts'
import { type LinkCrypto, type LinkKey, type ReadLink, readLink } from '../links/link-token.ts'
import { isTooSoon, type Look } from '../links/look.ts'
import { type Sent, saidBy } from '../links/said-by.ts'
import { type About, aboutPartnership } from '../pages/about.ts'
import { askPage } from '../pages/ask-page.ts'
import { askedOf } from '../pages/asked-of.ts'
import type { Page } from '../pages/page.ts'
import { meantForAnother, no, notMine, type Question, questions } from '../pages/questions.ts'
import {
  expiredPage,
  nothingPage,
  notKeptPage,
  onceMore,
  refusedPage,
  thanksPage,
  unknownPage,
  usedPage,
} from '../pages/say-page.ts'
import type { Accepted } from './accept-event.ts'
import { type LookDeps, lookAtConfirmation, lookAtLink } from './look-at-link.ts'
import type { Directory, Log, LogFields, Now } from './ports.ts'

export interface LinkPagesDeps extends LookDeps {
  /** The keys that links are good by; those of a key that is not among them are looked for anew. */
  keys: (id: string) => Promise<readonly LinkKey[]>
  crypto: LinkCrypto
  accept: (event: ClocksEvent, saidBy: string) => Promise<Accepted>
  directory: LookDeps['directory'] & Pick<Directory, 'markAnswered'>
  now: Now
  log: Log
}

const choose = { field: 'choice', message: 'Choose one of the answers' } as const

/**
 * The page behind a link. Shown, it changes nothing; sent with one of its answers, it tells what was chosen by the way that every fact comes in.
 *
 * @returns a function of a token, and of what was sent: absent when the page is only looked at
 */
export const linkPages = (deps: LinkPagesDeps) => {
  const { keys, crypto, now, log } = deps
  return async (token: string, sent?: Sent): Promise<Page> => {
    const at = await now()
    const read: ReadLink = readLink(token, await keys(token.split('.', 1)[0] ?? ''), at, crypto)
    if (!read.ok) return refuse(log, read)
    return read.link.action === 'confirm' ? confirming(deps, read.link, at, sent) : answering(deps, read.link, at, sent)
  }
}

/** No part of a token is logged that nobody has signed. */
const refuse = (log: Log, read: Exclude<ReadLink, { ok: true }>): Page => {
  log.warn('LINK_REFUSED', { reason: read.reason, ...(read.reason === 'expired' && idsOf(read.link)) })
  log.count('LinksRefused')
  return read.reason === 'expired' ? expiredPage() : unknownPage()
}

const idsOf = (link: Link): LogFields => {
  const { partnership, action, holder } = link
  if (link.action === 'confirm') return { partnership, action, holder }
  return { partnership, action, holder, reference: link.reference, clock: link.clock }
}

const answering = async (deps: LinkPagesDeps, link: NoticeLink, at: number, sent: Sent | undefined): Promise<Page> => {
  const { log } = deps
  const look = await lookAtLink(deps)(link, at)
  if (look === undefined) {
    log.warn('LINK_REFUSED', { reason: 'unknown-matter', ...idsOf(link) })
    return unknownPage()
  }
  const asked = askedOf(look, at)
  if ('page' in asked) {
    if (sent !== undefined) log.info('LINK_REFUSED', { reason: asked.reason, ...idsOf(link) })
    return asked.page
  }
  const { about, question } = asked
  if (sent === undefined) return askPage(about, question)
  const chosen = chosenOf(sent, about, question)
  if (chosen !== undefined) return chosen
  const said = saidBy(sent, look, at)
  if (!said.ok) return askPage(about, question, { error: said, date: sent.date })
  if (isTooSoon(look, at)) return early(deps, look, at, about, question, sent)
  const event = eventOfAnswer(link, said.said, look.matter.subject, look.hash, at)
  return tell(deps, link, event, { about, question, at })
}

/** The page that answers a form without an answer, or with the answer no. */
const chosenOf = ({ choice, date }: Sent, about: About, question: Question): Page | undefined => {
  if (!question.options.some(({ value }) => value === choice)) return askPage(about, question, { error: choose, date })
  return choice === no ? nothingPage(about) : undefined
}

/** Kept, so that it can be seen afterwards who or what used the link; and asked once more. */
const early = async (
  { accept, log }: LinkPagesDeps,
  { link, matter, hash }: Look,
  at: number,
  about: About,
  question: Question,
  { date }: Sent,
): Promise<Page> => {
  const known = matter.records.some(({ source, id }) => source === linksSource && id === earlyIdOf(hash))
  const kept = known || (await accept(earlyEventOf(link, matter.subject, hash, at), link.holder)).ok
  log.info('LINK_USED_EARLY', { ...idsOf(link), kept })
  log.count('LinksUsedEarly')
  return askPage(about, question, { note: onceMore, date })
}

const confirming = async (deps: LinkPagesDeps, link: ConfirmLink, at: number, sent: Sent | undefined): Promise<Page> => {
  const look = await lookAtConfirmation(deps)(link, at)
  if (look === undefined) return unknownPage()
  const about = aboutPartnership(look.context.partnership)
  const question = questions.confirm
  if (look.used !== undefined) return usedPage(about, look.used.recordedAt)
  if (sent === undefined) return askPage(about, question)
  const chosen = chosenOf(sent, about, question)
  if (chosen !== undefined) return chosen
  if (isTooSoon(look, at)) {
    deps.log.info('LINK_USED_EARLY', { ...idsOf(link), kept: false })
    return askPage(about, question, { note: onceMore })
  }
  const isTheirs = sent.choice !== notMine
  const event = eventOfConfirming(link, isTheirs ? 'address.confirmed' : 'address.disowned', look.hash)
  return tell(deps, link, event, { about, question: isTheirs ? question : meantForAnother, at })
}

/** When somebody last answered is good to know, and no more: what they said is kept already. */
const markAnswered = async ({ directory, log }: LinkPagesDeps, link: Link, at: number): Promise<void> => {
  try {
    await directory.markAnswered(link.partnership, link.holder, at)
  } catch (error) {
    log.warn('ANSWER_NOT_MARKED', { ...idsOf(link), error: error instanceof Error ? error.name : 'unknown' })
  }
}

const tell = async (
  deps: LinkPagesDeps,
  link: Link,
  event: ClocksEvent,
  { about, question, at }: { about: About; question: Question; at: number },
): Promise<Page> => {
  const { accept, log } = deps
  const accepted = await accept(event, link.holder)
  if (accepted.ok) {
    log.info('LINK_USED', idsOf(link))
    log.count('LinksUsed')
    // somebody else answered, and not whose address it was to be
    if (event.type !== 'address.disowned') await markAnswered(deps, link, at)
    return thanksPage(about, question, at)
  }
  log.info('LINK_REFUSED', { reason: accepted.code, ...idsOf(link) })
  // two who send the form at the same moment: the other was first
  if (accepted.code === 'event-id-taken') return usedPage(about, undefined)
  if (accepted.code === 'busy') return notKeptPage(about)
  return refusedPage(
    about,
    accepted.errors.map(({ expected }) => `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`),
  )
}
