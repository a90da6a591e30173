import { afterEach, describe, expect, it } from 'vitest'
import { openingsBetween } from '../../infra/cli/duty-openings.ts'
import { type TravelDeps, type TravelStep, travel } from '../../infra/cli/travel.ts'
import { newMatter } from '../../shared/matters/matter.ts'
import { anIncident } from '../builders/events.ts'
import { at, writtenTime } from '../builders/london-time.ts'
import { linesOf, runClocks } from './run-clocks.ts'
import { aSmallStage } from './small-stage.ts'

const known = anIncident('Fri 18 Dec 2026 10:00')

describe('travelling when something is wrong with the stage', () => {
  let stop: () => Promise<void> = async () => undefined
  afterEach(() => stop())

  const stageWith = async (options: Parameters<typeof aSmallStage>[1]) => {
    const stage = await aSmallStage('Fri 18 Dec 2026 16:00', options)
    stop = stage.stop
    const clocks = (...args: string[]) => runClocks(args, { ...stage.world, input: linesOf(known) })
    expect(await clocks('post', '-')).toMatchObject({ code: 0 })
    return clocks
  }

  it('has the sweep send what the stream has lost', async () => {
    const clocks = await stageWith({ losesStream: true })
    const ran = await clocks('travel', '--to', '2026-12-22T09:00', '--json')
    const { steps } = ran.json() as { steps: TravelStep[] }
    expect(steps.map(({ at: moment, unsent }) => [moment, unsent])).toEqual([
      ['2026-12-22T08:30:00+00:00', 0],
      ['2026-12-22T08:40:00+00:00', 0],
    ])
    for (const { mails } of steps) expect(mails).toBeGreaterThan(0)
    expect((await clocks('status', '--json')).json()).toMatchObject({ unsent: 0 })
  })

  it('goes on, and says so, when nobody can be written to', async () => {
    const clocks = await stageWith({ holders: () => [] })
    const ran = await clocks('travel', '--to', '2026-12-22T09:00')
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(
      /^Tue 22 Dec 2026 08:30 {2}\d alarms, 0 mails; 2 commits not all sent: nobody holds the role, or the mail was refused\nIt is now/,
    )
  }, 60_000)
})

describe('when duties are opened on the way', () => {
  it.each([
    ['Mon 30 Nov 2026 16:00', 'Fri 18 Dec 2026 04:59', ['Tue 1 Dec 2026 05:00', 'Thu 17 Dec 2026 05:00']],
    // by the wall clock: London went over to summer time on 28 March
    ['Mon 1 Mar 2027 05:00', 'Thu 1 Apr 2027 05:00', ['Thu 1 Apr 2027 05:00']],
    ['Mon 1 Mar 2027 04:59', 'Mon 1 Mar 2027 12:00', ['Mon 1 Mar 2027 05:00']],
    ['Mon 1 Mar 2027 05:01', 'Tue 2 Mar 2027 04:00', []],
  ])('from %s to %s', (from, to, openings) => {
    expect(openingsBetween(at(from), at(to)).map(writtenTime)).toEqual(openings)
  })
})

describe('travel, with a table of our own', () => {
  const due = at('Tue 22 Dec 2026 08:30')
  const key = { partnership: 'bolton', subject: 'SI-1' }

  const deps = (over: Partial<TravelDeps['matters']>): { deps: TravelDeps; stops: string[] } => {
    let now = at('Fri 18 Dec 2026 16:00')
    const stops: string[] = []
    return {
      stops,
      deps: {
        matters: {
          due: async (by) => (by >= due ? [key] : []),
          load: async () => ({ matter: newMatter(key), version: 1, reference: 'R1', lastHash: '', wakeAt: due }),
          unsent: async () => [],
          ...over,
        },
        waiting: { ripe: async () => [] },
        clock: {
          now: async () => now,
          moveTo: async (instant) => {
            now = instant
            stops.push(writtenTime(instant))
          },
        },
        sweep: async () => undefined,
        mailCount: async () => 0,
        pause: async () => undefined,
      },
    }
  }

  const stepsOf = async (from: TravelDeps, target: string) => {
    const steps: TravelStep[] = []
    for await (const step of travel(from, at(target))) steps.push(step)
    return steps
  }

  it('gives up when the sweep rings nothing though something is due', async () => {
    await expect(stepsOf(deps({}).deps, 'Wed 23 Dec 2026')).rejects.toThrow(
      'the sweep rings nothing though something is due at 08:30 on Tuesday 22 December 2026: see the logs in .local/logs',
    )
  })

  it('stops at no moment that only a lagging index still knows', async () => {
    const later = at('Tue 29 Dec 2026 08:30')
    const { deps: lagging, stops } = deps({
      load: async () => ({ matter: newMatter(key), version: 2, reference: 'R1', lastHash: '', wakeAt: later }),
    })
    expect(await stepsOf(lagging, 'Wed 23 Dec 2026')).toEqual([])
    expect(stops).toEqual(['Wed 23 Dec 2026 00:00'])
  })

  it('opens duties in order with what rings, and at 05:00 of the day', async () => {
    const { deps: plain, stops } = deps({})
    let rung = false
    const opening: TravelDeps = {
      ...plain,
      matters: { ...plain.matters, due: async (by) => (by >= due && !rung ? [key] : []) },
      sweep: async () => {
        rung ||= (await plain.clock.now()) >= due
      },
      openDuties: async () => {
        stops.push('duties')
      },
    }
    await stepsOf(opening, 'Sat 2 Jan 2027 12:00')
    expect(stops).toEqual([
      'Tue 22 Dec 2026 08:30',
      ...['Fri 1 Jan 2027 05:00', 'duties'],
      ...['Sat 2 Jan 2027 05:00', 'duties'],
      'Sat 2 Jan 2027 12:00',
    ])
  })

  it('never moves the clock back, even when something was due long ago', async () => {
    const { deps: late, stops } = deps({ due: async () => [] })
    await late.clock.moveTo(at('Thu 24 Dec 2026 12:00'))
    await stepsOf(late, 'Wed 23 Dec 2026')
    expect(stops).toEqual(['Thu 24 Dec 2026 12:00'])
  })
})
