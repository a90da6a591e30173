import { describe, expect, it } from 'vitest'
import { reachReport } from '../../../infra/cli/people/reach-report.ts'
import { reachOf } from '../../../shared/notices/reach-of.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Assignment } from '../../../shared/people/assignments.ts'
import type { Contact, Holder } from '../../../shared/people/directory.ts'

const role = 'lado'
const address = 'somebody@bolton.example'
const today = '2027-01-04'

const reached = (holders: readonly Holder[], assignments: readonly Assignment[] = [], contacts: readonly Contact[] = []) =>
  reachReport(reachOf(bolton, holders), { assignments, contacts, today }).find((each) => each.role === role)

const assigned = (holder: string, from: string, until?: string, order?: number): Assignment => ({
  ...{ role, holder, from, as: order === undefined ? 'holder' : 'deputy' },
  ...(order !== undefined && { order }),
  ...(until !== undefined && { until }),
})

describe('who would be written to for a role', () => {
  it('is told with when mail last arrived and was answered, and since when it comes back; without an address', () => {
    const marks = {
      lastDeliveredAt: '2026-12-29T08:31:00.000Z',
      lastAnsweredAt: '2026-12-29T09:12:00.000Z',
    }
    const unreachableSince = '2027-01-02T10:00:00+00:00'
    const found = reached(
      [{ id: 'p-1', role, address, unreachableSince }],
      [],
      [{ holder: 'p-1', address, contact: 1, ...marks }],
    )
    expect(found?.readers[0]).toEqual({ holder: 'p-1', role, ...marks, bouncedSince: unreachableSince })
    expect(JSON.stringify(found)).not.toContain('@')
  })

  it('is whoever covers for the holder, and says for whom', () => {
    const found = reached([{ id: 'p-2', role, address, covers: 'p-1', unconfirmed: true }])
    expect(found?.readers[0]).toEqual({ holder: 'p-2', role, why: 'cover', covers: 'p-1', unconfirmed: true })
  })

  it('has deputies who wait, in their order: of today, and not those who are written to already', () => {
    const told = [
      assigned('p-3', '2026-01-01', undefined, 2),
      assigned('p-2', '2026-01-01', undefined, 1),
      assigned('p-4', '2026-01-01', '2027-01-03', 3),
      assigned('p-5', '2027-01-05', undefined, 4),
    ]
    expect(reached([{ id: 'p-1', role, address }], told)?.deputies).toEqual(['p-2', 'p-3'])
    const deputy = { id: 'p-2', role, address, deputy: 1 }
    expect(reached([deputy], told)).toMatchObject({
      state: 'deputy',
      readers: [{ holder: 'p-2', why: 'deputy' }],
      deputies: ['p-3'],
    })
  })

  it.each<[string, Assignment[], object | undefined]>([
    [
      'the last who left, when nobody holds it',
      [assigned('p-1', '2026-01-01', '2026-06-30'), assigned('p-2', '2026-07-01', '2027-01-03')],
      { holder: 'p-2', on: '2027-01-03' },
    ],
    ['nobody on the last day itself', [assigned('p-1', '2026-01-01', '2027-01-04')], undefined],
    ['nobody while another holds it', [assigned('p-1', '2026-01-01', '2026-06-30'), assigned('p-2', '2026-07-01')], undefined],
    ['no deputy who left', [assigned('p-1', '2026-01-01', '2026-06-30', 1)], undefined],
    ['nobody who is yet to come', [assigned('p-1', '2027-02-01')], undefined],
  ])('names as having left %s', (_whom, told, expected) => {
    expect(reached([], told)?.left).toEqual(expected)
  })
})
