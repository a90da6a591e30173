import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { climbNamed, raisingOf, twoDaysOnEachRung } from '../builders/climbs.ts'
import { anEvent } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { iso } from '../builders/london-time.ts'
import { type MailOfLife, mailsOf, mailTo } from './mails-of.ts'

const subject = 'D-2027-001'
const when = 'Mon 4 Jan 2027 10:00'
const partners = climbNamed('bolton between-partners')
const review = climbNamed('rochdale rapid-review-decision')
const executive = climbNamed('stockport between-partners')

const raised = (climb: typeof partners, more: object = {}): ClocksEvent =>
  anEvent('dispute.raised', { ...raisingOf(climb), at: iso(when), ...more }, { subject })

const agreed = (climb: typeof partners): ClocksEvent[] =>
  twoDaysOnEachRung(climb).map((data) => anEvent('settings.agreed', data, { id: data.setting, subject: 'settings' }))

const upFrom = (from: string, at: string, partnership = 'bolton'): ClocksEvent =>
  anEvent(
    'dispute.escalated',
    { partnership, at: iso(at), from, by: 'business-manager', reason: 'no-agreement' },
    { id: `up from ${from}`, subject },
  )

const withTime = ['Mon 4 Jan 2027 09:00', ...agreed(partners), when, raised(partners)]
const withoutTime = [when, raised(partners)]
const toTheTop = [
  ...['Mon 4 Jan 2027 09:00', ...agreed(review), when, raised(review)],
  ...['Wed 6 Jan 2027 08:30', 'Thu 7 Jan 2027 08:30'],
]
const answerOf = (partnership: string, rung: string, by: string) =>
  anEvent('dispute.responded', { partnership, at: iso(when), rung, by }, { subject })
const answered = [...withoutTime, 'Mon 4 Jan 2027 15:00', answerOf('bolton', 'delegated-partners', 'delegated-health')]

/** What a mail is called, how it comes about, whom it goes to, and how its subject begins. */
const kinds: [string, readonly (string | ClocksEvent)[], string, string][] = [
  [
    'raised-with-an-agreed-time',
    withTime,
    'delegated-health',
    'Dispute, answer by Wednesday 6 January 2027: resolve the dispute by discussion',
  ],
  ['raised-without-an-agreed-time', withoutTime, 'delegated-health', 'Dispute: resolve the dispute by discussion'],
  ['raised-to-who-follows-it', withoutTime, 'police-safeguarding-lead', 'Dispute raised: resolve the dispute by discussion'],
  [
    'last-morning',
    [...withTime, 'Wed 6 Jan 2027 08:30'],
    'delegated-health',
    'Dispute still open, answer by Wednesday 6 January 2027: resolve the dispute by discussion',
  ],
  ['moved', [...withTime, 'Thu 7 Jan 2027 08:30'], 'business-manager', 'Dispute moved to rung 2: meet to hear the dispute'],
  [
    'report-asked-of-a-party',
    [...withTime, 'Thu 7 Jan 2027 08:30'],
    'delegated-police',
    'Dispute: send the report on the position of your agency',
  ],
  [
    'report-missing-to-the-business-manager',
    [...withTime, 'Thu 7 Jan 2027 08:30', 'Mon 11 Jan 2027 08:30'],
    'business-manager',
    'Dispute still open: send the report on the position of your agency',
  ],
  [
    'escalate-now',
    [...withoutTime, 'Wed 6 Jan 2027 08:30'],
    'business-manager',
    'Dispute without an answer, escalate now? Resolve the dispute by discussion',
  ],
  [
    'escalate-now-asked-of-who-holds-the-rung',
    [when, raised(executive, { enterAt: 'partnership' }), 'Wed 6 Jan 2027 08:30'],
    'business-manager',
    'Dispute without an answer, escalate now? Bring the disagreement before the full Safeguarding Children Partnership',
  ],
  [
    'no-answer-and-no-time-on-the-last-rung',
    [when, raised(review), 'Wed 6 Jan 2027 08:30'],
    'business-manager',
    'Dispute without an answer on the last rung: decide on the recommendations',
  ],
  ['no-answer-on-the-last-rung', toTheTop, 'independent-chair', 'Dispute without an answer on the last rung: decide'],
  [
    'no-answer-on-the-last-rung-to-who-follows-it',
    toTheTop,
    'police-safeguarding-lead',
    'Dispute without an answer on the last rung: decide',
  ],
  [
    'urgent-with-a-conflict',
    [when, raised(review, { urgent: true, parties: ['council', 'police'] })],
    'independent-chair',
    'Dispute: decide on the recommendations about the conduct of reviews',
  ],
  [
    'urgent-to-the-next-rung',
    [when, raised(partners, { urgent: true })],
    'lead-police',
    'Dispute: resolve the dispute by discussion',
  ],
  [
    'answered-and-now',
    answered,
    'delegated-council',
    'Dispute answered: tell the service whether the answer has resolved the dispute',
  ],
  [
    'answered-on-the-last-rung-and-now',
    [when, raised(review), answerOf('rochdale', 'independent-chair', 'independent-chair')],
    'police-safeguarding-lead',
    'Dispute answered: tell the service whether the answer has resolved the dispute',
  ],
  [
    'resolved',
    [
      ...withTime,
      'Thu 7 Jan 2027 08:30',
      'Fri 8 Jan 2027 12:00',
      anEvent('dispute.resolved', { at: iso('Fri 8 Jan 2027 11:00'), outcome: 'decided' }, { subject }),
    ],
    'lead-council',
    'Dispute resolved on rung 2',
  ],
  [
    'taken-outside-the-ladder',
    [
      ...withTime,
      'Tue 5 Jan 2027 15:00',
      anEvent('dispute.exited', { at: iso('Tue 5 Jan 2027 14:00'), by: 'chair', to: 'regulator' }, { subject }),
    ],
    'delegated-police',
    'Dispute taken outside its ladder as well',
  ],
]

const without = (vacant: string) => (partnership: string) => everyRoleHeld(partnership).filter(({ role }) => role !== vacant)
const pastTheChair = [
  ...[when, raised(executive, { enterAt: 'partnership' })],
  ...['Tue 5 Jan 2027 10:00', upFrom('partnership', 'Tue 5 Jan 2027 10:00', 'stockport')],
  ...['Wed 6 Jan 2027 10:00', upFrom('executive', 'Wed 6 Jan 2027 10:00', 'stockport')],
]

const fileOf = ({ subject, text }: MailOfLife): string => `Subject: ${subject}\n\n${text}`

describe('the text of a mail about a dispute, one of each kind', () => {
  it.each(kinds)('%s', async (name, steps, role, begins) => {
    await expect(fileOf(mailTo(await mailsOf(steps), role, begins))).toMatchFileSnapshot(`./mails/dispute-${name}.txt`)
  })

  it('past a rung that nobody holds', async () => {
    const mails = await mailsOf(pastTheChair, { holders: without('independent-chair') })
    const mail = mailTo(mails, 'chief-constable', 'Dispute: resolve the disagreement between the statutory')
    await expect(fileOf(mail)).toMatchFileSnapshot('./mails/dispute-past-a-vacant-rung.txt')
  })
})

describe('every mail about a dispute', () => {
  const everyMail = async () => [
    ...(await Promise.all(kinds.map(([, steps]) => mailsOf(steps)))).flat(),
    ...(await mailsOf(pastTheChair, { holders: without('independent-chair') })),
  ]

  it('names the ladder, the agencies and the service’s own reference, and nothing of the case', async () => {
    const mails = await everyMail()
    expect(mails.length).toBeGreaterThan(100)
    for (const { subject, text, html } of mails) {
      expect(subject).toMatch(/^Dispute[ -~]* \(K7Q2\d\)$/)
      expect(`${subject}${text}${html}`).not.toMatch(/D-2027|dispute\.raised|undefined|null|NaN|\[object/)
      expect(text).toMatch(/\nLadder:\n {2}\S.*[\s\S]*\nIn dispute:\n {2}\S/)
    }
  })

  it('fits a subject line, and stutters nowhere', async () => {
    for (const { subject, text } of await everyMail()) {
      expect(subject.length).toBeLessThan(160)
      expect(/\b(\w+)\s+\1\b(?!:)/.exec(text)?.[0]).toBeUndefined()
    }
  })

  it('says that no time was agreed only where none was', async () => {
    const said = (mails: MailOfLife[]) => mails.filter(({ text }) => /none\s+has\s+been\s+agreed|No\s+time\s+to/.test(text))
    expect(said(await mailsOf([...withTime, 'Thu 7 Jan 2027 08:30', 'Mon 11 Jan 2027 08:30']))).toEqual([])
    expect(said(await mailsOf(withoutTime))).not.toEqual([])
  })
})
