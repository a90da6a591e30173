import { describe, expect, it } from 'vitest'
import type { DataOf } from '../../events/catalogue.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { iso } from '../builders/london-time.ts'
import { mailsOf, mailTo } from './mails-of.ts'

const director = 'director-of-childrens-services'
const answeredAt = 'Wed 30 Dec 2026 09:00'
const deputy: Holder = { id: 'p-2', role: director, address: 'deputy-director@bolton.example', deputy: 1 }
const holders = (partnership: string) => [...everyRoleHeld(partnership), deputy]

/** A life in which the Panel’s notification is overdue and the director answers. */
const answering = (answer: DataOf<'notice.answered'>['answer'], more: Partial<DataOf<'notice.answered'>> = {}) => [
  'Fri 18 Dec 2026 17:00',
  anIncident('Fri 18 Dec 2026 16:30'),
  'Wed 30 Dec 2026 08:30',
  answeredAt,
  anEvent('notice.answered', {
    at: iso(answeredAt),
    clock: 'panel-notification',
    role: director,
    holder: 'p-1',
    answer,
    ...more,
  }),
]

const made = anEvent('allegation.made', { knownAt: iso('Mon 4 Jan 2027 09:30'), criteria: ['harmed-child'] })
const unseen = ['Mon 4 Jan 2027 10:00', made, 'Mon 4 Jan 2027 14:00', 'Tue 5 Jan 2027 10:00']

/** What a mail is called, how it comes about, whom it goes to, and how its subject begins. */
const kinds: [string, Parameters<typeof mailsOf>[0], string, string][] = [
  [
    'answer-not-mine',
    answering('not-mine'),
    'business-manager',
    'Needs somebody else, overdue by 1 working day: notify the Panel',
  ],
  [
    'answer-not-mine-of-what-is-done',
    [
      'Fri 18 Dec 2026 17:00',
      anIncident('Fri 18 Dec 2026 16:30'),
      done('incident.panel-notified', 'Fri 18 Dec 2026 16:50'),
      ...answering('not-mine').slice(3),
    ],
    'business-manager',
    'Needs somebody else: notify the Panel',
  ],
  [
    'answer-not-mine-to-the-deputy',
    answering('not-mine'),
    'deputy-director',
    'Needs somebody else, overdue by 1 working day: notify the Panel',
  ],
  [
    'answer-covered-by',
    answering('covered-by', { by: 'p-2' }),
    'deputy-director',
    'Passed on to you, overdue by 1 working day: notify the Panel',
  ],
  [
    'answer-more-time',
    answering('more-time', { reason: 'waiting-for-another-agency' }),
    'business-manager',
    'More time asked for, overdue by 1 working day: notify the Panel',
  ],
  [
    'answer-date-disputed',
    answering('date-disputed'),
    'business-manager',
    'Date disputed, overdue by 1 working day: notify the Panel',
  ],
  ['answer-escalate', answering('escalate'), 'delegated-health', 'Escalated to you, overdue by 1 working day: notify the Panel'],
  ['unseen', unseen, 'lado', 'Not yet seen, still open: take up the new allegation'],
  ['unseen-to-the-next-role', unseen, director, 'Not yet seen, still open: take up the new allegation'],
]

describe('a mail that tells of an answer, or of none', () => {
  it.each(kinds)('%s', async (name, steps, to, subject) => {
    const mail = mailTo(await mailsOf(steps, { holders }), to, subject)
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`./mails/${name}.txt`)
  })

  it('says its state first, in printable ASCII, and nothing of the case', async () => {
    for (const [, steps, to, beginning] of kinds) {
      const { subject, text, html } = mailTo(await mailsOf(steps, { holders }), to, beginning)
      expect(subject).toMatch(/^[ -~]+ \(K7Q2\d\)$/)
      expect(`${subject}${text}${html}`).not.toMatch(/SI-2026|p-1|case-system|undefined|null|NaN|\[object/)
    }
  })

  it('goes to nobody else: an allegation that nobody saw stays with those who may know of it', async () => {
    const told = (await mailsOf(unseen, { holders })).filter(({ subject }) => subject.startsWith('Not yet seen'))
    // the LADO again and, for want of a deputy, the director; then both once more
    expect(told.map(({ to, sentAt }) => `${sentAt} ${to.split('@')[0]}`)).toEqual([
      'Mon 4 Jan 2027 14:00 lado',
      `Mon 4 Jan 2027 14:00 ${director}`,
      'Tue 5 Jan 2027 10:00 lado',
      `Tue 5 Jan 2027 10:00 ${director}`,
    ])
  })
})
