import type { Look } from '../links/look.ts'
import type { Instant } from '../time/day.ts'
import { type About, aboutClock } from './about.ts'
import type { Page } from './page.ts'
import { coveredBy, disputeEscalation, doneWhen, notMineOfFew, type Question, questions } from './questions.ts'
import { byCaseSystemPage, notTheirsPage, overPage, refusedPage, usedPage } from './say-page.ts'

/** What a link's page asks; or the page that says why it asks nothing. */
export type Asked = { about: About; question: Question } | { page: Page; reason: Reason }

type Reason = 'used' | 'not-theirs' | 'over' | 'by-case-system' | 'no-deputies'

/** They can be said of what is over. */
const alwaysHeard: ReadonlySet<string> = new Set(['seen', 'not-mine'])

export const askedOf = (look: Look, now: Instant): Asked => {
  const { link, rule, context } = look
  const { partnership } = context
  // whoever has left knows of it from their mail, and is told nothing that has become of it since
  const clock = look.isTheirs ? look.clock : undefined
  const about = aboutClock({ id: link.clock, rule, clock }, { partnership, reference: link.reference, role: link.role, now })
  const none = noneFor(look, about)
  return none ?? { about, question: questionOf(look) }
}

const noneFor = ({ link: { action }, clock, used, isTheirs, ...look }: Look, about: About): Asked | undefined => {
  if (used !== undefined) return { page: usedPage(about, used.recordedAt), reason: 'used' }
  // that somebody has left is heard from them too; that they have seen it would keep reminders from whoever has it now
  if (!isTheirs && action !== 'not-mine') return { page: notTheirsPage(about), reason: 'not-theirs' }
  if (alwaysHeard.has(action)) return undefined
  if (clock === undefined || clock.cancelled !== undefined) return { page: overPage(about, 'no-longer-needed'), reason: 'over' }
  if (clock.met !== undefined) return { page: overPage(about, 'met'), reason: 'over' }
  if (action === 'done' && look.doneFacts.length === 0)
    return { page: byCaseSystemPage(about, look.factsThatMeet), reason: 'by-case-system' }
  if (action === 'covered-by' && look.deputies.length === 0)
    return { page: refusedPage(about, ['The role has no deputies in the directory now.']), reason: 'no-deputies' }
  return undefined
}

const questionOf = ({ link: { action }, doneFacts, deputies, rung, rule }: Look): Question => {
  if (action === 'done') return doneWhen(doneFacts.map(({ type, title }) => ({ value: type, label: title })))
  if (action === 'covered-by') return coveredBy(deputies.map(({ id, deputy }) => ({ value: id, label: `Deputy ${deputy}` })))
  if (action === 'not-mine' && rule.escalation !== undefined) return notMineOfFew
  return action === 'escalate' && rung !== undefined ? disputeEscalation : questions[action]
}
