import { describe, expect, it } from 'vitest'
import { anIncident, correction, done } from '../builders/events.ts'
import { aDesk } from './desk.ts'

const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const began = 'Fri 18 Dec 2026 17:00'
const incident = anIncident('Fri 18 Dec 2026 16:30')

describe('an event', () => {
  it('is in the table with all that follows from it before the caller is answered', async () => {
    const desk = aDesk(began)
    expect(await desk.accept(incident)).toEqual({ ok: true, reference: 'K7Q21', repeat: false, warnings: [] })
    expect([...desk.table.items.keys()].map((name) => name.replace(/#[0-9a-f]{64}/, '#…'))).toEqual([
      'EVENT#…|EVENT',
      'MATTER#bolton#SI-2026-014|HEAD',
      'MATTER#bolton#SI-2026-014|ENTRY#000001',
      'MATTER#bolton#SI-2026-014|NOTICES#000001',
      'REFERENCE#bolton#K7Q21|REFERENCE',
    ])
  })

  it('posted again is accepted again and changes nothing, however its keys are ordered', async () => {
    const desk = aDesk(began)
    await desk.take(incident)
    const before = new Map(desk.table.items)
    const turned = Object.fromEntries(Object.entries(incident).reverse()) as typeof incident
    expect(await desk.accept(turned)).toEqual({ ok: true, reference: 'K7Q21', repeat: true, warnings: [] })
    expect(desk.table.items).toEqual(before)
    expect(desk.counts.EventsAccepted).toBe(1)
  })

  it('that is odd is stored, and its sender told in what way: once', async () => {
    const desk = aDesk(began)
    const odd = done('incident.panel-notified', 'Mon 14 Dec 2026')
    const says = 'the fact with which such a matter begins is not known yet: the clocks that it starts do not run'
    expect(await desk.accept(odd)).toMatchObject({ ok: true, warnings: [{ code: 'beginning-unknown', says }] })
    expect(await desk.accept(odd)).toMatchObject({ ok: true, repeat: true, warnings: [] })
    const { warnings } = await desk.take(incident)
    expect(warnings).toEqual([{ code: 'before-its-cause', says: expect.stringMatching(/ \(panel-notification\)$/) }])
    expect(desk.counts).toMatchObject({ EventsAccepted: 2, FactsWithWarnings: 2 })
  })

  it.each([
    ['another body', { ...incident, data: { ...incident.data, childDied: true } }],
    ['another subject', { ...incident, subject: 'SI-2026-015' }],
  ])('whose identity was used for %s is refused, and nothing is stored', async (_what, event) => {
    const desk = aDesk(began)
    await desk.take(incident)
    const before = new Map(desk.table.items)
    expect(await desk.accept(event as typeof incident)).toMatchObject({
      ok: false,
      code: 'event-id-taken',
      errors: [{ field: 'id' }],
    })
    expect(desk.table.items).toEqual(before)
  })

  it('whose identity another partnership used too is accepted: nobody uses up another’s ids', async () => {
    const desk = aDesk(began)
    await desk.take(incident)
    const theirs = { ...incident, data: { ...incident.data, partnership: 'rochdale' } } as typeof incident
    expect(await desk.accept(theirs)).toMatchObject({ ok: true, repeat: false, warnings: [] })
  })

  it('delivered twice at the same moment is stored once and accepted twice', async () => {
    const desk = aDesk(began)
    const answers = await Promise.all([desk.accept(incident), desk.accept(incident)])
    expect(answers).toEqual([
      { ok: true, reference: 'K7Q21', repeat: false, warnings: [] },
      { ok: true, reference: 'K7Q21', repeat: true, warnings: [] },
    ])
    expect((await desk.table.load(key))?.matter.records).toHaveLength(1)
  })

  it('that overtakes another of its matter loses neither', async () => {
    const desk = aDesk(began)
    await desk.take(incident)
    const facts = ['incident.panel-notified', 'incident.partnership-notified', 'incident.partners-aware'] as const
    const answers = await Promise.all(facts.map((type) => desk.accept(done(type, 'Fri 18 Dec 2026 16:50'))))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(
      (await desk.table.load(key))?.matter.records
        .map(({ type }) => type)
        .slice(1)
        .sort(),
    ).toEqual([...facts].sort())
  })

  it('whose fresh reference is taken already gets another', async () => {
    const references = ['K7Q2M', 'K7Q2M', 'P3XYZ']
    const desk = aDesk(began, { accepting: { newReference: () => references.shift() ?? 'none left' } })
    await desk.take(incident)
    const other = { ...incident, id: 'another', subject: 'SI-2026-015' }
    expect(await desk.accept(other)).toEqual({ ok: true, reference: 'P3XYZ', repeat: false, warnings: [] })
  })

  it('of a matter that never comes to rest is refused as busy, and may be sent again', async () => {
    const desk = aDesk(began, { seen: (table) => ({ ...table, commit: async () => 'conflict' }) })
    expect(await desk.accept(incident)).toMatchObject({ ok: false, code: 'busy' })
    expect(desk.table.items.size).toBe(0)
  })

  it.each([
    ['unknown-partnership', 'data.partnership', anIncident('Fri 18 Dec 2026', { partnership: 'exampleshire' })],
    ['in-the-future', 'data.awareAt', anIncident('Sat 19 Dec 2026')],
    ['corrects-unknown-fact', 'data.corrects', correction(incident, null)],
  ])('refused as %s names the field and stores nothing', async (code, field, event) => {
    const desk = aDesk(began)
    expect(await desk.accept(event)).toMatchObject({ ok: false, code, errors: [{ field }] })
    expect(desk.table.items.size).toBe(0)
    expect(desk.counts.EventsAccepted).toBeUndefined()
  })
})
