import { expect, it } from 'vitest'
import { burst } from './burst.ts'

it('a morning left to the sweep: none lost, none doubled, the most urgent first', async () => {
  const { notices, used: _, seconds: _s, ...told } = await burst(300)
  expect(notices).toBeGreaterThanOrEqual(300)
  expect(told).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 })
  // what can wait goes in few mails
  expect(told.mails).toBeLessThan(notices * 0.6)
  expect(told.pressingDoneAfter).toBeLessThanOrEqual(2)
  expect(told.allDoneAfter).toBeLessThanOrEqual(11)
}, 30_000)
