import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../events/answer.ts'
import type { DataOf } from '../../events/catalogue.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { answered } from '../builders/answers.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const director = 'director-of-childrens-services'
const clock = 'panel-notification'
const known = anIncident('Fri 18 Dec 2026 16:30')

/** The notices about the notification of the Panel, without its name: `Wed 30 Dec 2026 08:30 overdue 1 → director-…`. */
const about = (said: readonly string[], which = clock) =>
  said.filter((line) => line.includes(` ${which} `)).map((line) => line.replace(`${which} `, ''))

/** Due on Tue 29 Dec, and overdue since; it has rung up to a moment. */
const overdueUpTo = (when: string) => {
  const story = aStory()
  story.told(known, 'Fri 18 Dec 2026 16:45')
  story.wokenUpTo(when)
  return story
}

const overdues = (said: readonly string[]) => [
  ...new Set(about(said).map((line) => line.replace(/ → .*/, '').replace('overdue ', ''))),
]

describe('“I have seen this”', () => {
  it('keeps the next morning’s reminder away, and then the climb goes on from where it was', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    expect(story.told(answered('Wed 30 Dec 2026 09:00', 'seen'), 'Wed 30 Dec 2026 09:00')).toEqual([])
    // Wed 30 =0 · Thu 31 =1, to its end; Fri 1 is New Year's Day
    const said = about(story.wokenUpTo('Mon 4 Jan 2027 09:00'))
    expect(said).toEqual([
      `Mon 4 Jan 2027 08:30 overdue 3 → ${director}`,
      'Mon 4 Jan 2027 08:30 overdue 3 → delegated-health',
      'Mon 4 Jan 2027 08:30 overdue 3 → delegated-council',
      'Mon 4 Jan 2027 08:30 overdue 3 → delegated-police',
    ])
  })

  it('said before the clock was overdue keeps nothing away', () => {
    const story = overdueUpTo('Tue 29 Dec 2026 09:00')
    story.told(answered('Tue 29 Dec 2026 23:00', 'mine'), 'Tue 29 Dec 2026 23:00')
    expect(overdues(story.wokenUpTo('Thu 31 Dec 2026 09:00'))).toEqual(['Wed 30 Dec 2026 08:30 1', 'Thu 31 Dec 2026 08:30 2'])
  })

  it('within seconds of the mail, as a link scanner says it, keeps nothing away', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:31')
    story.told(answered('Wed 30 Dec 2026 08:30', 'mine', { early: true }), 'Wed 30 Dec 2026 08:31')
    expect(overdues(story.wokenUpTo('Thu 31 Dec 2026 09:00'))).toEqual(['Thu 31 Dec 2026 08:30 2'])
  })

  it('taken back keeps nothing away any more: what it had kept back rings at once', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    const seen = answered('Wed 30 Dec 2026 09:00', 'seen')
    story.told(seen, 'Wed 30 Dec 2026 09:00')
    story.wokenUpTo('Thu 31 Dec 2026 10:00')
    expect(overdues(story.told(correction(seen, null), 'Thu 31 Dec 2026 11:00'))).toEqual(['Thu 31 Dec 2026 08:30 2'])
  })
})

describe('“This is mine, I am on it”', () => {
  it('keeps reminders away for two working days, or as many as the partnership agreed', () => {
    const lasting = (settings: typeof bolton.settings) => {
      const story = aStory(bolton, undefined, { settings })
      story.told(known, 'Fri 18 Dec 2026 16:45')
      story.wokenUpTo('Wed 30 Dec 2026 09:00')
      story.told(answered('Wed 30 Dec 2026 09:00', 'mine'), 'Wed 30 Dec 2026 09:00')
      return overdues(story.wokenUpTo('Thu 7 Jan 2027 09:00'))[0]
    }
    // Wed 30 =0 · Thu 31 =1 · Mon 4 =2: so Tue 5
    expect(lasting(bolton.settings)).toBe('Tue 5 Jan 2027 08:30 4')
    const agreed = { setting: 'mine-lasts-working-days', value: 3, from: '2026-12-01', agreedBy: 'executive-group' }
    // Tue 5 =3: so Wed 6
    expect(lasting([...bolton.settings, { ...agreed, agreedOn: '2026-11-30', source: 'Minutes, item 2' }])).toBe(
      'Wed 6 Jan 2027 08:30 5',
    )
  })

  it('never closes a clock: whatever is answered, and however often, it climbs to the top while nothing is done', () => {
    const top = ['lead-health', 'lead-council', 'lead-police']
    const given = fc.record({
      answer: fc.constantFrom<Answer>('seen', 'mine', 'more-time', 'covered-by'),
      days: fc.integer({ min: 0, max: 40 }),
    })
    const climbs = fc.property(fc.array(given, { maxLength: 30 }), (answers) => {
      const story = overdueUpTo('Wed 30 Dec 2026 08:45')
      const heard = new Set<string>()
      const hear = (said: readonly string[]) => {
        for (const line of about(said)) heard.add(line.split(' → ')[1] ?? '')
      }
      const first = at('Wed 30 Dec 2026 09:00')
      for (const [n, { answer, days }] of [...answers].sort((a, b) => a.days - b.days).entries()) {
        const when = first + days * 86_400_000 + n
        hear(story.wokenUpTo(when))
        const event = answered('Wed 30 Dec 2026 09:00', answer, {
          at: new Date(when).toISOString(),
          ...(answer === 'more-time' && { reason: 'other' as const }),
          ...(answer === 'covered-by' && { by: 'p-2' }),
        })
        story.told({ ...event, id: `a-${n}` }, when)
      }
      hear(story.wokenUpTo('Fri 30 Apr 2027 12:00'))
      expect([...heard]).toEqual(expect.arrayContaining(top))
      expect(story.wakeAt()).toBeDefined()
    })
    void fc.assert(climbs, { numRuns: 60 })
  })
})

describe('an answer that somebody else must act on', () => {
  const told = (answer: DataOf<'notice.answered'>['answer'], more: Partial<DataOf<'notice.answered'>> = {}) => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    return about(story.told(answered('Wed 30 Dec 2026 09:00', answer, more), 'Wed 30 Dec 2026 09:00'))
  }

  it.each([
    ['not-mine', {}],
    ['date-disputed', {}],
    ['more-time', { reason: 'waiting-for-another-agency' }],
  ] as const)('%s is told to the next role up at once', (answer, more) => {
    expect(told(answer, more)).toEqual([`Wed 30 Dec 2026 09:00 ${answer} → business-manager`])
  })

  it('covered-by is told to whoever was named', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    story.told(answered('Wed 30 Dec 2026 09:00', 'covered-by', { by: 'p-2' }), 'Wed 30 Dec 2026 09:00')
    expect(story.notices.at(-1)).toMatchObject({ kind: 'covered-by', role: director, answered: director, person: 'p-2' })
  })

  it('escalate is the next step before its time, and the next one after it is higher', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    const partners = ['delegated-health', 'delegated-council', 'delegated-police']
    expect(about(story.told(answered('Wed 30 Dec 2026 09:00', 'escalate'), 'Wed 30 Dec 2026 09:00'))).toEqual(
      partners.map((role) => `Wed 30 Dec 2026 09:00 escalate 2 → ${role}`),
    )
    expect(about(story.told(answered('Wed 30 Dec 2026 09:30', 'escalate'), 'Wed 30 Dec 2026 09:30'))).toEqual(
      ['lead-health', 'lead-council', 'lead-police'].map((role) => `Wed 30 Dec 2026 09:30 escalate 3 → ${role}`),
    )
    expect(story.entries.filter((entry) => entry.kind === 'alarm' && entry.alarm === 'escalate')).toHaveLength(2)
  })

  it('is told to nobody once the clock is met: it is kept', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    story.told(done('incident.panel-notified', 'Wed 30 Dec 2026 08:50'), 'Wed 30 Dec 2026 08:55')
    expect(about(story.told(answered('Wed 30 Dec 2026 09:00', 'date-disputed'), 'Wed 30 Dec 2026 09:00'))).toEqual([])
  })
})

describe('a new allegation that nobody says they saw', () => {
  const made = anEvent(
    'allegation.made',
    { knownAt: iso('Mon 4 Jan 2027 09:30'), criteria: ['harmed-child'] },
    { subject: 'AL-1' },
  )
  const seen = (when: string, which: string) =>
    anEvent(
      'notice.answered',
      { at: iso(when), clock: which, role: 'lado', holder: 'p-9', answer: 'seen' },
      { subject: 'AL-1', id: 'seen' },
    )
  const toldAt = (when: string) => {
    const story = aStory()
    story.told(made, when)
    return story
  }

  it('is told again after four working hours, and to the director after eight: nobody else may know of it', () => {
    // told at 16:00: an hour of Mon 4, three of Tue 5; then five of Tue 5 make eight at 12:00 and 4 more
    expect(about(toldAt('Mon 4 Jan 2027 16:00').wokenUpTo('Tue 5 Jan 2027 23:00'), 'new-allegation')).toEqual([
      'Tue 5 Jan 2027 12:00 unseen 1 → lado',
      'Tue 5 Jan 2027 16:00 unseen 2 → lado',
      `Tue 5 Jan 2027 16:00 unseen 2 → ${director}`,
    ])
  })

  it.each(['new-allegation', 'allegation-referral'])('is not once the LADO has answered a mail about %s', (which) => {
    const story = toldAt('Mon 4 Jan 2027 10:00')
    story.told(seen('Mon 4 Jan 2027 11:00', which), 'Mon 4 Jan 2027 11:00')
    expect(about(story.wokenUpTo('Tue 5 Jan 2027 23:00'), 'new-allegation')).toEqual([])
  })
})

describe('an answer that cannot be right is refused, and nothing is stored', () => {
  const judged = (event: ReturnType<typeof answered>, from = overdueUpTo('Wed 30 Dec 2026 08:45').matter()) => {
    const context = { partnership: bolton, calendar: englandAndWales() }
    const applied = applyEvent(from, event, at('Wed 30 Dec 2026 09:00'), context)
    return applied.ok ? 'accepted' : `${applied.refusal.code}: ${applied.refusal.errors.map(({ field }) => field).join(', ')}`
  }
  const when = 'Wed 30 Dec 2026 09:00'

  it.each([
    [
      'about a clock that nobody was told of',
      answered(when, 'seen', { clock: 'core-group' }),
      'answers-unknown-clock: data.clock',
    ],
    ['for a role that there is not', answered(when, 'seen', { role: 'mayor' }), 'answer-invalid: data.role'],
    ['asking for more time without a reason', answered(when, 'more-time'), 'answer-invalid: data.reason'],
    ['with a reason that none of it asks for', answered(when, 'seen', { reason: 'other' }), 'answer-invalid: data.reason'],
    ['naming nobody who has it instead', answered(when, 'covered-by'), 'answer-invalid: data.by'],
    ['naming themselves', answered(when, 'covered-by', { by: 'p-1' }), 'answer-invalid: data.by'],
    ['given tomorrow', answered('Thu 31 Dec 2026 09:00', 'seen'), 'in-the-future: data.at'],
  ])('%s', (_what, event, refusal) => {
    expect(judged(event)).toBe(refusal)
  })

  it.each(['more-time', 'covered-by', 'escalate'] as const)('but for %s that came too soon to say more than that', (answer) => {
    expect(judged(answered(when, answer, { early: true }))).toBe('accepted')
  })

  it('before anything is known of its matter', () => {
    const context = { partnership: bolton, calendar: englandAndWales() }
    const applied = applyEvent(undefined, answered(when, 'seen'), at(when), context)
    expect(applied).toMatchObject({ ok: false, refusal: { code: 'answers-unknown-clock' } })
  })
})
