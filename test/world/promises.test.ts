import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventType } from '../../events/catalogue.ts'
import { everyClimb, twoDaysOnEachRung } from '../builders/climbs.ts'
import { noFaults } from './faults.ts'
import { brokenPromises, lostEvents } from './promises.ts'
import { type Dispute, deliveriesOfDispute, dispute } from './random-disputes.ts'
import { type Delivery, faultsOf, type History, history, tells, type Weather, weather } from './random-histories.ts'
import { aWorld, type World } from './world.ts'

const hour = 3_600_000

/** The deliveries of a history in the order in which they come in. */
const deliveriesOf = (
  world: World,
  { partnership, begins, died, otherAreas, knownAfter, steps }: History,
  n: number,
): Delivery[] => {
  const start = world.now() + begins * hour
  const subject = `SI-${n}00`
  const made = (type: string, data: object, id: string, happened: number) => ({
    ...world.eventOf(type as EventType, { partnership, ...data } as never, { subject, id: `${subject}-${id}` }),
    time: new Date(happened).toISOString(),
  })
  const known = made(
    'incident.became-known',
    {
      awareAt: new Date(start).toISOString(),
      childDied: died,
      abuseKnownOrSuspected: true,
      lookedAfter: died,
      ...(otherAreas && { otherAreas: ['wigan'] }),
    },
    'known',
    start,
  )
  return [
    { at: start + knownAfter * hour, event: known, overBus: false },
    ...steps.flatMap(({ what, happened, delay, twice, overBus }, s) => {
      const moment = start + happened * hour
      const type = what === 'withdrawn' ? 'fact.corrected' : what
      const data = tells[what](new Date(moment).toISOString())
      const corrected = what === 'withdrawn' ? { ...data, corrects: `${subject}-known` } : data
      const event = made(type, corrected, `s${s}`, moment)
      const delivery = { at: moment + delay * hour, event, overBus }
      return twice ? [delivery, { ...delivery, at: delivery.at + 7 * hour }] : [delivery]
    }),
  ].sort((a, b) => a.at - b.at)
}

interface Lives {
  histories?: readonly History[]
  disputes?: readonly Dispute[]
  /** The ladders on which two working days for each rung have been agreed before anything begins. */
  agreed?: readonly string[]
  /** Whether every partnership has agreed on quiet hours, and the mail system is one that should speak and does not. */
  quiet?: boolean
}

/** What can be agreed on that makes mails wait most. */
const quietHours = ['bolton', 'stockport', 'rochdale'].flatMap((partnership) =>
  [
    ['quiet-from', '18-00'],
    ['quiet-until', '08-00'],
    ['digest-time', '08-30'],
  ].map(([setting = '', value = '']) => ({ partnership, setting, value, agreedBy: 'executive-group', source: 'Minutes' })),
)

const live = async (
  { histories = [], disputes = [], agreed = [], quiet = false }: Lives,
  faults = noFaults,
): Promise<{ world: World; accepted: { id: string; subject: string }[] }> => {
  const world = aWorld('Mon 7 Dec 2026 07:00', { faults, mailSpeaks: quiet })
  const climbs = everyClimb.filter(({ name }) => agreed.includes(name)).flatMap(twoDaysOnEachRung)
  for (const data of [...climbs, ...(quiet ? quietHours : [])])
    await world.postEvent(
      world.eventOf('settings.agreed', { ...data, from: '2026-12-01', agreedOn: '2026-12-01' }, { subject: 'settings' }),
    )
  const deliveries = [
    ...histories.flatMap((each, n) => deliveriesOf(world, each, n + 1)),
    ...disputes.flatMap((each, n) => deliveriesOfDispute(world, each, n + 1)),
  ].sort((a, b) => a.at - b.at)
  const accepted = new Map<string, { id: string; subject: string }>()
  for (const { at, event, overBus } of deliveries) {
    await world.advanceToInstant(at)
    if (overBus) world.putOnBus(event)
    else if ((await world.postEvent(event)).status === 202) accepted.set(event.id, event)
  }
  await world.advanceToInstant(world.now() + 20 * 24 * hour)
  return { world, accepted: [...accepted.values()] }
}

const broken = async (lives: Lives, weathers: Weather): Promise<string[]> => {
  const { world, accepted } = await live(lives, faultsOf(weathers))
  return [...brokenPromises(world), ...lostEvents(world, accepted)]
}

describe('the promises of the design, in any weather', () => {
  it('nothing accepted is lost, every alarm is told, no false alarm, no avoidable double, no invented date', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), weather, async (histories, weathers) => {
        expect(await broken({ histories }, weathers)).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('and so it is with disputes, which climb meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(dispute, { minLength: 1, maxLength: 3 }),
        fc.subarray(everyClimb.map(({ name }) => name)),
        weather,
        async (disputes, agreed, weathers) => {
          expect(await broken({ disputes, agreed }, weathers)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)

  it('and so it is in quiet hours, and where the mail system keeps its silence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 2 }), weather, async (histories, weathers) => {
        expect(await broken({ histories, quiet: true }, weathers)).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  const quiet: History = { partnership: 'rochdale', begins: 0, died: true, otherAreas: true, knownAfter: 0, steps: [] }
  const storm: Weather = { seed: 1, crashes: 0, lateSchedules: 0, lostSchedules: 1000, doubledSchedules: 0, lostRecords: 1000 }

  it('holds even when every schedule and every stream record is lost: the sweep does their work', async () => {
    expect(await broken({ histories: [quiet] }, storm)).toEqual([])
  })

  it('would notice a mail that never went', async () => {
    const { world } = await live({ histories: [quiet] })
    world.mails.splice(2, 1)
    expect(brokenPromises(world)).toEqual([expect.stringContaining('nobody was told of')])
  })

  it('would notice a rung that opened and was not told to one of its holders', async () => {
    const raised: Dispute = { ladder: 'stockport between-partners', begins: 3, urgent: false, moves: [] }
    const { world } = await live({ disputes: [raised], agreed: [raised.ladder] })
    const mediating = world.mails.findIndex(({ to }) => to.startsWith('independent-chair@'))
    world.mails.splice(mediating, 1)
    expect(brokenPromises(world)).toEqual([expect.stringMatching(/nobody was told of .*opened.*>independent-chair/)])
  })

  it('would notice a second mail', async () => {
    const { world } = await live({ histories: [quiet] })
    world.mails.push(...world.mails.slice(0, 1).map((mail) => ({ ...mail, serial: -1 })))
    expect(brokenPromises(world)).toContainEqual(expect.stringContaining('second mail'))
  })

  it('would notice a mail about a clock that had been met', async () => {
    const met = { what: 'incident.panel-notified', happened: 1, delay: 0, twice: false, overBus: false } as const
    const { world } = await live({ histories: [{ ...quiet, steps: [met] }] })
    const [opened] = world.mails
    if (opened !== undefined) world.mails.push({ ...opened, tells: opened.tells.map((told) => ({ ...told, version: 99 })) })
    expect(brokenPromises(world)).toContainEqual(expect.stringContaining('a false alarm'))
  })

  it('would notice a record that was tampered with', async () => {
    const { world } = await live({ histories: [quiet] })
    const [name, entry] = [...world.table.items].find(([key]) => key.includes('ENTRY#')) ?? []
    const items = world.table.items as Map<string, typeof entry>
    if (name !== undefined && entry !== undefined)
      items.set(name, { ...entry, entries: String(entry.entries).replace('opened', 'moved') })
    expect(brokenPromises(world)).toContainEqual(expect.stringContaining('the chain breaks'))
  })
})
