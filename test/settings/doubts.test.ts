import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { doubtsOf } from '../../shared/clocks/doubts-of.ts'
import { mailContent } from '../../shared/notices/mail-content.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, anIncident, done, planned } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { clockOf, clocksFrom } from '../builders/standing.ts'

const having = (id: string, settings: Record<string, AgreedSetting['value']>): Partnership => {
  const partnership = partnershipOf(id)
  if (partnership === undefined) throw new Error(`no partnership ${id}`)
  const agreed = { from: '2026-12-01', agreedBy: 'safeguarding-executive', agreedOn: '2026-11-19', source: 'Minutes, item 3' }
  return { ...partnership, settings: Object.entries(settings).map(([setting, value]) => ({ setting, value, ...agreed })) }
}

const publication = [planned('Fri 8 Jan 2027')]
const incident = [anIncident('Fri 18 Dec 2026 16:30'), done('incident.panel-notified', 'Tue 22 Dec 2026')]
const review = [anEvent('conference.planned', { conference: 'review-1', on: iso('Tue 13 Apr 2027') })]
const lastCoreGroup = 'last-core-group-before-review:review-1'

describe('that the partnership has not confirmed a reading is said until it has agreed', () => {
  it.each<[string, string, string, readonly ClocksEvent[], Record<string, AgreedSetting['value']>, RegExp | undefined]>([
    [
      'clear days',
      'bolton',
      'pre-publication-panel',
      publication,
      {},
      /^Counted as seven clear working days, .* not confirmed it\.$/,
    ],
    ['clear days, agreed', 'bolton', 'pre-publication-panel', publication, { 'pre-publication-clear-days': true }, undefined],
    ['agreed otherwise', 'rochdale', 'pre-publication-ofsted', publication, { 'pre-publication-clear-days': false }, undefined],
    [
      'a silent document stays silent',
      'stockport',
      'pre-publication-panel',
      publication,
      { 'pre-publication-clear-days': true },
      /^Stockport’s document is silent; the national guidance as Rochdale’s document sets it out\.$/,
    ],
    [
      'one of two questions answered',
      'bolton',
      'pre-publication-ofsted',
      publication,
      { 'pre-publication-ofsted': true },
      /that Ofsted, too, gets a copy is agreed\. Counted as seven clear working days/,
    ],
    ['the trigger', 'bolton', 'rapid-review', incident, {}, /^Bolton’s document does not say from when/],
    ['the trigger, agreed', 'bolton', 'rapid-review', incident, { 'rapid-review-trigger': 'notification' }, undefined],
    ['the core group’s sentence', 'bolton', lastCoreGroup, review, {}, /not confirmed it\.$/],
    ['and confirmed', 'bolton', lastCoreGroup, review, { 'core-group-before-review': true }, undefined],
  ])('%s', (_what, id, clock, events, settings, words) => {
    const { rule, restsOn } = clockOf(having(id, settings), clock, events)
    const doubts = doubtsOf(rule, restsOn)
    if (words === undefined) expect(doubts).toBeUndefined()
    else expect(doubts).toMatch(words)
  })

  it('in a mail, too', () => {
    const remarks = (settings: Record<string, AgreedSetting['value']>) => {
      const partnership = having('bolton', settings)
      const clock = clockOf(partnership, 'pre-publication-panel', publication)
      const now = at('Wed 16 Dec 2026 12:00')
      const notice = noticeOf({ clock: clock.id, kind: 'opened', n: 0, role: clock.rule.owner, at: now, due: '2026-12-24' })
      const calendar = englandAndWales()
      return mailContent({ notice, rule: clock.rule, clock, partnership, reference: 'X-1', calendar, now }).remarks.join(' ')
    }
    expect(remarks({})).toContain('not confirmed')
    expect(remarks({ 'pre-publication-clear-days': true })).not.toContain('not confirmed')
    expect(remarks({ 'pre-publication-clear-days': true })).toContain('Minutes, item 3')
  })
})

it('core-group-before-review: agreed not to be meant, no core group is asked for there', () => {
  const ids = (settings: Record<string, AgreedSetting['value']>) =>
    clocksFrom(having('bolton', settings), review).map(({ id }) => id)
  expect(ids({})).toContain(lastCoreGroup)
  expect(ids({ 'core-group-before-review': false })).not.toContain(lastCoreGroup)
})
