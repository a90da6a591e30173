import { describe, expect, it } from 'vitest'
import { atTheTop, climbing, inSentence, lines, opening, rungOf, timetable } from '../builders/climb-mails.ts'
import { everyClimb } from '../builders/climbs.ts'
import { writtenTime } from '../builders/london-time.ts'
import { aDispute } from './dispute-world.ts'

const climbs = everyClimb.map((climb) => [climb.name, climb] as const)

describe('a dispute on a ladder whose partnership has agreed on two working days for each rung', () => {
  it.each(climbs)('%s: climbs by itself to its top, and asks exactly who holds each rung', async (_name, climb) => {
    const world = await aDispute(climb, { agreed: true })
    const [, lastDay] = timetable[climb.rungs.length - 1] ?? []
    await world.advanceTo(`${lastDay} 12:00`)
    expect(world.told()).toEqual(climbing(climb).sort())
  })

  it.each(climbs)(
    '%s: climbs no further from there, and its holders and who follows it go on being told',
    async (_name, climb) => {
      const world = await aDispute(climb, { agreed: true })
      const { length: top } = climb.rungs
      await world.advanceTo(`${timetable[top - 1]?.[1]} 12:00`)
      world.told()
      await world.advanceTo('Mon 8 Feb 2027 08:00')
      expect(world.told()).toEqual(atTheTop(climb, 'Mon 8 Feb 2027 08:00').sort())
      expect(world.disputeMails().at(-1)?.text).toContain(`Rung ${top} of ${top}`)
    },
  )
})

describe('a dispute on a ladder on which no time was agreed', () => {
  it.each(climbs)('%s: stays on its first rung, and the business manager is asked', async (_name, climb) => {
    const world = await aDispute(climb, { agreed: false })
    expect(world.told()).toEqual(opening(climb, 0, 'Mon 4 Jan 2027 10:00').sort())
    const { title, holders } = rungOf(climb, 0)
    const question =
      climb.rungs.length > 1
        ? `Dispute without an answer, escalate now? ${title}`
        : `Dispute without an answer on the last rung: ${inSentence(title)}`
    const others = holders.filter((role) => role !== 'business-manager')
    await world.advanceTo('Wed 27 Jan 2027 08:00')
    expect(world.told()).toEqual(
      // Mon 4 =0 · Tue 5 =1 · Wed 6 =2 · Thu 7 =3 · Fri 8 =4 · Mon 11 =5 · Fri 15 =9 · Mon 18 =10 · Fri 22 =14 · Mon 25 =15
      ['Wed 6 Jan', 'Mon 11 Jan', 'Mon 18 Jan', 'Mon 25 Jan']
        .flatMap((day) => [
          ...lines(`${day} 2027 08:30`, others, `Dispute still open: ${inSentence(title)}`),
          ...lines(`${day} 2027 08:30`, ['business-manager'], question),
        ])
        .sort(),
    )
    for (const { text } of world.disputeMails().filter(({ subject }) => subject.startsWith('Dispute without an answer')))
      expect(text.replaceAll(/\s+/g, ' ')).toContain('No time to answer has been agreed for this rung')
  })

  it.each(climbs)('%s: goes up one rung each time that it is escalated, and not beyond its last one', async (_name, climb) => {
    const world = await aDispute(climb, { agreed: false })
    for (const [n, [rung]] of climb.rungs.slice(0, -1).entries()) {
      await world.advanceToInstant(world.now() + 20 * 60_000)
      world.told()
      await world.escalate(rung)
      expect(world.told()).toEqual(opening(climb, n + 1, writtenTime(world.now())).sort())
    }
    const [top] = climb.rungs.at(-1) ?? []
    const before = world.table.items.size
    world.told()
    const refused = await world.tell('escalated', { from: top ?? '', by: 'business-manager', reason: 'no-response' })
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:clocks:problem:rung-not-open'])
    expect([world.table.items.size, world.told()]).toEqual([before, []])
  })
})
