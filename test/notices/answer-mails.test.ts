import { describe, expect, it } from 'vitest'
import type { DataOf } from '../../events/catalogue.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { iso } from '../builders/london-time.ts'
import { aDesk } from '../shell/desk.ts'
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

describe('what was said of a date that has moved before the mail went', () => {
  /** The director answers, and before that is told the incident became known two working days later: 29 December is 31 December. */
  const toldLate = async (answer: DataOf<'notice.answered'>['answer'], more: Partial<DataOf<'notice.answered'>> = {}) => {
    const desk = aDesk('Fri 18 Dec 2026 17:00', { nothingWaits: true })
    const known = anIncident('Fri 18 Dec 2026 16:30')
    await desk.take(known)
    const said = anEvent('notice.answered', {
      ...{ at: iso('Wed 23 Dec 2026 09:00'), clock: 'panel-notification', role: director, holder: 'p-1', answer },
      ...more,
    })
    desk.advanceTo('Wed 23 Dec 2026 09:01')
    await desk.take(said)
    await desk.take(correction(known, anIncident('Tue 22 Dec 2026 16:30').data))
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
    const mail = desk.mails.find(({ subject }) => /^(Date disputed|More time)/.test(subject))
    return mail?.text.replaceAll(/\s+/g, ' ')
  }

  it('is not said of the date that stands now', async () => {
    const text = await toldLate('date-disputed')
    expect(text).toContain(
      'has answered that Tuesday 29 December 2026 is wrong. The date has moved since: how it is counted now is below.',
    )
    expect(text).not.toContain('that this date is wrong')
  })

  it('nor that none has moved', async () => {
    const text = await toldLate('more-time', { reason: 'absence' })
    expect(text).toContain(
      'has asked for more time when it was due by Tuesday 29 December 2026: absence. The date has moved since.',
    )
    expect(text).not.toContain('No date has moved')
  })
})
