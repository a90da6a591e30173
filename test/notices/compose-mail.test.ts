import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { anEvent, anIncident, correction, done, planned } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { type MailOfLife, mailsOf, mailTo } from './mails-of.ts'

const director = 'director-of-childrens-services'
const known = anIncident('Fri 18 Dec 2026 16:30')
const began = 'Fri 18 Dec 2026 17:00'
const panelNotified = done('incident.panel-notified', 'Mon 21 Dec 2026 10:00')
const of = { subject: 'M-1' }
const returned = anEvent('missing.returned', { at: iso('Fri 26 Mar 2027 19:30'), placedOutsideArea: false }, of)

/** What a mail is called, how it comes about, whom it goes to, and how its subject begins. */
const kinds: [string, readonly (string | ClocksEvent)[], string, string][] = [
  ['opened', [began, known], director, 'Due Tuesday 29 December 2026: notify the Panel'],
  ['half-way', [began, known, 'Tue 22 Dec 2026 08:30'], director, 'Due Tuesday 29 December 2026: notify the Panel'],
  ['two-days-before', [began, known, 'Wed 23 Dec 2026 08:30'], director, 'Due Tuesday 29 December 2026: notify the Panel'],
  ['last-day', [began, known, 'Tue 29 Dec 2026 08:30'], director, 'Due today, Tuesday 29 December 2026: notify the Panel'],
  ['overdue', [began, known, 'Wed 30 Dec 2026 08:30'], director, 'Overdue by 1 working day: notify the Panel'],
  [
    'overdue-to-the-next-role',
    [began, known, 'Wed 30 Dec 2026 08:30'],
    'business-manager',
    'Overdue by 1 working day: notify the Panel',
  ],
  [
    'known-too-late-on-a-bank-holiday',
    ['Mon 28 Dec 2026 10:00', anIncident('Thu 17 Dec 2026')],
    director,
    'Overdue since Thursday 24 December 2026: notify the Panel',
  ],
  [
    'nudge',
    [began, anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true }), 'Tue 22 Dec 2026 08:30'],
    director,
    'Still open: notify the Secretary of State and Ofsted of the death of a looked-after child',
  ],
  [
    'nudge-to-the-next-role',
    [began, anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true }), 'Tue 29 Dec 2026 08:30'],
    'business-manager',
    'Still open: notify the Secretary of State and Ofsted',
  ],
  [
    'moved',
    [began, known, 'Mon 21 Dec 2026 09:00', correction(known, { ...known.data, awareAt: '2026-12-17' })],
    director,
    'Date moved to Thursday 24 December 2026: notify the Panel',
  ],
  [
    'reopened',
    [began, known, 'Mon 21 Dec 2026 11:00', panelNotified, 'Mon 21 Dec 2026 12:00', correction(panelNotified, null)],
    director,
    'Due Tuesday 29 December 2026: notify the Panel',
  ],
  [
    'cancelled',
    [began, known, 'Mon 21 Dec 2026 11:00', done('incident.criteria-not-met', 'Mon 21 Dec 2026 10:30')],
    director,
    'No longer needed: notify the Panel',
  ],
  ['met', [began, known, 'Mon 21 Dec 2026 11:00', panelNotified], director, 'Done: notify the Panel of the incident'],
  [
    'met-late-to-the-next-role',
    [began, known, 'Wed 30 Dec 2026 08:30', done('incident.panel-notified', 'Wed 30 Dec 2026 08:10')],
    'business-manager',
    'Done, after its date: notify the Panel of the incident',
  ],
  [
    'met-late-by-minutes',
    ['Fri 26 Mar 2027 20:15', returned, 'Mon 29 Mar 2027 20:50', done('return-interview.completed', 'Mon 29 Mar 2027 20:45', of)],
    'missing-coordinator',
    'Done, after its time: complete the return interview',
  ],
  [
    'moved-to-the-next-role',
    [began, known, 'Wed 30 Dec 2026 08:30', correction(known, { ...known.data, awareAt: '2026-12-29' })],
    'business-manager',
    'Date moved to Wednesday 6 January 2027: notify the Panel',
  ],
  [
    'cancelled-to-the-next-role',
    [began, known, 'Wed 30 Dec 2026 08:30', done('incident.criteria-not-met', 'Wed 30 Dec 2026 08:00')],
    'business-manager',
    'No longer needed: notify the Panel',
  ],
  [
    'standing-duty',
    ['Mon 28 Jun 2027 12:00', done('report.published', 'Mon 28 Jun 2027 10:00')],
    'business-manager',
    'Until Wednesday 28 June 2028: keep the published report publicly available',
  ],
  [
    'before-publication',
    ['Mon 3 May 2027 12:00', planned('Mon 28 Jun 2027')],
    'business-manager',
    'Due Wednesday 16 June 2027: send the report to the Panel before publication',
  ],
  [
    'rapid-review-partly-done',
    [
      began,
      known,
      'Mon 21 Dec 2026 11:00',
      panelNotified,
      'Mon 4 Jan 2027 12:00',
      done('rapid-review.decided', 'Mon 4 Jan 2027 11:00'),
      'Fri 8 Jan 2027 08:30',
      'Tue 12 Jan 2027 08:30',
    ],
    'practice-review-group',
    'Due Thursday 14 January 2027: complete the rapid review',
  ],
]

describe('the text of a mail, one of each kind', () => {
  it.each(kinds)('%s', async (name, steps, role, subject) => {
    const mail = mailTo(await mailsOf(steps), role, subject)
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`./mails/${name}.txt`)
  })

  it('to somebody in place of a vacant role', async () => {
    const holders = () => [{ id: 'h-1', role: 'business-manager', address: 'business-manager@bolton.example' }]
    const mail = mailTo(await mailsOf([began, known], { holders }), 'business-manager', 'Due Tuesday 29 December 2026')
    expect(mail.text).toMatch(/You are written to as:\n {2}in place of the Director/)
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot('./mails/in-place-of-a-vacant-role.txt')
  })

  it('that may be a second one', async () => {
    let refusals = 1
    const onSend = () => {
      if (refusals-- > 0) throw new Error('throttled')
    }
    const mail = mailTo(
      await mailsOf([began, known, 'Fri 18 Dec 2026 17:02'], { onSend }),
      director,
      'Due Tuesday 29 December 2026: notify',
    )
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot('./mails/that-may-be-a-second-one.txt')
  })
})

describe('a mail', () => {
  it('about what is no longer needed does not ask for anything', async () => {
    const found = kinds.find(([name]) => name === 'cancelled')
    const { text, html } = mailTo(await mailsOf(found?.[1] ?? []), director, 'No longer needed: notify the Panel')
    for (const asks of ['Counts as done', 'Not yet told', 'Please', 'Due by']) expect(text + html).not.toContain(asks)
  })

  it('about what is done says when, asks for nothing and offers nothing', async () => {
    const { text, html } = mailTo(await mailsOf([began, known, 'Mon 21 Dec 2026 11:00', panelNotified]), director, 'Done: notify')
    expect(text.replaceAll(/\s+/g, ' ')).toContain('was done on Monday 21 December 2026. You need do no more about it.')
    for (const asks of ['Counts as done', 'Not yet told', 'Please', 'Due by', 'Time left'])
      expect(text + html).not.toContain(asks)
  })

  it('counts no working days where there are none', async () => {
    const { text } = mailTo(await mailsOf(['Mon 28 Dec 2026 10:00', anIncident('Thu 17 Dec 2026')]), director, 'Overdue since')
    expect(text).not.toContain('0 working days')
    expect(text).toContain('none: overdue since Thursday 24 December 2026')
  })

  it('about a day that is counted back to says so', async () => {
    const mails = await mailsOf(['Mon 3 May 2027 12:00', planned('Mon 28 Jun 2027')])
    expect(mailTo(mails, 'business-manager', 'Due Wednesday 16 June 2027').text).toContain(
      'Counts back from:\n  Monday 28 June 2027',
    )
  })
})

describe('every mail', () => {
  const states = [
    'Due ',
    'Due today, ',
    'Overdue by ',
    'Overdue since ',
    'Date moved to ',
    'No longer needed',
    'Done: ',
    'Done, after its date: ',
    'Done, after its time: ',
    'As soon as possible',
    'Still open',
    'Until ',
    // of a limit on the way to an outer one
    '1 working day of slack',
    '3 working days of slack',
    '5 working days of slack',
    '8 working days of slack',
    'No slack left',
  ]

  it('says its state first, in words, and ends with the service’s own reference', async () => {
    const mails: MailOfLife[] = []
    for (const [, steps] of kinds) mails.push(...(await mailsOf(steps)))
    expect(mails.length).toBeGreaterThan(60)
    for (const { subject, text, html } of mails) {
      expect(states.some((state) => subject.startsWith(state))).toBe(true)
      expect(subject).toMatch(/^[^[\]]+: [^[\]]+ \(K7Q2\d\)$/)
      expect(subject.length).toBeLessThan(150)
      expect(`${subject}${text}${html}`).not.toMatch(/SI-2026|became-known|case-system|undefined|null|NaN|\[object/)
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(78)
    }
  })

  it('has a subject of printable ASCII: SES takes nothing else as it is, and titles need nothing else', async () => {
    for (const [, steps] of kinds) for (const { subject } of await mailsOf(steps)) expect(subject).toMatch(/^[ -~]+$/)
    const titles = partnerships.flatMap(({ rules }) => rules.map(({ title }) => title))
    expect(titles.length).toBeGreaterThan(30)
    for (const title of titles) expect(title).toMatch(/^[A-Z][ -~]*[a-z]$/)
  })
})
