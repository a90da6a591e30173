import { describe, expect, it } from 'vitest'
import { type LadderReport, ladderReport } from '../../infra/cli/ladder-report.ts'
import { workingDays } from '../../shared/clocks/period.ts'
import type { Ladder } from '../../shared/ladders/ladder.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { runClocks } from './run-clocks.ts'

const laddersOf = async (...args: string[]): Promise<LadderReport[]> => {
  const ran = await runClocks(['ladder', '--json', ...args])
  expect(ran).toMatchObject({ code: 0, err: '' })
  return (ran.json() as { ladders: LadderReport[] }).ladders
}

describe('clocks ladder', () => {
  it.each(partnerships.map(({ id, ladders }) => [id, ladders] as const))(
    'lists every ladder of %s, every rung in its order',
    async (id, ladders) => {
      const found = await laddersOf('-p', id)
      expect(found.map(({ ladder, rungs }) => [ladder, rungs.map((rung) => `${rung.rung} ${rung.id}`)])).toEqual(
        ladders.map((ladder) => [ladder.id, ladder.rungs.map((rung, n) => `${n + 1} ${rung.id}`)]),
      )
    },
  )

  it('says of a rung who holds it by title, what it must produce, and where the document says so', async () => {
    const [ladder, ...others] = await laddersOf('between-partners', '-p', 'stockport')
    expect(others).toEqual([])
    expect(ladder?.rungs[2]).toMatchObject({
      rung: 3,
      id: 'executive',
      how: 'a decision',
      entry: false,
      timeToAnswer: 'no time agreed: set between-partners-executive-working-days',
      source: {
        document: 'Stockport: Safeguarding in Stockport',
        paragraph: 'Escalation and Dispute Resolution: where necessary the Executive Partnership',
      },
    })
    expect(ladder?.rungs[2]?.who[0]).toMatchObject({
      role: 'executive-nurse',
      title: 'Executive Nurse (NHS Greater Manchester Integrated Care)',
      formerly: { title: 'Executive Nurse (Stockport Clinical Commissioning Group)', until: '2022-06-30' },
    })
    expect(ladder?.rungs[0]?.who).toContainEqual({
      ofEachParty: 'safeguarding-lead',
      title: 'Named safeguarding lead of each agency in dispute',
    })
    expect(ladder?.exits.map(({ to }) => to)).toEqual(['whistleblowing'])
  })

  it('draws one for people: the first rung on top, with all that is known of it', async () => {
    const { code, out } = await runClocks(['ladder', 'rapid-review-decision', '-p', 'rochdale'], { width: 2000 })
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'Rochdale Borough Safeguarding Children Partnership',
        '',
        'rapid-review-decision: A rapid review: its referral, or what follows from it',
        '  1    independent-chair: Decide on the recommendations about the conduct of reviews',
        '       How: a decision',
        '       Who: Independent Chair',
        '       Produces: The final decision, its rationale communicated appropriately, including to families',
        '       Time to answer: no time agreed: set rapid-review-decision-independent-chair-working-days',
        '       Conflict: where Rochdale Borough Council is a party. The Director of Children’s Services holds the Chair to account (9.10), and owns the duty to notify (8.15).',
        '       Source: Rochdale: Arrangements Document, 8.25',
        '       To be confirmed: The document gives the Chair the final decision on the conduct of reviews; that a dispute about whether a referral progresses (9.15) ends there too is our reading.',
        '  Way out at any time (regulator): Where a public body fails to comply with its obligations under law: regulatory and inspection activity (Rochdale: Arrangements Document, 6.3)',
        '  Way out at any time (secretary of state): In extremis: refer the non-compliance to the Secretary of State (Rochdale: Arrangements Document, 6.3)',
        '  Source: Rochdale: Arrangements Document, 8.20 and 8.25 and 9.15',
        '',
        'Agencies that may be in dispute: police, health, council, probation, voluntary-sector, drug-and-alcohol, healthwatch, fire-and-rescue, mental-health, hospital, cafcass, secondary-schools, primary-schools, further-education, early-years, youth-offending',
        'If a child may be at risk now, call 999 or the council’s front door for children. No ladder replaces that, and none pauses a time limit.',
      ].join('\n'),
    )
  })

  it('shows where a dispute may begin, and what a title was called before', async () => {
    const { out } = await runClocks(['ladder', 'core-group-attendance', '-p', 'bolton'], { width: 2000 })
    expect(out.split('\n').filter((line) => / {2}[1-9] {4}|▼|Entry:/.test(line))).toEqual([
      '  1    lead-professional: Raise the concern about attendance with the core group member first',
      '  ▼',
      '  2    practitioners: Resolve the disagreement under the Resolving Professional Disagreements/Escalation Policy',
      '  │    Entry: a dispute may begin here',
      '  ▼',
      '  3    line-management: Resolve the disagreement between the line management of the organisations',
      '  ▼',
      '  4    senior-officers: Resolve the disagreement between the most senior officers of the respective organisations',
      '  ▼',
      '  5    safeguarding-partners: Review the available evidence and determine the appropriate course of action',
      '       Entry: a dispute may begin here',
    ])
    expect(out).toContain(
      'Formerly: Associate Director of Governance and Safety (Bolton Clinical Commissioning Group), until 30 Jun 2022 (Health and Care Act 2022, ',
    )
  })

  it.each(partnerships.map(({ id }) => [id]))('of %s fits the screen', async (id) => {
    const { out } = await runClocks(['ladder', '-p', id], { width: 80 })
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    expect(out).toContain('call 999')
  })

  it('of an overdue date has nobody to answer, so it gives no time to answer', async () => {
    const { out } = await runClocks(['ladder', 'overdue', '-p', 'bolton'])
    expect(out).toContain('How: they are told')
    expect(out).not.toContain('Time to answer')
  })

  it('does not know a ladder of another partnership: it names those there are, with exit code 2', async () => {
    const ran = await runClocks(['ladder', 'front-line-practice', '-p', 'rochdale'])
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: 'clocks: expected a ladder of rochdale: local-resolution, refusal-to-share, rapid-review-decision, overdue',
    })
    const json = await runClocks(['ladder', 'front-line-practice', '-p', 'rochdale', '--json'])
    expect(json.code).toBe(2)
    expect(json.json()).toEqual({
      error: { message: 'expected a ladder of rochdale: local-resolution, refusal-to-share, rapid-review-decision, overdue' },
    })
  })

  it('needs a partnership', async () => {
    expect(await runClocks(['ladder'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('the time to answer', () => {
  const [ladder] = bolton.ladders as [Ladder]
  const agreed = {
    setting: 'front-line-practice-practitioners-working-days',
    from: '2027-04-01',
    agreedBy: 'executive-group',
    agreedOn: '2027-03-18',
    source: 'Minutes, item 4',
  }
  const timesIn = (partnership: typeof bolton, of = ladder) =>
    ladderReport(of, partnership).rungs.map(({ timeToAnswer }) => timeToAnswer)

  it('is what the partnership’s data have agreed on, from when', () => {
    const settings = [
      { ...agreed, value: 5 },
      { ...agreed, value: 2, from: '2028-04-01' },
    ]
    expect(timesIn({ ...bolton, settings })[0]).toBe(
      '5 working days, agreed from 2027-04-01 on; 2 working days, agreed from 2028-04-01 on',
    )
    expect(timesIn({ ...bolton, settings })[1]).toBe('no time agreed: set front-line-practice-line-management-working-days')
  })

  it('is what the document says, where one does', () => {
    const [first, ...rest] = ladder.rungs
    const timed = { ...first, respondWithin: workingDays(2).after() }
    expect(timesIn(bolton, { ...ladder, rungs: [timed, ...rest] })[0]).toBe('2 working days after')
  })
})
