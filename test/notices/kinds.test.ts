import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { inputOf } from '../../infra/docs/mails/input-of.ts'
import { sampleMails } from '../../infra/docs/mails/sample-mails.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import { mailKindOf, mailKinds } from '../../shared/notices/kinds/kind-of.ts'
import type { MailInput } from '../../shared/notices/mail-input.ts'
import type { Notice, NoticeKind } from '../../shared/notices/notice.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { asOthersRead, htmlFaults } from './html-faults.ts'

const samples = sampleMails()
const director = 'director-of-childrens-services'
const manager = 'business-manager'

const panel = inputOf([anIncident('Fri 18 Dec 2026 16:30')], {
  at: iso('Tue 29 Dec 2026 08:30'),
  reference: 'K7Q2M',
  clock: 'panel-notification',
  role: director,
})
const told = (kind: NoticeKind, role = director, more: Partial<MailInput> = {}): MailInput => ({
  ...panel,
  notice: { ...panel.notice, kind, role },
  ...more,
})
const bounced = (kind: NoticeKind): MailInput => ({
  ...panel,
  notice: { ...panel.notice, kind, role: manager, undelivered: director },
})
const endedBy = (event: ClocksEvent) =>
  inputOf([anIncident('Fri 18 Dec 2026 16:30'), event], {
    at: iso('Tue 29 Dec 2026 08:30'),
    reference: 'K7Q2M',
    clock: 'panel-notification',
    kind: 'opened',
  }).clock
const met = endedBy(done('incident.panel-notified', 'Tue 22 Dec 2026 15:10'))
const cancelled = endedBy(done('incident.criteria-not-met', 'Tue 22 Dec 2026 15:10'))
const passedOn = ['not-mine', 'covered-by', 'more-time', 'date-disputed', 'escalate'] as const
const allegation = inputOf(
  [anEvent('allegation.made', { knownAt: iso('Mon 11 Jan 2027 15:40'), criteria: ['risk-of-harm'] }, { subject: 'AL-1' })],
  { at: iso('Mon 11 Jan 2027 16:20'), reference: 'K7Q2M', clock: 'new-allegation' },
)

/** What a reader sees: all from the page's first element on. */
const bodyOf = (html: string): string => html.slice(html.indexOf('<body'))

/** What comes before that, without the title. */
const frameOf = (html: string): string => html.slice(0, html.indexOf('<body')).replace(/<title>[^<]*<\/title>/, '<title></title>')

describe('a mail of each kind', () => {
  it.each(samples.map((sample) => [sample.id, sample] as const))('%s, as text', async (id, { mail }) => {
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`./mails/kinds/${id}.txt`)
  })

  it.each(samples.map((sample) => [sample.id, sample] as const))('%s, as HTML', async (id, { mail }) => {
    await expect(bodyOf(mail.html)).toMatchFileSnapshot(`./mails/kinds/${id}.html`)
  })

  it('has one frame with all others, but for its title', async () => {
    const frames = new Set(samples.map(({ mail: { html } }) => frameOf(html)))
    expect(frames.size).toBe(1)
    await expect([...frames].join('')).toMatchFileSnapshot('./mails/kinds/frame.html')
  })

  it('is among the samples', () => {
    expect(samples.map(({ id }) => id)).toEqual([
      ...mailKinds.map(({ id }) => id),
      ...['digest', 'confirm-address', 'roles-in-need', 'handover'],
    ])
  })

  it.each(samples.map((sample) => [sample.id, sample] as const))('%s says in HTML what it says in text', (_id, { mail }) => {
    expect(htmlFaults(mail.html)).toEqual([])
    const plain = asOthersRead(mail.html)
      .replace(/^[\s\S]*?<body[^>]*>/, '')
      .replace(/<div style="display:none[^>]*>[^<]*<\/div>/, '')
      .replaceAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2: $1')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
    const words = mail.text.replaceAll(/^(\S[^\n]*):\n {2}(?!https)/gm, '$1 ').replace('\n--\n', '\n')
    expect(plain.replaceAll(/\s+/g, ' ').trim()).toBe(words.replaceAll(/\s+/g, ' ').trim())
  })

  it.each(samples.map((sample) => [sample.id, sample] as const))(
    '%s asks politely, briefly and of nobody to unsubscribe',
    (_id, { mail }) => {
      expect(mail.subject).toMatch(/^[ -~]+$/)
      expect(mail.subject).toMatch(/^[^[\]()]+( \(K7Q2M\))?$/)
      expect(mail.text).not.toMatch(/please note|unsubscribe|click here/i)
      expect(mail.text).not.toMatch(/undefined|null|NaN|\[object/)
      for (const line of mail.text.split('\n')) if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(78)
    },
  )

  it('loads nothing and counts nobody who reads it', () => {
    for (const { mail } of samples) {
      expect(mail.html).not.toMatch(/<(script|img|link|iframe|form|object)\b|url\(|@import|\ssrc=|\sbackground=/)
      const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => new URL(href).host)
      expect(new Set(links)).toEqual(links.length === 0 ? new Set() : new Set(['clocks.example']))
    }
  })
})

describe('which template a notice has', () => {
  it.each<[string, MailInput, string]>([
    ['opened', told('opened'), 'new-matter'],
    ['an allegation, opened', allegation, 'new-allegation'],
    ['half-way', told('half-way'), 'reminder'],
    ['two days before', told('two-days-before'), 'reminder'],
    ['the last day', told('last-day'), 'due-today'],
    ['overdue, to the owner', told('overdue'), 'overdue'],
    ['overdue, to somebody above', told('overdue', manager), 'escalation'],
    ['a nudge, to the owner', told('nudge'), 'reminder'],
    ['a nudge, to somebody above', told('nudge', manager), 'escalation'],
    ['moved', told('moved'), 'date-moved'],
    ['runs again', told('reopened'), 'date-moved'],
    ['cancelled', told('cancelled'), 'no-longer-needed'],
    ['met', told('met', director, { clock: met }), 'done'],
    ['met, and the mail to its owner came back', { ...bounced('met'), clock: met }, 'done'],
    ['met, and withdrawn while the mail waited', told('met', director, { clock: undefined }), 'no-longer-needed'],
    ['met, then cancelled in its place while the mail waited', told('met', director, { clock: cancelled }), 'no-longer-needed'],
    ['of a clock that the facts no longer start', told('last-day', director, { clock: undefined }), 'no-longer-needed'],
    ['undelivered', bounced(panel.notice.kind), 'could-not-reach'],
    ['not seen', told('unseen'), 'not-seen'],
    ...passedOn.map((answer): [string, MailInput, string] => [`${answer}, passed on`, told(answer, manager), 'answer-passed-on']),
  ])('%s', (_what, input, id) => {
    expect(mailKindOf(input).id).toBe(id)
  })
})

describe('what could not be delivered', () => {
  const undelivered = (more: Partial<MailInput>) =>
    composeMail({ ...panel, notice: { ...panel.notice, role: manager, undelivered: director }, ...more }).text.replaceAll(
      /\s+/g,
      ' ',
    )

  it('asks its deputy to do it', () => {
    expect(undelivered({ insteadOf: director, why: 'deputy' })).toContain('Please notify the Panel of the incident by the end of')
  })

  it('asks whoever is above to reach its holder another way', () => {
    expect(undelivered({})).toContain(
      'Please reach the Director of Children’s Services (Director of People, Bolton Council) another way, or see that somebody else does this, by the end of Tuesday 29 December 2026: notify the Panel',
    )
  })

  it('says so when the date is past', () => {
    // Tue 29 =0 · Wed 30 =1
    const text = undelivered({ now: panel.now + 24 * 3_600_000 })
    expect(text).toContain(
      'This was due by the end of Tuesday 29 December 2026 and the service has not been told that it was done.',
    )
    expect(text).toContain('another way, or see that somebody else does this: notify the Panel')
  })
})

describe('an answer passed on', () => {
  const mailOf = (kind: NoticeKind, more: Partial<Notice> = {}) =>
    composeMail({ ...panel, notice: { ...panel.notice, kind, role: manager, answered: director, ...more } })

  it.each([
    ['not-mine', 'Needs somebody else, due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)'],
    ['date-disputed', 'Date disputed, due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)'],
    ['more-time', 'More time asked for, due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)'],
    ['escalate', 'Escalated to you, due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)'],
    ['covered-by', 'Passed on to you, due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)'],
  ] as const)('%s says who said it and how the date stands', (answer, subject) => {
    const mail = mailOf(answer)
    expect(mail.subject).toBe(subject)
    expect(mail.text.replaceAll(/\s+/g, ' ')).toMatch(
      /[Tt]he Director of Children’s Services \(Director of People, Bolton Council\)/,
    )
  })

  it('says why more time is needed', () => {
    expect(mailOf('more-time', { reason: 'waiting-for-another-agency' }).text.replaceAll(/\s+/g, ' ')).toContain(
      'has asked for more time: waiting for another agency. No date has moved.',
    )
  })
})

describe('what a mail tells of others', () => {
  it('names who else was told, by role', () => {
    expect(composeMail(told('overdue', director, { others: [manager, 'lead-council'] })).text).toContain(
      '\nAlso told:\n  BSCP Business Manager; Chief Executive (Bolton Council)\n',
    )
  })

  it('says nothing of it where nobody was', () => {
    expect(composeMail(told('overdue')).text).not.toContain('Also told')
  })
})
