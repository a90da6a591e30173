import { linkDays } from '../links/link.ts'
import type { Instant } from '../time/day.ts'
import { countInWords, instantInWords } from '../time/in-words.ts'
import { type About, listOf } from './about.ts'
import { html } from './html.ts'
import { type Page, pageOf } from './page.ts'
import type { Question } from './questions.ts'

/** Above the question, to whoever answered sooner than people do. */
export const onceMore =
  'Your answer came within seconds of the mail, as those of link scanners do. Confirm it once more, in a moment.'

/** What was said has been kept. */
export const thanksPage = (about: About, { thanks }: Question, at: Instant): Page =>
  pageOf(
    200,
    'Thank you',
    html`<div class="done" role="status"><h1>Thank you</h1><p>${thanks}</p></div>
${listOf(about)}
<p>Kept at ${instantInWords(at)}. The link in your mail is now used up. You can close this page.</p>`,
    about.frontDoor,
  )

const saying = (status: number, heading: string, sentences: readonly string[], about?: About): Page =>
  pageOf(
    status,
    heading,
    html`<h1>${heading}</h1>
${sentences.map((sentence) => html`<p>${sentence}</p>\n`)}${about && listOf(about)}`,
    about?.frontDoor,
  )

const newer = 'Use the links in the newest mail about it, or tell the service by the case system.'

/** The answer was: no. */
export const nothingPage = (about: About): Page =>
  saying(200, 'Nothing was changed', ['You can use the link in your mail again.'], about)

/** @param at when the link was used; undefined where that is not known */
export const usedPage = (about: About, at: Instant | undefined): Page =>
  saying(
    409,
    'This link has been used',
    [
      at === undefined
        ? 'You have answered already.'
        : `You have answered already, at ${instantInWords(at)}. Nothing was changed now.`,
      newer,
    ],
    about,
  )

export const expiredPage = (): Page =>
  saying(410, 'This link has expired', [`A link works for ${countInWords(linkDays, 'day')}. Nothing was changed.`, newer])

/** Forged, cut short or of a key that is gone: whoever sent it learns no more than that. */
export const unknownPage = (): Page =>
  saying(404, 'This link is not valid', ['Check that the whole link was copied from your mail. Nothing was changed.', newer])

/** Whoever was written to does not have the role any more. */
export const notTheirsPage = (about: About): Page =>
  saying(
    403,
    'This is not your role any more',
    [
      'The directory says that you do not have this role now, nor stand in for it. Nothing was changed.',
      'If that is wrong, tell the business manager of the partnership.',
    ],
    about,
  )

/** There is nothing left to answer. */
export const overPage = (about: About, how: 'met' | 'no-longer-needed'): Page =>
  saying(
    409,
    how === 'met' ? 'This is done already' : 'This is no longer needed',
    ['Nothing is asked of you any more, and nothing was changed.'],
    about,
  )

/**
 * That it is done needs more than a date.
 *
 * @param facts what the case system has to send
 */
export const byCaseSystemPage = (about: About, facts: readonly { type: string; title: string }[]): Page =>
  pageOf(
    409,
    'This has to come from the case system',
    html`<h1>This has to come from the case system</h1>
<p>It says more than when it was done, so it cannot be told from a mail. Nothing was changed. The case system has to send ${
      facts.length === 1 ? 'this event' : 'one of these events, or the last of them that is missing'
    }:</p>
<ul>${facts.map(({ type, title }) => html`<li>${title} (${type})</li>`)}</ul>
${listOf(about)}`,
    about.frontDoor,
  )

/** The service itself could not keep it. */
export const notKeptPage = (about?: About): Page =>
  saying(503, 'We could not keep your answer', ['Nothing was changed. Try the link in your mail again in a minute.'], about)

/** @param because what was expected, in the words of the refusal */
export const refusedPage = (about: About, because: readonly string[]): Page =>
  saying(409, 'This could not be kept', ['It does not fit what is known now. Nothing was changed.', ...because], about)
