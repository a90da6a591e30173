import { describe, expect, it } from 'vitest'
import { type ClocksEvent, catalogue } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import type { Matter } from '../../shared/matters/matter.ts'
import { takeEvent } from '../../shared/matters/take-event.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import type { Contact } from '../../shared/people/directory.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { sample, sampleNames } from '../builders/samples.ts'

const calendar = englandAndWales()

const read = (name: string): ClocksEvent => {
  const parsed = parseEvent(sample(name))
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
  return parsed.event
}

/** The fields that are named when an event is refused; none when it is accepted. */
const namesOf = (input: unknown): string[] => {
  const parsed = parseEvent(input)
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field)
}

describe('the sample events', () => {
  it('show every type there is', () => {
    expect(Object.keys(catalogue).filter((type) => !sampleNames.includes(type))).toEqual([])
  })

  it.each(sampleNames)('%s is accepted as it is, and named after its type', (name) => {
    const event = read(name)
    expect(event).toEqual(sample(name))
    expect(name === event.type || name.startsWith(`${event.type}.`)).toBe(true)
  })

  it.each(sampleNames)('%s without any one of its fields is refused by that field’s name, or did not need it', (name) => {
    const optional = new Set([
      'time',
      'datacontenttype',
      'data.partnersAwareAt',
      'data.occurredOn',
      'data.careLeaver',
      'data.otherAreas',
      'data.relatesTo',
      'data.urgent',
      'data.practitionerMayHaveCausedHarm',
      'data.chairDecidedAgainstMajority',
      'data.order',
      'data.outOfHours',
      // in other types these are needed
      ...(name.startsWith('role.assigned') ? ['data.until'] : []),
      ...(name.startsWith('notice.answered') ? ['data.reason'] : []),
    ])
    const whole = sample(name) as { data: Record<string, unknown> }
    for (const key of Object.keys(whole)) {
      const { [key]: _left, ...rest } = whole as Record<string, unknown>
      expect([key, namesOf(rest)]).toEqual([key, optional.has(key) ? [] : [key]])
    }
    for (const key of Object.keys(whole.data)) {
      const { [key]: _left, ...data } = whole.data
      expect([key, namesOf({ ...whole, data })]).toEqual([key, optional.has(`data.${key}`) ? [] : [`data.${key}`]])
    }
  })

  it.each(sampleNames)('%s with one more field is refused', (name) => {
    const whole = sample(name) as { data: Record<string, unknown> }
    expect(parseEvent({ ...whole, data: { ...whole.data, remark: 'x' } })).toEqual({
      ok: false,
      errors: [{ field: 'data', expected: 'expected no other field', unknownKey: 'remark' }],
    })
  })

  it('have ids of their own', () => {
    const ids = sampleNames.map((name) => `${read(name).source} ${read(name).id}`)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('tell whole stories: taken in the order of their times, each is accepted by its matter', () => {
    const matters = new Map<string, Matter>()
    const contacts: Contact[] = []
    // what only the service tells is refused from anybody else
    const events = sampleNames
      .map(read)
      .filter(({ type }) => type !== 'dispute.passed-on')
      .sort((a, b) => Date.parse(a.time ?? '') - Date.parse(b.time ?? ''))
    for (const event of events) {
      const partnership = partnershipOf(event.data.partnership)
      if (partnership === undefined) throw new Error(`${event.id}: no such partnership`)
      const key = `${event.data.partnership} ${event.subject}`
      const applied = takeEvent(matters.get(key), event, Date.parse(event.time ?? ''), { partnership, calendar, contacts })
      if (!applied.ok) throw new Error(`${event.id}: ${applied.refusal.code}`)
      contacts.push(...applied.contacts)
      matters.set(key, applied.matter)
    }
    expect([...matters.keys()].sort()).toEqual([
      'bolton AL-2027-003',
      'bolton CP-2026-107',
      'bolton D-2027-003',
      'bolton D-2027-005',
      'bolton ME-2027-041',
      'bolton ME-2027-042',
      'bolton SI-2026-014',
      'bolton SI-2026-015',
      'bolton SI-2026-016',
      'bolton annual-report-2027',
      'bolton dates-to-agree',
      'bolton people',
      'bolton settings',
      'rochdale SI-2026-021',
      'rochdale annual-report-rolling',
      'rochdale budget-2027',
      'stockport SI-2026-033',
    ])
  })
})
