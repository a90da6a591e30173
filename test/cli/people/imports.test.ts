import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRows } from '../../../infra/cli/people/check-rows.ts'
import { eventsOf } from '../../../infra/cli/people/events-of.ts'
import { inOrder } from '../../../infra/cli/people/in-order.ts'
import { knownPeople } from '../../../infra/cli/people/known-people.ts'
import type { PersonRow } from '../../../infra/cli/people/read-row.ts'
import { stepsOf } from '../../../infra/cli/people/steps-of.ts'
import { peopleSubject } from '../../../shared/people/directory.ts'
import { aDesk } from '../../shell/desk.ts'

const partnership = 'bolton'
const today = '2027-01-04'
const days = ['2026-11-01', '2027-01-01', '2027-01-04', '2027-01-05', '2027-02-01', '2027-03-01']

/** Few people, few roles and few days, so that they meet. */
const anyRow: fc.Arbitrary<PersonRow> = fc
  .record({
    role: fc.constantFrom('business-manager', 'delegated-police'),
    person: fc.constantFrom(1, 2, 3),
    address: fc.constantFrom('own', 'own', 'new', 'shared'),
    as: fc.constantFrom('holder', 'holder', 'joint-holder', 'deputy'),
    order: fc.constantFrom(1, 2),
    days: fc.tuple(fc.nat(days.length - 1), fc.nat(days.length)),
  })
  .map(({ role, person, address, as, order, days: [first, more] }): PersonRow => {
    const until = days[first + more]
    return {
      ...{ line: 0, role, holder: `p-${person}`, as: as as PersonRow['as'], from: days[first] ?? today },
      address: address === 'shared' ? 'shared@bolton.example' : `${address}-${person}@bolton.example`,
      ...(as === 'deputy' && { order }),
      ...(until !== undefined && { until }),
    }
  })

/** A file whose rows are right beside each other: what is wrong with one is left out, as whoever wrote it would. */
const anyFile = fc
  .record({ rows: fc.array(anyRow, { minLength: 1, maxLength: 5 }), complete: fc.boolean() })
  .map(({ rows, complete }) => {
    const numbered = rows.map((row, n) => ({ ...row, line: n + 2 }))
    const wrong = new Set(checkRows(numbered).map(({ line }) => line))
    return { rows: numbered.filter(({ line }) => !wrong.has(line)), complete }
  })
  .filter(({ rows }) => checkRows(rows).length === 0)

const look = (rows: readonly PersonRow[], complete: boolean, known: ReturnType<typeof knownPeople>) => {
  const difference = stepsOf(rows, known, today, complete ? today : undefined)
  const { ordered, problems } = inOrder(difference.steps, known)
  return { ...difference, ordered, problems: [...difference.problems, ...problems] }
}

/** Imports one file after the other into an empty directory, each unless a row of it is wrong. @returns how many were not */
const importAll = async (files: readonly { rows: PersonRow[]; complete: boolean }[]): Promise<number> => {
  const desk = aDesk('Mon 4 Jan 2027 10:00')
  const directory = async () =>
    knownPeople(await desk.table.load({ partnership, subject: peopleSubject }), await desk.table.contacts(partnership))
  let imported = 0
  for (const { rows, complete } of files) {
    const known = await directory()
    const { ordered, problems } = look(rows, complete, known)
    if (problems.length > 0) continue
    imported++
    const events = ordered.flatMap((step) => eventsOf(step, partnership, known))
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    for (const event of events) await desk.take(event)
    // sent again, as after an answer that was lost, each is known
    for (const event of events) expect(await desk.take(event)).toMatchObject({ repeat: true })
    const after = look(rows, complete, await directory())
    expect([after.steps, after.problems, complete ? after.absent : []]).toEqual([[], [], []])
  }
  return imported
}

describe('a file that is imported', () => {
  it('is refused row by row, or accepted by the service to the last event; and then changes nothing more', async () => {
    let imported = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 4 }), async (files) => {
        imported += await importAll(files)
      }),
      { numRuns: 300 },
    )
    expect(imported).toBeGreaterThan(250)
  })

  it('gives a new address to who will leave, when it is known already who comes', async () => {
    const row = {
      line: 2,
      role: 'business-manager',
      as: 'holder',
      from: '2026-11-01',
      holder: 'p-1',
      address: 'a@bolton.example',
    } as const
    const leaves = { ...row, until: '2027-01-31' }
    const comes = { ...row, line: 3, holder: 'p-2', from: '2027-02-01', address: 'b@bolton.example' }
    const files = [[row], [leaves, comes], [{ ...leaves, address: 'c@bolton.example' }, comes]]
    expect(await importAll(files.map((rows) => ({ rows, complete: false })))).toBe(3)
  })
})
