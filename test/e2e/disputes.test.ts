import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentMail } from '../../infra/cli/mail-store.ts'
import { matterPk } from '../../shared/adapters/matter-items.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { atTheTop, climbing, lines, opening } from '../builders/climb-mails.ts'
import { climbNamed, everyClimb, type LadderClimbed, raisingOf, twoDaysOnEachRung } from '../builders/climbs.ts'
import { iso, writtenTime } from '../builders/london-time.ts'
import { type Stage, startStage } from './stage.ts'

// One stage, a dispute on each ladder of each partnership and a few beside them: the tests follow one another as the days
// of January 2027 do.
let here: Stage

beforeAll(async () => {
  here = await startStage()
  await here.begin('Mon 4 Jan 2027 09:00')
}, 240_000)
afterAll(() => here?.stop(), 60_000)

const travel = async (to: string) => {
  const { code, err } = await here.clocks('travel', '--no-duties', '--to', to)
  expect({ code, err }).toEqual({ code: 0, err: '' })
}

interface Told {
  partnership: string
  subject: string
  type: string
  id?: string
  data: object
}

const post = ({ partnership, subject, type, id = `${partnership}-${subject}-${type}`, data }: Told) =>
  here.post(
    { specversion: '1.0', id, source: `/${partnership}/office`, type, subject, data: { partnership, ...data } },
    { as: partnership },
  )

/** Tells a fact, which is taken. @returns the service's own reference of its matter */
const tell = async (told: Told): Promise<string> => {
  const response = await post(told)
  const body = (await response.json()) as { reference: string }
  expect([response.status, body]).toEqual([202, expect.objectContaining({ warnings: [] })])
  return body.reference
}

const raise = (climb: LadderClimbed, subject: string, when: string, more: object = {}) =>
  tell({
    partnership: climb.partnership,
    subject,
    type: 'dispute.raised',
    data: { ...raisingOf(climb), at: iso(when), ...more },
  })

/** What was sent in the first minutes after a moment at which something was due was sent at that moment: the stage's clock goes on. */
const momentOf = ({ sentAt }: SentMail): string => {
  const minutes = new Date(sentAt).getTime() / 60_000
  return writtenTime(Math.floor(minutes / 10) * 600_000)
}

/** `Mon 4 Jan 2027 10:00 council-safeguarding-lead: Dispute raised: …`, of the mails about one matter. */
const toldOf = async (reference: string): Promise<string[]> =>
  (await here.mails())
    .filter(({ subject }) => subject.endsWith(`(${reference})`))
    .map((mail) => `${momentOf(mail)} ${mail.to.split('@')[0]}: ${mail.subject.replace(/ \(\w+\)$/, '')}`)
    .sort()

/** The last mail to a role about a matter, in one line. */
const textTo = async (role: string, reference: string): Promise<string> =>
  (await here.mails())
    .findLast(({ to, subject }) => to.startsWith(`${role}@`) && subject.endsWith(`(${reference})`))
    ?.text.replaceAll(/\s+/g, ' ') ?? 'no such mail'

const onTuesday = 'Tue 5 Jan 2027 10:00'
const theEnd = 'Mon 25 Jan 2027 12:00'

const frontLine = climbNamed('bolton front-line-practice')
const sharing = climbNamed('rochdale refusal-to-share')
const partners = climbNamed('stockport between-partners')
const practitioners = ['council-safeguarding-lead', 'police-safeguarding-lead']
const references = new Map<string, string>()
const referenceOf = (name: string) => references.get(name) ?? ''

/** Waits for so many mails about a matter, and says what they are. */
const toldInAll = (reference: string, mails: number): Promise<string[]> =>
  here.eventually(async () => {
    const told = await toldOf(reference)
    return told.length < mails ? undefined : told
  }, `${mails} mails about ${reference}`)

/** Takes a dispute up from rung to rung by hand, each time that the one before has been told of, and ends it at the top. */
const takenUp = async (climb: LadderClimbed, when: string): Promise<void> => {
  const { partnership, rungs } = climb
  const subject = `D-BY-HAND-${climb.ladder.id}`
  const reference = await raise(climb, subject, when)
  const expected: string[] = []
  for (const [n, [from]] of rungs.entries()) {
    expected.push(...opening(climb, n, when))
    expect(await toldInAll(reference, expected.length)).toEqual(expected.toSorted())
    const data = { at: iso(when), from, by: 'business-manager', reason: 'no-agreement' }
    if (n + 1 < rungs.length) await tell({ partnership, subject, type: 'dispute.escalated', id: `${subject}-${n}`, data })
  }
  await tell({ partnership, subject, type: 'dispute.resolved', data: { at: iso(when), outcome: 'decided' } })
  const all = await toldInAll(reference, expected.length + 1)
  expect(all.filter((line) => line.endsWith(`: Dispute resolved on rung ${rungs.length}`))).not.toEqual([])
}

describe('a dispute on each ladder of each partnership', () => {
  it('goes to its top where no times were agreed, taken up by hand, and exactly who holds each rung is asked', async () => {
    await Promise.all(everyClimb.map((climb) => takenUp(climb, 'Mon 4 Jan 2027 09:00')))
  }, 240_000)

  it('is raised, once two working days for each rung have been agreed', async () => {
    // those of one partnership are one matter, told one after the other
    await Promise.all(
      partnerships.map(async ({ id: partnership }) => {
        for (const data of everyClimb.filter((climb) => climb.partnership === partnership).flatMap(twoDaysOnEachRung))
          await tell({ partnership, subject: 'settings', type: 'settings.agreed', id: data.setting, data })
      }),
    )
    await travel('Mon 4 Jan 2027 10:00')
    const when = 'Mon 4 Jan 2027 10:00'
    await Promise.all([
      ...everyClimb.map(async (climb) => references.set(climb.name, await raise(climb, `D-${climb.ladder.id}`, when))),
      raise(frontLine, 'D-ANSWERED', when).then((reference) => references.set('answered', reference)),
      raise(sharing, 'D-EXITED', when).then((reference) => references.set('exited', reference)),
      // on a day on which nothing had been agreed yet
      raise(partners, 'D-EARLIER', 'Thu 31 Dec 2026 10:00').then((reference) => references.set('earlier', reference)),
    ])
    await travel('Mon 4 Jan 2027 10:09')
  }, 240_000)

  it('is answered, taken outside and escalated where somebody tells so, and refuses what is told of another rung', async () => {
    await travel(onTuesday)
    await Promise.all([
      tell({
        ...{ partnership: 'bolton', subject: 'D-ANSWERED', type: 'dispute.responded' },
        data: { at: iso(onTuesday), rung: 'practitioners', by: 'police-safeguarding-lead' },
      }),
      tell({
        ...{ partnership: 'rochdale', subject: 'D-EXITED', type: 'dispute.exited' },
        data: { at: iso(onTuesday), by: 'delegated-health', to: 'legal-action' },
      }),
      tell({
        ...{ partnership: 'stockport', subject: 'D-EARLIER', type: 'dispute.escalated' },
        data: { at: iso(onTuesday), from: 'two-agencies', by: 'business-manager', reason: 'no-response' },
      }),
    ])
    const stored = async () => {
      const Key = { ':pk': matterPk({ partnership: 'bolton', subject: 'D-front-line-practice' }) }
      const query = new QueryCommand({
        ...{ TableName: here.stage.table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: Key },
      })
      return (await DynamoDBDocumentClient.from(here.dynamodb).send(query)).Items ?? []
    }
    const before = await stored()
    const response = await post({
      ...{ partnership: 'bolton', subject: 'D-front-line-practice', type: 'dispute.responded' },
      data: { at: iso(onTuesday), rung: 'line-management', by: 'police-line-manager' },
    })
    expect([response.status, response.headers.get('content-type')]).toEqual([409, 'application/problem+json'])
    expect(await response.json()).toMatchObject({
      type: 'urn:clocks:problem:rung-not-open',
      errors: [{ field: 'data.rung', expected: 'expected the open rung, practitioners' }],
    })
    expect(before.length).toBeGreaterThan(2)
    expect(await stored()).toEqual(before)
  }, 240_000)

  it('climbs as the days go by, while nobody answers', () => travel(theEnd), 240_000)

  it.each(everyClimb.map((climb) => [climb.name, climb] as const))(
    '%s: came to its top, and exactly who holds each rung was asked, in its time',
    async (name, climb) => {
      expect(await toldOf(referenceOf(name))).toEqual([...climbing(climb), ...atTheTop(climb, theEnd)].sort())
      const top = climb.rungs.length
      expect(await textTo('business-manager', referenceOf(name))).toContain(`Where it is: Rung ${top} of ${top}:`)
    },
  )
})

describe('a dispute', () => {
  it('that was answered climbed no further, and the business manager was asked whether it is over', async () => {
    const told = await toldOf(referenceOf('answered'))
    const outcome = 'tell the service whether the answer has resolved the dispute'
    expect(told.filter((line) => line.includes('whether the answer'))).toEqual(
      [
        ...lines(onTuesday, ['business-manager', ...practitioners], `Dispute answered: ${outcome}`),
        // Tue 5 =0 · Wed 6 =1 · Thu 7 =2 · Fri 8 =3 · Mon 11 =4 · Tue 12 =5 · Fri 15 =8 · Tue 19 =10
        ...['Thu 7 Jan', 'Tue 12 Jan', 'Tue 19 Jan'].flatMap((day) =>
          lines(`${day} 2027 08:30`, ['business-manager'], `Dispute still open: ${outcome}`),
        ),
      ].sort(),
    )
    expect(told.filter((line) => /moved|answer by Mon/.test(line))).toEqual([])
  })

  it('that was taken outside its ladder was told so once, and climbed on', async () => {
    const told = await toldOf(referenceOf('exited'))
    expect(told.filter((line) => line.includes('outside'))).toEqual(
      lines(
        onTuesday,
        ['business-manager', 'delegated-health', 'hospital-safeguarding-lead'],
        'Dispute taken outside its ladder as well',
      ),
    )
    expect(await textTo('delegated-police', referenceOf('exited'))).toContain(
      'Outside the ladder: Tuesday 5 January 2027: legal action',
    )
    expect(told.filter((line) => line.includes('on the last rung'))).not.toEqual([])
  })

  it('on a rung without an agreed time stayed there, until somebody told that it was escalated', async () => {
    const told = await toldOf(referenceOf('earlier'))
    // Thu 31 =0 · Fri 1 New Year’s Day · Mon 4 =1 · Tue 5 =2
    expect(told.filter((line) => line.includes('escalate now?'))).toEqual(
      lines(
        'Tue 5 Jan 2027 08:30',
        ['business-manager'],
        'Dispute without an answer, escalate now? Meet and find a satisfactory solution',
      ),
    )
    const bring = 'bring the disagreement before the full Safeguarding Children Partnership, which seeks a resolution'
    // from Tue 5, by which two days had been agreed: Wed 6 =1 · Thu 7 =2
    expect(told.filter((line) => line.startsWith(onTuesday))).toEqual([
      ...lines(onTuesday, ['business-manager'], `Dispute, answer by Thursday 7 January 2027: ${bring}`),
      ...lines(onTuesday, practitioners, `Dispute moved to rung 2: ${bring}`),
    ])
  })

  it('passes a rung that nobody holds at once: Stockport has no Independent Chair any more', async () => {
    const chair = { role: 'independent-chair', holder: 'independent-chair' }
    await tell({ partnership: 'stockport', subject: 'people', type: 'role.ended', data: { ...chair, on: '2027-01-24' } })
    const reference = await raise(partners, 'D-VACANT', theEnd, { enterAt: 'partnership' })
    for (const from of ['partnership', 'executive'])
      await tell({
        ...{ partnership: 'stockport', subject: 'D-VACANT', type: 'dispute.escalated', id: `up-from-${from}` },
        data: { at: iso(theEnd), from, by: 'business-manager', reason: 'no-agreement' },
      })
    const [, , , , [, ...heads]] = partners.rungs as [unknown, unknown, unknown, unknown, string[]]
    const asked = await here.eventually(async () => {
      const told = (await toldOf(reference)).filter((line) => line.includes('between the statutory safeguarding partners'))
      return told.length < heads.length + practitioners.length + 1 ? undefined : told
    }, 'the mail of the last rung')
    // Mon 25 =0 · Tue 26 =1 · Wed 27 =2
    const title = 'resolve the disagreement between the statutory safeguarding partners'
    expect(asked).toEqual(
      [
        ...lines(theEnd, heads, `Dispute, answer by Wednesday 27 January 2027: ${title}`),
        ...lines(theEnd, ['business-manager', ...practitioners], `Dispute moved to rung 5: ${title}`),
      ].sort(),
    )
    expect(await textTo('chief-constable', reference)).toContain(
      'it went to rung 5 on Monday 25 January 2027, because nobody holds that rung',
    )
    expect((await toldOf(reference)).filter((line) => line.includes('mediate'))).toEqual([])
  }, 240_000)
})
