import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Clock } from '../../shared/clocks/clock.ts'
import { workingDays } from '../../shared/clocks/period.ts'
import type { Rule } from '../../shared/clocks/rule.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import { icsOf } from '../../shared/notices/icalendar.ts'
import { inviteOf } from '../../shared/notices/invite-of.ts'
import type { MailInput } from '../../shared/notices/mail-input.ts'
import { type NoticeKind, noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { isoDay } from '../../shared/time/day.ts'
import { aClock, aRule } from '../builders/clocks.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { aReadersCalendar, readIcs } from '../builders/reader-calendar.ts'
import { mailsOf, mailTo } from './mails-of.ts'

const began = 'Fri 18 Dec 2026 17:00'
const known = anIncident('Fri 18 Dec 2026 16:30')
const ofPanel = (lines: readonly string[]) => lines.filter((line) => line.includes('notify the Panel of the incident'))

/** What the calendar of a role shows at the end of a matter's life. */
const calendarOf = async (role: string, steps: readonly (string | ClocksEvent)[]) => {
  const calendar = aReadersCalendar()
  const invites = (await mailsOf(steps)).filter(({ to }) => to.startsWith(`${role}@`)).flatMap((mail) => mail.invites ?? [])
  for (const invite of invites) calendar.take(invite)
  // the same mails in another order, as mail may come
  const late = aReadersCalendar()
  for (const invite of invites.toReversed()) late.take(invite)
  expect(late.shows()).toEqual(calendar.shows())
  return calendar
}

const director = 'director-of-childrens-services'

describe('the due day in the calendar of whoever is written to', () => {
  it.each<[string, readonly (string | ClocksEvent)[], string[]]>([
    [
      // 21, 22, 23, 24 December, then 29: 25 and 28 are bank holidays
      'is entered when its clock begins: five working days from a Friday before Christmas',
      [began, known],
      ['2026-12-29 Due: notify the Panel of the incident (K7Q21)'],
    ],
    [
      'is there once, however often it is reminded of',
      [began, known, 'Tue 22 Dec 2026 08:30', 'Wed 23 Dec 2026 08:30', 'Tue 29 Dec 2026 08:30'],
      ['2026-12-29 Due: notify the Panel of the incident (K7Q21)'],
    ],
    [
      'moves with its date, and is not there twice: aware a day earlier',
      [began, known, 'Mon 21 Dec 2026 09:00', correction(known, { ...known.data, awareAt: '2026-12-17' })],
      ['2026-12-24 Due: notify the Panel of the incident (K7Q21)'],
    ],
    [
      'is taken out when the facts no longer ask for it',
      [began, known, 'Mon 21 Dec 2026 11:00', done('incident.criteria-not-met', 'Mon 21 Dec 2026 10:30')],
      [],
    ],
    [
      'is taken out when the fact that began it is withdrawn',
      [began, known, 'Mon 21 Dec 2026 11:00', correction(known, null)],
      [],
    ],
    [
      'is taken out when it is done',
      [began, known, 'Mon 21 Dec 2026 11:00', done('incident.panel-notified', 'Mon 21 Dec 2026 10:30')],
      [],
    ],
    [
      'is taken out once it is overdue and done at last',
      [began, known, 'Wed 30 Dec 2026 08:30', 'Thu 31 Dec 2026 11:00', done('incident.panel-notified', 'Thu 31 Dec 2026 10:30')],
      [],
    ],
    [
      'comes back when it turns out not to have been done, and goes again',
      [
        ...[began, known, 'Mon 21 Dec 2026 11:00', done('incident.panel-notified', 'Mon 21 Dec 2026 10:30')],
        ...['Mon 21 Dec 2026 12:00', correction(done('incident.panel-notified', 'Mon 21 Dec 2026 10:30'), null)],
        ...['Tue 22 Dec 2026 12:00', done('incident.panel-notified', 'Tue 22 Dec 2026 11:00', { id: 'again' })],
      ],
      [],
    ],
    [
      'comes back when it turns out not to have been done',
      [
        ...[began, known, 'Mon 21 Dec 2026 11:00', done('incident.panel-notified', 'Mon 21 Dec 2026 10:30')],
        ...['Mon 21 Dec 2026 12:00', correction(done('incident.panel-notified', 'Mon 21 Dec 2026 10:30'), null)],
      ],
      ['2026-12-29 Due: notify the Panel of the incident (K7Q21)'],
    ],
    [
      'comes back when its clock runs again',
      [
        ...[began, known, 'Mon 21 Dec 2026 11:00', done('incident.criteria-not-met', 'Mon 21 Dec 2026 10:30')],
        ...['Mon 21 Dec 2026 12:00', correction(done('incident.criteria-not-met', 'Mon 21 Dec 2026 10:30'), null)],
      ],
      ['2026-12-29 Due: notify the Panel of the incident (K7Q21)'],
    ],
    [
      'stays where it was once it is overdue',
      [began, known, 'Wed 30 Dec 2026 08:30', 'Thu 31 Dec 2026 08:30'],
      ['2026-12-29 Due: notify the Panel of the incident (K7Q21)'],
    ],
  ])('%s', async (_why, steps, expected) => {
    expect(ofPanel((await calendarOf(director, steps)).shows())).toEqual(expected)
  })

  it('is taken out by a mail that names the entry as the one before it did, and is newer', async () => {
    const notified = done('incident.panel-notified', 'Mon 21 Dec 2026 10:30')
    const mails = await mailsOf([began, known, 'Mon 21 Dec 2026 11:00', notified])
    const [entered, takenOut] = ['Due Tuesday 29 December 2026: notify the Panel', 'Done: notify the Panel'].map((subject) => {
      const [invite, ...more] = mailTo(mails, director, subject).invites ?? []
      if (invite === undefined || more.length > 0) throw new Error(`${subject}: expected one invite`)
      const { method, one } = readIcs(icsOf(invite, { organizer: 'clocks@bolton.example', attendee: 'dcs@bolton.example' }))
      return { method, uid: one('uid'), sequence: Number(one('sequence')), status: one('status'), day: one('dtstart') }
    })
    expect(entered).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', day: '2026-12-29' })
    expect(takenOut).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', day: '2026-12-29', uid: entered?.uid })
    expect(takenOut?.sequence).toBeGreaterThan(entered?.sequence ?? Number.POSITIVE_INFINITY)
  })

  it('is one entry a clock, each under a name that says nothing but the service’s own reference', async () => {
    const { entries, shows } = await calendarOf(director, [began, anIncident('Fri 18 Dec 2026', { otherAreas: ['wigan'] })])
    expect(entries.size).toBe(shows().length)
    expect(entries.size).toBeGreaterThan(1)
    for (const uid of entries.keys()) expect(uid).toMatch(/^K7Q21\.[a-z-]+\.bolton@clocks\.invalid$/)
    expect([...entries.keys()]).toContain('K7Q21.panel-notification.bolton@clocks.invalid')
  })

  it('has the hour in its words where hours count: 72 from Friday 19:30 end on Monday, in summer time by then', async () => {
    const returned = anEvent(
      'missing.returned',
      { at: iso('Fri 26 Mar 2027 19:30'), placedOutsideArea: false },
      { subject: 'M-1' },
    )
    expect((await calendarOf('missing-coordinator', ['Fri 26 Mar 2027 20:15', returned])).shows()).toContainEqual(
      expect.stringMatching(/^2027-03-29 Due by 20:30: .* \(K7Q21\)$/),
    )
  })

  it('is sent to nobody who is asked to do a thing as soon as possible: there is no day', async () => {
    const death = anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true })
    const mails = await mailsOf([began, death, 'Tue 22 Dec 2026 08:30'])
    const undated = mails.filter(({ subject }) => /^(As soon as possible|Still open)/.test(subject))
    expect(undated.length).toBeGreaterThan(1)
    for (const { invites } of undated) expect(invites).toBeUndefined()
  })
})

const rule = aRule(workingDays(5).after())
const clock = aClock(rule, 'Fri 18 Dec 2026')
const now = at(began)

interface About {
  rule?: Rule
  clock?: Clock | undefined
  sequence?: number | undefined
}

const inputAbout = (kind: NoticeKind, more: About = {}): MailInput => {
  const { sequence, ...about } = { rule, clock, sequence: 4, ...more }
  const { id, due } = about.clock ?? clock
  const notice = noticeOf({ clock: id, kind, n: 0, role: rule.owner, at: now, due: due === null ? null : isoDay(due) })
  const given = { notice, partnership: bolton, reference: 'K7Q2M', calendar: englandAndWales(), now }
  return { ...about, ...given, ...(sequence !== undefined && { sequence }) }
}

const mailAbout = (kind: NoticeKind, more: About = {}) => composeMail(inputAbout(kind, more))

const met = { ...clock, met: { ...clock.started, fact: 'met' } }
const cancelled = { ...clock, cancelled: { ...clock.started, fact: 'cancelled' } }

describe('a mail', () => {
  it.each<[NoticeKind, Clock | undefined, string | undefined]>([
    ['opened', clock, 'REQUEST'],
    ['half-way', clock, 'REQUEST'],
    ['two-days-before', clock, 'REQUEST'],
    ['last-day', clock, 'REQUEST'],
    ['moved', clock, 'REQUEST'],
    ['reopened', clock, 'REQUEST'],
    // the day is past, or is not the reader's own
    ['overdue', clock, undefined],
    ['dispute-moved', clock, undefined],
    ['nudge', aClock(aRule(null), 'Fri 18 Dec 2026'), undefined],
    ['opened', aClock(aRule(null), 'Fri 18 Dec 2026'), undefined],
    ['dispute-resolved', met, 'CANCEL'],
    ['dispute-exited', cancelled, 'CANCEL'],
    ['cancelled', cancelled, 'CANCEL'],
    ['cancelled', undefined, 'CANCEL'],
    ['met', met, 'CANCEL'],
    ['met', cancelled, 'CANCEL'],
    ['met', undefined, 'CANCEL'],
    // written while the clock was met: whatever the mail is about, the day is done with
    ['last-day', met, 'CANCEL'],
  ])('of what is %s carries the day accordingly', (kind, as, method) => {
    expect(inviteOf(inputAbout(kind, { clock: as }), 4)?.method).toEqual(method)
  })

  it('carries the version of the matter, by which a calendar knows the newer', () => {
    expect(mailAbout('opened', { sequence: 7 }).invites?.[0]?.sequence).toBe(7)
    expect(mailAbout('opened', { sequence: undefined }).invites).toBeUndefined()
  })

  it('of two clocks of one rule makes two entries, under names that are no trouble to anybody', () => {
    const uids = ['a-rule:2027-01-14', 'a-rule:2027-02-11'].map(
      (id) => mailAbout('opened', { clock: { ...clock, id } }).invites?.[0]?.uid,
    )
    expect(uids).toEqual(['K7Q2M.a-rule+2027-01-14.bolton@clocks.invalid', 'K7Q2M.a-rule+2027-02-11.bolton@clocks.invalid'])
  })

  it('says in the entry whom it asks, and what is doubtful about the day', () => {
    const doubtful = { ...rule, tier: 'internal' as const, unconfirmed: 'The document does not say from when.' }
    const entry = mailAbout('opened', { rule: doubtful, clock: { ...clock, rule: doubtful, provisional: true } }).invites?.[0]
    expect(entry?.description).toBe(
      'BSCP Business Manager, Bolton Safeguarding Children Partnership: the mails about K7Q2M say what this rests on and how it was ' +
        'counted. Internal target of this service, not a statutory limit. The document does not say from when. ' +
        'This date lies beyond the published bank holidays and may still move.',
    )
  })

  it('of a duty that only has to stay true says when it ends', () => {
    const standing = { ...rule, met: null }
    expect(mailAbout('opened', { rule: standing }).invites?.[0]?.summary).toBe('Last day: do what is to be done (K7Q2M)')
  })
})
