import { describe, expect, it } from 'vitest'
import type { DataOf } from '../../events/catalogue.ts'
import { lines } from '../builders/climb-mails.ts'
import { climbNamed, raisingOf } from '../builders/climbs.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDispute, lineOf } from './dispute-world.ts'
import { aWorld } from './world.ts'

const disagreement = 'resolve the disagreement under the Resolving Professional Disagreements/Escalation Policy'
const inLine = 'resolve the disagreement between the line management of the organisations'
const practitioners = ['council-safeguarding-lead', 'police-safeguarding-lead']
const lineManagers = ['council-line-manager', 'police-line-manager']
const businessManager = 'business-manager'

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
const without =
  (...vacant: string[]) =>
  (partnership: string) =>
    everyRoleHeld(partnership).filter(({ role }) => !vacant.includes(role))

describe('an answer', () => {
  const outcome = 'tell the service whether the answer has resolved the dispute'
  const answered = async () => {
    const world = await aDispute('bolton front-line-practice', { agreed: true })
    await world.advanceTo('Tue 5 Jan 2027 14:00')
    world.told()
    await world.happens('responded', { rung: 'practitioners', by: 'police-safeguarding-lead' })
    return world
  }

  it('in time stops the climb: whoever follows the dispute is asked whether it is over, and the business manager again', async () => {
    const world = await answered()
    expect(world.told()).toEqual(
      lines('Tue 5 Jan 2027 14:00', [businessManager, ...practitioners], `Dispute answered: ${outcome}`),
    )
    await world.advanceTo('Mon 25 Jan 2027 12:00')
    // Tue 5 =0 · Wed 6 =1 · Thu 7 =2 · Fri 8 =3 · Tue 12 =5 · Fri 15 =8 · Tue 19 =10
    expect(world.told()).toEqual(
      ['Thu 7 Jan', 'Tue 12 Jan', 'Tue 19 Jan']
        .flatMap((day) => lines(`${day} 2027 08:30`, [businessManager], `Dispute still open: ${outcome}`))
        .sort(),
    )
  })

  it('that resolves nothing has the dispute go on to the next rung, whose time begins then', async () => {
    const world = await answered()
    await world.advanceTo('Fri 8 Jan 2027 11:00')
    world.told()
    await world.happens('not-resolved', { rung: 'practitioners', by: businessManager })
    // Fri 8 =0 · Mon 11 =1 · Tue 12 =2
    expect(world.told()).toEqual(
      [
        ...lines('Fri 8 Jan 2027 11:00', lineManagers, `Dispute, answer by Tuesday 12 January 2027: ${inLine}`),
        ...lines('Fri 8 Jan 2027 11:00', [businessManager, ...practitioners], `Dispute moved to rung 2: ${inLine}`),
      ].sort(),
    )
  })

  it('that resolves it is the end: everybody who was told of it hears so once, and nobody is written to again', async () => {
    const world = await answered()
    await world.advanceTo('Wed 6 Jan 2027 16:00')
    world.told()
    await world.happens('resolved', { outcome: 'agreed' })
    expect(world.told()).toEqual(lines('Wed 6 Jan 2027 16:00', [businessManager, ...practitioners], 'Dispute resolved on rung 1'))
    await world.advanceTo('Mon 1 Mar 2027 12:00')
    expect([world.told(), world.schedules.size]).toEqual([[], 0])
  })

  it('that comes after its time is refused, and nothing is stored of it: the dispute is on the next rung by then', async () => {
    const world = await aDispute('bolton front-line-practice', { agreed: true })
    await world.advanceTo('Thu 7 Jan 2027 09:00')
    world.told()
    const before = world.table.items.size
    const { status, body } = await world.tell('responded', { rung: 'practitioners', by: 'police-safeguarding-lead' })
    expect([status, body.errors]).toEqual([409, [{ field: 'data.rung', expected: 'expected the open rung, line-management' }]])
    expect([world.table.items.size, world.told()]).toEqual([before, []])
  })
})

describe('a way out of the ladder', () => {
  it('is kept and told to everybody who was told of the dispute, and the ladder goes on', async () => {
    const world = await aDispute('bolton between-partners', { agreed: true })
    await world.advanceTo('Tue 5 Jan 2027 10:00')
    world.told()
    await world.happens('exited', { by: 'chair', to: 'regulator' })
    const roles = [businessManager, 'council-safeguarding-lead', 'delegated-council', 'delegated-health', 'delegated-police']
    expect(world.told()).toEqual(
      lines('Tue 5 Jan 2027 10:00', [...roles, 'police-safeguarding-lead'], 'Dispute taken outside its ladder as well'),
    )
    expect(inOneLine(world.disputeMails().at(-1)?.text ?? '')).toContain('Tuesday 5 January 2027: the regulator')
    await world.advanceTo('Thu 7 Jan 2027 09:00')
    expect(world.told()).toContain(
      'Thu 7 Jan 2027 08:30 lead-health: Dispute, answer by Monday 11 January 2027: meet to hear the dispute and adjudicate on it',
    )
    expect(world.disputeMails().at(-1)?.text).toContain('Outside the ladder:\n  Tuesday 5 January 2027: the regulator')
  })
})

describe('a rung that nobody holds', () => {
  const heads = ['chief-constable', 'health-chair', 'leader-of-the-council', 'lead-council', 'lead-health']

  it('is passed at once, and the mails of the next one say so: Stockport has no Independent Chair now', async () => {
    const world = await aDispute('stockport between-partners', { agreed: true, holders: without('independent-chair') })
    // rung 3 opens on Tue 12: Wed 13 =1 · Thu 14 =2, so rung 4 on Fri 15, and rung 5 with it: Mon 18 =1 · Tue 19 =2
    await world.advanceTo('Fri 15 Jan 2027 08:00')
    world.told()
    await world.advanceTo('Fri 15 Jan 2027 12:00')
    const title = 'resolve the disagreement between the statutory safeguarding partners'
    expect(world.told()).toEqual(
      [
        ...lines('Fri 15 Jan 2027 08:30', heads, `Dispute, answer by Tuesday 19 January 2027: ${title}`),
        ...lines('Fri 15 Jan 2027 08:30', [businessManager, ...practitioners], `Dispute moved to rung 5: ${title}`),
      ].sort(),
    )
    for (const { text } of world.disputeMails().filter(({ at }) => at === world.disputeMails().at(-1)?.at))
      expect(inOneLine(text)).toContain('it went to rung 5 on Friday 15 January 2027, because nobody holds that rung')
  })

  it('any more, because its holders have left, is passed when the dispute is next looked at', async () => {
    let vacant: string[] = []
    const world = await aDispute('bolton front-line-practice', {
      agreed: false,
      holders: (partnership) => without(...vacant)(partnership),
    })
    vacant = practitioners
    world.told()
    // Mon 4 =0 · Tue 5 =1 · Wed 6 =2, when the business manager would have been asked
    await world.advanceTo('Wed 6 Jan 2027 12:00')
    expect(world.told()).toEqual(
      [
        ...lines('Wed 6 Jan 2027 08:30', lineManagers, `Dispute: ${inLine}`),
        // in the place of the two who follow it and are gone
        ...lines('Wed 6 Jan 2027 08:30', [businessManager], `Dispute moved to rung 2: ${inLine}`),
      ].sort(),
    )
  })

  it('and is the last one is told to the business manager in its place', async () => {
    const world = await aDispute('rochdale rapid-review-decision', { agreed: true, holders: without('independent-chair') })
    const title = 'decide on the recommendations about the conduct of reviews'
    const when = 'Mon 4 Jan 2027 10:00'
    expect(world.told()).toEqual(
      [
        ...lines(when, [businessManager], `Dispute, answer by Wednesday 6 January 2027: ${title}`),
        ...lines(when, ['health-safeguarding-lead', 'police-safeguarding-lead'], `Dispute raised: ${title}`),
      ].sort(),
    )
    const [toManager] = world.disputeMails().filter(({ to }) => to.startsWith(businessManager))
    expect(inOneLine(toManager?.text ?? '')).toContain('Nobody holds the role "Independent Chair" in the directory')
  })
})

describe('a conflict of interest on a rung', () => {
  const conflict = 'There may be a conflict of interest on this rung: Rochdale Borough Council is in dispute.'
  const mailsWhen = async (parties: string[]) =>
    (await aDispute('rochdale rapid-review-decision', { agreed: false, raising: { parties } })).disputeMails()

  it('is named in every mail when the council is in dispute, and the Chair decides all the same', async () => {
    const mails = await mailsWhen(['council', 'police'])
    expect(mails.map(({ to }) => to.split('@')[0])).toContain('independent-chair')
    for (const { text } of mails) expect(inOneLine(text)).toContain(conflict)
  })

  it('is not, when it is not', async () => {
    const mails = await mailsWhen(['health', 'police'])
    expect(mails.filter(({ text }) => text.includes('conflict'))).toEqual([])
    expect(mails).toHaveLength(4)
  })
})

describe('an urgent dispute', () => {
  it('is told to two rungs at once, and says in every mail whom to call', async () => {
    const world = await aDispute('bolton front-line-practice', { agreed: true, raising: { urgent: true } })
    expect(world.told()).toEqual(
      [
        ...lines(
          'Mon 4 Jan 2027 10:00',
          [...practitioners, ...lineManagers],
          `Dispute, answer by Wednesday 6 January 2027: ${disagreement}`,
        ),
        ...lines('Mon 4 Jan 2027 10:00', [businessManager], `Dispute raised: ${disagreement}`),
      ].sort(),
    )
    await world.advanceTo('Thu 7 Jan 2027 12:00')
    expect(world.told()).toEqual(
      [
        ...lines(
          'Wed 6 Jan 2027 08:30',
          practitioners,
          `Dispute still open, answer by Wednesday 6 January 2027: ${disagreement}`,
        ),
        ...lines(
          'Thu 7 Jan 2027 08:30',
          [...lineManagers, 'council-senior-officer', 'police-senior-officer'],
          `Dispute, answer by Monday 11 January 2027: ${inLine}`,
        ),
        ...lines('Thu 7 Jan 2027 08:30', [businessManager, ...practitioners], `Dispute moved to rung 2: ${inLine}`),
      ].sort(),
    )
    await world.happens('resolved', { outcome: 'agreed' })
    for (const { text } of world.disputeMails())
      expect(inOneLine(text)).toContain('If a child may be at risk now, call 999 or the Multi-agency Screening and Safeguarding')
    const next = world.disputeMails().find(({ to }) => to.startsWith('council-line-manager'))
    expect(inOneLine(next?.text ?? '')).toContain('You hold the next rung of this dispute.')
  })
})

describe('a time that is agreed on while a dispute is on a rung', () => {
  it('is told to its holders within minutes, and the dispute climbs when it has run out', async () => {
    const world = await aDispute('bolton front-line-practice', { agreed: false })
    await world.advanceTo('Wed 6 Jan 2027 12:00')
    world.told()
    const agreed: DataOf<'settings.agreed'> = {
      ...{ partnership: 'bolton', setting: 'front-line-practice-practitioners-working-days', value: 5 },
      ...{ from: '2027-01-01', agreedBy: 'executive-group', agreedOn: '2027-01-06', source: 'Minutes, item 7' },
    }
    await world.post('settings.agreed', agreed, { subject: 'settings' })
    await world.advanceTo('Wed 6 Jan 2027 12:10')
    // Mon 4 =0 · Tue 5 =1 · Wed 6 =2 · Thu 7 =3 · Fri 8 =4 · Mon 11 =5, so rung 2 on Tue 12
    const dated = `Dispute still open, answer by Monday 11 January 2027: ${disagreement}`
    expect(world.told().map((line) => line.slice('Wed 6 Jan 2027 12:0_ '.length))).toEqual(
      practitioners.map((role) => `${role}: ${dated}`),
    )
    await world.advanceTo('Tue 12 Jan 2027 12:00')
    expect(world.told()).toContain(`Tue 12 Jan 2027 08:30 police-line-manager: Dispute: ${inLine}`)
  })
})

/** Facts of a child protection case after which many of its clocks run. */
const aCase = [
  ['strategy-discussion.decided', { at: '2027-01-04T09:10:00Z' }],
  ['strategy-discussion.held', { at: '2027-01-04T09:20:00Z', section47Initiated: true }],
  ['conference.planned', { conference: 'initial', on: '2027-01-20' }],
] as const

describe('a dispute about a child protection case', () => {
  it('pauses none of its clocks: they ring on as those of the same case without a dispute', async () => {
    const world = aWorld('Mon 4 Jan 2027 09:30')
    const references = new Map<string, string>()
    for (const subject of ['CP-DISPUTED', 'CP-QUIET'])
      for (const [type, data] of aCase) {
        const answer = await world.post(type, { partnership: 'bolton', ...data } as never, { subject })
        references.set(subject, String(answer.body.reference))
      }
    await world.advanceTo('Mon 4 Jan 2027 10:00')
    const raised = { ...raisingOf(climbNamed('bolton front-line-practice')), at: '2027-01-04T10:00:00Z', urgent: true }
    expect(await world.post('dispute.raised', { ...raised, relatesTo: 'CP-DISPUTED' }, { subject: 'D-1' })).toMatchObject({
      status: 202,
    })
    await world.advanceTo('Mon 1 Mar 2027 12:00')
    const toldOf = (subject: string) => world.mails.filter(({ tag }) => tag.startsWith(`${references.get(subject)}-`)).map(lineOf)
    expect(toldOf('CP-DISPUTED').sort()).toEqual(toldOf('CP-QUIET').sort())
    // Mon 4 =0 · Mon 11 =5 · Mon 18 =10 · Mon 25 =15: overdue on Tue 26, while the dispute is still on its first rung
    expect(toldOf('CP-DISPUTED')).toContain(
      'Tue 26 Jan 2027 08:30 business-manager: Overdue by 1 working day: hold the initial child protection conference',
    )
    expect(world.mails.at(-1)?.at).toBeGreaterThan(Date.parse('2027-02-01'))
  })

  it('is raised by an agency’s second absence from a core group, comes through the queue, and its mails go out', async () => {
    const world = aWorld('Thu 28 Jan 2027 15:00')
    const missed = (heldOn: string) =>
      world.post('core-group.attendance-missed', { partnership: 'bolton', agency: 'police', heldOn }, { subject: 'CP-1' })
    await missed('2027-01-14')
    await world.advanceTo('Thu 28 Jan 2027 16:00')
    expect(world.mails.filter(({ subject }) => subject.startsWith('Dispute'))).toEqual([])
    await missed('2027-01-28')
    expect(
      world.mails
        .filter(({ subject }) => subject.startsWith('Dispute'))
        .map(lineOf)
        .sort(),
    ).toEqual(
      [
        // the lead professional, of the council, has raised the concern with the member: it begins with the practitioners
        ...lines('Thu 28 Jan 2027 16:00', practitioners, `Dispute: ${disagreement}`),
        ...lines('Thu 28 Jan 2027 16:00', [businessManager, 'lead-social-worker'], `Dispute raised: ${disagreement}`),
      ].sort(),
    )
    const [mail] = world.mails
    expect(mail?.text).toContain('In dispute:\n  Bolton Council; Greater Manchester Police')
    expect(JSON.stringify(world.mails)).not.toContain('CP-1')
    expect(world.rejected).toEqual([])
  })
})
