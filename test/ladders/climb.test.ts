import { describe, expect, it } from 'vitest'
import { climbingPartnership, dispute, everyRole, raised } from '../builders/disputes.ts'
import { correction } from '../builders/events.ts'
import { aStory } from '../builders/story.ts'

const followers = ['council-lead', 'police-lead', 'business-manager']
const asked = (line: string, ...roles: string[]) => roles.map((role) => `${line} opened → ${role}`)
const moved = (line: string, ...roles: string[]) => roles.map((role) => `${line} dispute-moved → ${role}`)

const storyWith = (days: Record<string, number> = {}, held: ReadonlySet<string> = everyRole) =>
  aStory(climbingPartnership(days), undefined, { held })

describe('a dispute that is raised', () => {
  it('asks who holds the first rung, and tells whoever raised it, each party and the business manager', () => {
    const when = 'Mon 11 Jan 2027 10:00'
    const opened = `${when} climb-managers`
    expect(storyWith().told(raised(when), when)).toEqual([
      ...asked(opened, 'council-manager', 'police-manager'),
      ...moved(opened, ...followers),
    ])
  })

  it('may begin on a rung that its ladder lets it', () => {
    const when = 'Mon 11 Jan 2027 10:00'
    const opened = `${when} climb-partners`
    expect(storyWith().told(raised(when, { enterAt: 'partners' }), when)).toEqual([
      ...asked(opened, 'delegated-partners'),
      ...moved(opened, ...followers),
    ])
  })

  it('and is urgent is told to the next rung together with the first', () => {
    const when = 'Mon 11 Jan 2027 10:00'
    const opened = `${when} climb-managers`
    expect(storyWith().told(raised(when, { urgent: true }), when)).toEqual([
      ...asked(opened, 'council-manager', 'police-manager', 'delegated-partners'),
      ...moved(opened, ...followers),
    ])
  })
})

describe('a rung without an agreed time', () => {
  it('is never left by itself: after 2, 5 and then every 5 working days its holders are reminded and the business manager is asked', () => {
    const story = storyWith()
    story.told(raised('Mon 11 Jan 2027 10:00'), 'Mon 11 Jan 2027 10:00')
    // Mon 11 Jan is day 0 · Tue 12 =1 · Wed 13 =2 · Thu 14 =3 · Fri 15 =4 · Mon 18 =5 · Tue 19 =6 … Mon 25 =10 · Mon 1 Feb =15
    const days = ['Wed 13 Jan', 'Mon 18 Jan', 'Mon 25 Jan', 'Mon 1 Feb']
    expect(story.wokenUpTo('Mon 1 Feb 2027 12:00')).toEqual(
      days.flatMap((day, n) =>
        ['council-manager', 'police-manager', 'business-manager'].map(
          (role) => `${day} 2027 08:30 climb-managers nudge ${n + 1} → ${role}`,
        ),
      ),
    )
  })
})

describe('a rung with an agreed time', () => {
  it('opens the next one on the first working morning after its last day, when nobody has answered', () => {
    const story = storyWith({ managers: 3, partners: 5 })
    story.told(raised('Wed 23 Dec 2026 10:00'), 'Wed 23 Dec 2026 10:00')
    // Wed 23 Dec is day 0 · Thu 24 =1 · (25 Christmas, 26–27 weekend, 28 substitute) · Tue 29 =2 · Wed 30 =3 · so Thu 31
    expect(story.wokenUpTo('Thu 31 Dec 2026 08:29').map((line) => line.split(' → ')[0])).toEqual([
      // two working days before: Tue 29 =1 · Thu 24 =2
      'Thu 24 Dec 2026 08:30 climb-managers two-days-before',
      'Thu 24 Dec 2026 08:30 climb-managers two-days-before',
      'Wed 30 Dec 2026 08:30 climb-managers last-day',
      'Wed 30 Dec 2026 08:30 climb-managers last-day',
    ])
    const opened = 'Thu 31 Dec 2026 08:30 climb-partners'
    expect(story.wokenUpTo('Thu 31 Dec 2026 08:30')).toEqual([
      ...asked(opened, 'delegated-partners'),
      ...moved(opened, ...followers),
    ])
  })

  it('stays where it is when an answer came in time, and asks whether that resolved it', () => {
    const story = storyWith({ managers: 3 })
    story.told(raised('Mon 11 Jan 2027 10:00'), 'Mon 11 Jan 2027 10:00')
    const answer = dispute('responded', 'Wed 13 Jan 2027 09:00', { rung: 'managers', by: 'police-manager' })
    expect(story.told(answer, 'Wed 13 Jan 2027 09:00')).toEqual(
      asked('Wed 13 Jan 2027 09:00 dispute-outcome:managers', ...followers),
    )
    // Wed 13 is day 0 · Fri 15 =2 · Wed 20 =5: the business manager alone is asked again
    expect(story.wokenUpTo('Wed 20 Jan 2027 12:00')).toEqual([
      'Fri 15 Jan 2027 08:30 dispute-outcome:managers nudge 1 → business-manager',
      'Wed 20 Jan 2027 08:30 dispute-outcome:managers nudge 2 → business-manager',
    ])
  })

  it('that was told of too late for anybody to answer gives its holders until the next working morning', () => {
    const story = storyWith({ managers: 1, partners: 1 })
    story.told(raised('Mon 4 Jan 2027'), 'Mon 11 Jan 2027 10:00')
    expect(story.next()).toBe('Tue 12 Jan 2027 08:30')
    story.wokenUpTo('Tue 12 Jan 2027 08:30')
    expect(story.entries.filter(({ kind }) => kind === 'fact')).toHaveLength(2)
  })

  it('and is the last one goes on asking: there is nowhere to climb', () => {
    const story = storyWith({ adviser: 1 })
    const when = 'Mon 11 Jan 2027 10:00'
    story.told(raised(when, { parties: ['council'] }), when)
    for (const from of ['managers', 'partners', 'leads', 'chair'])
      story.told(dispute('escalated', when, { from, by: 'business-manager', reason: 'no-agreement' }, from), when)
    // Mon 11 is day 0 · Tue 12 =1 · so Wed 13
    story.wokenUpTo('Wed 13 Jan 2027 08:00')
    expect(story.wokenUpTo('Wed 13 Jan 2027 08:30')).toEqual(
      ['adviser', 'council-lead', 'business-manager'].map((role) => `Wed 13 Jan 2027 08:30 climb-adviser overdue 1 → ${role}`),
    )
  })
})

describe('a rung that nobody can answer on', () => {
  const when = 'Mon 11 Jan 2027 10:00'

  it('because nobody holds it is passed at once', () => {
    const held = new Set([...everyRole].filter((role) => !role.endsWith('-manager') || role === 'business-manager'))
    const story = storyWith({}, held)
    const opened = `${when} climb-partners`
    expect(story.told(raised(when), when)).toEqual([...asked(opened, 'delegated-partners'), ...moved(opened, ...followers)])
  })

  it('because its only holder is in dispute is passed at once', () => {
    const story = storyWith()
    story.told(raised(when), when)
    for (const from of ['managers', 'partners'])
      story.told(dispute('escalated', when, { from, by: 'business-manager', reason: 'no-agreement' }, from), when)
    const said = story.told(dispute('not-resolved', when, { rung: 'leads', by: 'business-manager' }), when)
    expect(said[0]).toBe(`${when} climb-adviser opened → adviser`)
  })

  it('is not passed as long as one of its holders is there', () => {
    const story = storyWith({}, new Set([...everyRole].filter((role) => role !== 'police-manager')))
    expect(story.told(raised(when), when)[0]).toBe(`${when} climb-managers opened → council-manager`)
  })

  it('is not passed in a partnership whose directory is empty: it knows of nobody', () => {
    expect(storyWith({}, new Set()).told(raised(when), when)[0]).toBe(`${when} climb-managers opened → council-manager`)
  })

  it('stays passed when somebody is appointed afterwards', () => {
    const story = storyWith({}, new Set([...everyRole].filter((role) => !/^(council|police)-manager$/.test(role))))
    story.told(raised(when), when)
    story.holding(everyRole)
    expect(story.wokenUpTo('Wed 13 Jan 2027 08:30').every((line) => line.includes('climb-partners'))).toBe(true)
  })
})

describe('the rung on which each party reports', () => {
  const when = 'Mon 11 Jan 2027 10:00'
  const onLeads = () => {
    const story = storyWith()
    story.told(raised(when, { enterAt: 'partners' }), when)
    const said = story.told(dispute('not-resolved', when, { rung: 'partners', by: 'council-lead' }), when)
    return { story, said }
  }

  it('asks each party for its report, by whoever represents it', () => {
    expect(onLeads().said.filter((line) => line.includes('-report:'))).toEqual([
      `${when} climb-leads-report:council opened → council-delegate`,
      `${when} climb-leads-report:police opened → police-delegate`,
    ])
  })

  it('reminds only the party whose report is missing', () => {
    const { story } = onLeads()
    story.told(dispute('report-received', when, { rung: 'leads', party: 'police' }), when)
    const reports = story.wokenUpTo('Wed 13 Jan 2027 08:30').filter((line) => line.includes('-report:'))
    expect(reports).toEqual(
      ['council-delegate', 'business-manager'].map(
        (role) => `Wed 13 Jan 2027 08:30 climb-leads-report:council nudge 1 → ${role}`,
      ),
    )
  })
})

describe('the end of a dispute', () => {
  const when = 'Mon 11 Jan 2027 10:00'

  it('is told once to everybody who was told of it, and nobody is asked again', () => {
    const story = storyWith()
    story.told(raised(when), when)
    story.told(dispute('not-resolved', when, { rung: 'managers', by: 'council-lead' }), when)
    expect(story.told(dispute('resolved', when, { outcome: 'decided' }), when)).toEqual(
      ['council-manager', 'police-manager', 'delegated-partners', ...followers].map(
        (role) => `${when} climb-partners dispute-resolved → ${role}`,
      ),
    )
    expect(story.wakeAt()).toBeUndefined()
  })

  it('after an answer is told once too', () => {
    const story = storyWith()
    story.told(raised(when), when)
    story.told(dispute('responded', when, { rung: 'managers', by: 'police-manager' }), when)
    const said = story.told(dispute('resolved', when, { outcome: 'agreed' }), when)
    expect(said).toEqual(
      ['council-manager', 'police-manager', ...followers].map(
        (role) => `${when} dispute-outcome:managers dispute-resolved → ${role}`,
      ),
    )
    expect(story.wakeAt()).toBeUndefined()
  })

  it('that is withdrawn has the dispute go on, and everybody is told', () => {
    const story = storyWith()
    story.told(raised(when), when)
    const resolved = dispute('resolved', when, { outcome: 'agreed' })
    story.told(resolved, when)
    const said = story.told({ ...correction(resolved, null), subject: 'D-2027-001' } as typeof resolved, when)
    expect(said).toEqual(
      ['council-manager', 'police-manager', ...followers].map((role) => `${when} climb-managers reopened → ${role}`),
    )
    expect(story.next()).toBe('Wed 13 Jan 2027 08:30')
  })
})

describe('a way out of the ladder', () => {
  it('is told to everybody who was told of the dispute, which goes on', () => {
    const when = 'Mon 11 Jan 2027 10:00'
    const story = storyWith()
    story.told(raised(when), when)
    const said = story.told(dispute('exited', when, { by: 'business-manager', to: 'regulator' }), when)
    expect(said).toEqual(
      ['council-manager', 'police-manager', ...followers].map((role) => `${when} climb-managers dispute-exited 1 → ${role}`),
    )
    expect(story.next()).toBe('Wed 13 Jan 2027 08:30')
  })
})

describe('an escalation that is withdrawn', () => {
  it('takes back the rung that it opened: its holders are told that they are not asked, and the one before is open again', () => {
    const when = 'Mon 11 Jan 2027 10:00'
    const story = storyWith()
    story.told(raised(when), when)
    const escalated = dispute('escalated', when, { from: 'managers', by: 'business-manager', reason: 'no-agreement' })
    story.told(escalated, when)
    const said = story.told({ ...correction(escalated, null), subject: 'D-2027-001' } as typeof escalated, when)
    const everybody = ['council-manager', 'police-manager', 'delegated-partners', ...followers]
    expect(said).toEqual([
      ...['council-manager', 'police-manager', ...followers].map((role) => `${when} climb-managers reopened → ${role}`),
      ...everybody.map((role) => `${when} climb-partners cancelled → ${role}`),
    ])
  })
})

describe('a rung that the dispute comes to a second time, because an escalation was withdrawn and another told', () => {
  const when = 'Mon 11 Jan 2027 10:00'
  const first = dispute('escalated', when, { from: 'managers', by: 'business-manager', reason: 'no-agreement' }, 'first')
  const withdrawn = { ...correction(first, null), subject: 'D-2027-001' } as typeof first
  const again = dispute('escalated', when, { from: 'managers', by: 'business-manager', reason: 'no-response' }, 'again')

  it.each([
    ['was passed on by the service the first time', undefined],
    ['was taken up the first time', dispute('not-resolved', when, { rung: 'partners', by: 'council-lead' }, 'onward')],
    ['answered the first time', dispute('responded', when, { rung: 'partners', by: 'delegated-partners' }, 'answer')],
  ])('is not skipped though it %s: its holders are asked', (_what, told) => {
    const story = storyWith(
      {},
      told === undefined ? new Set([...everyRole].filter((role) => role !== 'delegated-partners')) : everyRole,
    )
    story.told(raised(when), when)
    story.told(first, when)
    if (told !== undefined) story.told(told, when)
    story.told(withdrawn, when)
    story.holding(everyRole)
    const said = story.told(again, when)
    expect(said.filter((line) => line.includes('delegated-partners'))).toEqual([
      `${when} climb-partners reopened → delegated-partners`,
    ])
    expect(story.next()).toBe('Wed 13 Jan 2027 08:30')
    expect(story.wokenUpTo('Wed 13 Jan 2027 08:30').every((line) => line.includes('climb-partners nudge 1'))).toBe(true)
  })
})
