import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { anEvent, correction, done } from '../../builders/events.ts'
import { iso } from '../../builders/london-time.ts'
import { aStory } from '../../builders/story.ts'
import { mailsOf, mailTo } from '../../notices/mails-of.ts'

const subject = 'CP-2027-001'
const planned = (key: string, on: string) =>
  anEvent('conference.planned', { conference: key, on: iso(on) }, { id: `planned-${key}`, subject })
const initialHeld = (at: string) =>
  anEvent('conference.held', { conference: 'initial', at: iso(at), outcome: 'plan' }, { subject })
const coreGroup = (at: string) => done('core-group.held', at, { id: `core-group-${iso(at)}`, subject })
const lookedAfter = (at: string) => anEvent('plan.ended', { at: iso(at), because: 'looked-after' }, { subject })

/** What was said at a step, without its moment. */
const said = (notices: readonly string[]) => notices.map((line) => line.split(' ').slice(5).join(' '))

describe('who is told of a child protection process', () => {
  it('a conference told under the wrong name and withdrawn: its people hear that nothing more is needed', () => {
    const story = aStory()
    const wrong = planned('review-2', 'Tue 13 Apr 2027')
    expect(said(story.told(wrong, 'Mon 1 Feb 2027 09:00'))).toEqual([
      'conference-reports:review-2 opened → child-protection-unit',
      'chair-met-family:review-2 opened → conference-chair',
      'last-core-group-before-review:review-2 opened → lead-social-worker',
    ])
    expect(said(story.told({ ...correction(wrong, null), subject }, 'Mon 1 Feb 2027 10:00'))).toEqual([
      'conference-reports:review-2 cancelled → child-protection-unit',
      'chair-met-family:review-2 cancelled → conference-chair',
      'last-core-group-before-review:review-2 cancelled → lead-social-worker',
    ])
    expect(story.wokenUpTo('Mon 3 May 2027 09:00')).toEqual([])
  })

  it('corrected to its right name, what was told of the one ends and what is told of the other begins', () => {
    const story = aStory()
    const wrong = planned('review-2', 'Tue 13 Apr 2027')
    story.told(wrong, 'Mon 1 Feb 2027 09:00')
    const right = { ...wrong.data, conference: 'review-1' }
    expect(said(story.told({ ...correction(wrong, right), subject }, 'Mon 1 Feb 2027 10:00'))).toEqual(
      expect.arrayContaining([
        'conference-reports:review-1 opened → child-protection-unit',
        'conference-reports:review-2 cancelled → child-protection-unit',
      ]),
    )
  })

  it('a planned conference that moves tells the new day of its reports', () => {
    const story = aStory()
    story.told(planned('review-1', 'Tue 13 Apr 2027'), 'Mon 1 Feb 2027 09:00')
    const moved = { ...planned('review-1', 'Thu 22 Apr 2027'), id: 'moved' } as ClocksEvent
    expect(said(story.told(moved, 'Tue 2 Feb 2027 09:00'))).toEqual([
      'conference-reports:review-1 moved → child-protection-unit',
      'last-core-group-before-review:review-1 moved → lead-social-worker',
    ])
  })

  it('each core group’s minutes remind for themselves, and the next core group ends the wait for it', () => {
    const story = aStory()
    story.told(initialHeld('Fri 15 Jan 2027 10:00'), 'Fri 15 Jan 2027 13:00')
    story.wokenUpTo('Thu 28 Jan 2027 15:00')
    expect(said(story.told(coreGroup('Thu 28 Jan 2027 14:00'), 'Thu 28 Jan 2027 16:00'))).toEqual([
      'first-core-group met → lead-social-worker',
      'next-core-group:2027-01-28 opened → lead-social-worker',
      'core-group-minutes:2027-01-28 opened → lead-social-worker',
    ])
    story.wokenUpTo('Thu 4 Mar 2027 15:00')
    expect(said(story.told(coreGroup('Thu 4 Mar 2027'), 'Thu 4 Mar 2027 16:00'))).toEqual([
      'next-core-group:2027-01-28 met → lead-social-worker',
      'next-core-group:2027-03-04 opened → lead-social-worker',
      'core-group-minutes:2027-03-04 opened → lead-social-worker',
    ])
    const later = story.wokenUpTo('Wed 14 Apr 2027 09:00').filter((line) => line.includes('next-core-group'))
    expect(later.some((line) => line.includes('next-core-group:2027-01-28'))).toBe(false)
    // six weeks from Thu 4 March: Thu 15 April
    expect(later.at(-1)).toBe('Tue 13 Apr 2027 08:30 next-core-group:2027-03-04 two-days-before → lead-social-worker')
  })

  it('a child who becomes looked after: the running clocks of the plan end, past meetings still owe theirs, the letter is asked for', () => {
    const story = aStory()
    story.told(initialHeld('Fri 15 Jan 2027 10:00'), 'Fri 15 Jan 2027 13:00')
    story.told(planned('review-1', 'Tue 13 Apr 2027'), 'Mon 18 Jan 2027 09:00')
    story.told(coreGroup('Thu 28 Jan 2027 14:00'), 'Thu 28 Jan 2027 16:00')
    story.wokenUpTo('Mon 1 Feb 2027 16:00')
    expect(said(story.told(lookedAfter('Mon 1 Feb 2027 15:30'), 'Mon 1 Feb 2027 17:00'))).toEqual([
      'conference-reports:review-1 cancelled → child-protection-unit',
      'chair-met-family:review-1 cancelled → conference-chair',
      'first-review-conference cancelled → conference-team-manager',
      'next-core-group:2027-01-28 cancelled → lead-social-worker',
      'last-core-group-before-review:review-1 cancelled → lead-social-worker',
      'plan-end-letter opened → conference-team-manager',
    ])
    const after = story.wokenUpTo('Mon 15 Mar 2027 09:00')
    const clocks = new Set(said(after).map((line) => line.split(' ')[0]))
    expect([...clocks].sort()).toEqual([
      'conference-minutes:initial',
      'core-group-minutes:2027-01-28',
      'decisions-circulated',
      'plan-end-letter',
    ])
  })

  it('nobody is told of a plan’s end that was withdrawn again, but that its clocks run on', () => {
    const story = aStory()
    story.told(initialHeld('Fri 15 Jan 2027 10:00'), 'Fri 15 Jan 2027 13:00')
    const ended = lookedAfter('Mon 1 Feb 2027 15:30')
    story.told(ended, 'Mon 1 Feb 2027 17:00')
    expect(said(story.told({ ...correction(ended, null), subject }, 'Tue 2 Feb 2027 09:00'))).toEqual(
      expect.arrayContaining([
        'first-review-conference reopened → conference-team-manager',
        'plan-end-letter cancelled → conference-team-manager',
      ]),
    )
  })
})

describe('the mails say which conference or core group they are about', () => {
  const life = mailsOf([
    'Fri 15 Jan 2027 13:00',
    initialHeld('Fri 15 Jan 2027 10:00'),
    'Mon 18 Jan 2027 09:00',
    planned('review-1', 'Tue 13 Apr 2027'),
    'Thu 28 Jan 2027 16:00',
    coreGroup('Thu 28 Jan 2027 14:00'),
    'Mon 1 Feb 2027 17:00',
    lookedAfter('Mon 1 Feb 2027 15:30'),
  ])

  it('in the subject and among the facts', async () => {
    const reports = mailTo(await life, 'child-protection-unit', 'Due Friday 9 April 2027')
    expect(reports.subject).toMatch(/: submit the reports for the conference, review conference 1 \([A-Z0-9]+\)$/)
    expect(reports.text).toContain('Which one:\n  review conference 1\n')
    expect(reports.text).toContain('Counts back from:\n  Tuesday 13 April 2027: the conference is planned\n')
    const minutes = mailTo(await life, 'lead-social-worker', 'Due Thursday 4 February 2027')
    expect(minutes.subject).toMatch(/upload them to the record, Thursday 28 January 2027 \([A-Z0-9]+\)$/)
    expect(minutes.text).toContain('Which one:\n  Thursday 28 January 2027\n')
  })

  it('also when it is no longer needed', async () => {
    const cancelled = mailTo(await life, 'child-protection-unit', 'No longer needed')
    expect(cancelled.subject).toContain('the conference, review conference 1')
  })

  it('and nothing of the kind where there is only one', async () => {
    const first = mailTo(await life, 'lead-social-worker', 'Due Friday 29 January 2027')
    expect(first.subject).toMatch(/: hold the first core group \([A-Z0-9]+\)$/)
    expect(first.text).not.toContain('Which one')
  })
})
