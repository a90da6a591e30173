import { expect, it } from 'vitest'
import { stageStatus } from '../../infra/cli/stage-status.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { assigned, confirmed } from '../builders/people.ts'
import { aDesk } from '../shell/desk.ts'

it('the end of a role that is far off is no open clock yet', async () => {
  const desk = aDesk('Mon 4 Jan 2027 09:00')
  await desk.take(assigned('p-1', 'lado', 'Mon 4 Jan 2027', { until: '2027-01-29' }))
  await desk.take(confirmed('p-1'))
  const open = async () => {
    const { partnerships } = await stageStatus(desk.table, desk.table.waiting, englandAndWales(), desk.now())
    return partnerships.flatMap(({ matters }) => matters.flatMap(({ clocks }) => clocks.map(({ rule }) => rule)))
  }
  expect(await open()).toEqual(['directory-reach'])
  // fourteen days before Fri 29 Jan: Fri 15
  desk.advanceTo('Fri 15 Jan 2027 08:30')
  expect(await open()).toEqual(['handover', 'directory-reach'])
})
