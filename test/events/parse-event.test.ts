import { describe, expect, it } from 'vitest'
import { catalogue } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import { sample } from '../builders/samples.ts'

/** A sample with some of its fields, written as dotted paths, given another value; undefined takes one away. */
const spoiled = (name: string, changes: Record<string, unknown>): unknown => {
  const event = structuredClone(sample(name)) as Record<string, unknown>
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, event)
    if (value === undefined) delete parent[last]
    else parent[last] = value
  }
  return event
}

const moment = 'expected a date-time with offset such as 2026-12-18T16:30:00+00:00, or a date such as 2026-12-18'

const refused = (input: unknown) => {
  const read = parseEvent(input)
  return read.ok ? 'accepted' : read.errors
}

describe('a bad event is refused, and the field is named', () => {
  it.each([
    // the envelope
    ['another version of CloudEvents', 'incident.became-known', { specversion: '0.3' }, 'specversion', 'expected 1.0'],
    ['no id', 'incident.became-known', { id: undefined }, 'id', 'expected string'],
    ['an id with a space', 'incident.became-known', { id: 'two words' }, 'id', 'expected 1 to 128 letters, digits or . _ : ~ -'],
    [
      'a source with a space',
      'incident.became-known',
      { source: 'case system' },
      'source',
      'expected a URI reference of at most 200 characters',
    ],
    [
      'a subject like a name',
      'incident.became-known',
      { subject: 'A Child' },
      'subject',
      'expected 3 to 40 letters, digits or hyphens',
    ],
    [
      'a subject too long',
      'incident.became-known',
      { subject: 'S'.repeat(41) },
      'subject',
      'expected 3 to 40 letters, digits or hyphens',
    ],
    // where the schema says nothing itself, zod does: its words are asked for in parse-event.ts
    ['a deputy too far down', 'role.assigned.deputy', { 'data.order': 10 }, 'data.order', 'Too big: expected number to be <=9'],
    [
      'an unknown type',
      'incident.became-known',
      { type: 'incident.happened' },
      'type',
      `expected one of: ${Object.keys(catalogue).join(', ')}`,
    ],
    [
      'a type that every object has',
      'incident.became-known',
      { type: 'constructor' },
      'type',
      `expected one of: ${Object.keys(catalogue).join(', ')}`,
    ],
    [
      'a time without offset',
      'incident.became-known',
      { time: '2026-12-18T16:30:00' },
      'time',
      'expected a date-time with offset such as 2026-12-18T16:30:00+00:00',
    ],
    [
      'a time beyond the service’s years',
      'incident.became-known',
      { time: '9999-12-31T23:59:59Z' },
      'time',
      'expected a year from 2000 to 2099',
    ],
    [
      'another content type',
      'incident.became-known',
      { datacontenttype: 'text/plain' },
      'datacontenttype',
      'expected application/json',
    ],
    ['no data', 'incident.became-known', { data: undefined }, 'data', 'expected object'],
    // the data
    ['a missing field', 'incident.became-known', { 'data.lookedAfter': undefined }, 'data.lookedAfter', 'expected boolean'],
    ['a word for a yes or no', 'incident.became-known', { 'data.childDied': 'no' }, 'data.childDied', 'expected boolean'],
    ['a missing moment', 'incident.became-known', { 'data.awareAt': undefined }, 'data.awareAt', moment],
    ['a day that is none', 'incident.became-known', { 'data.awareAt': '2026-02-30' }, 'data.awareAt', moment],
    ['a time without offset', 'incident.became-known', { 'data.awareAt': '2026-12-18T16:30:00' }, 'data.awareAt', moment],
    ['a British date', 'incident.became-known', { 'data.awareAt': '18/12/2026' }, 'data.awareAt', moment],
    ['a number', 'incident.became-known', { 'data.awareAt': 1_797_611_400 }, 'data.awareAt', moment],
    [
      'a mistyped century',
      'incident.became-known',
      { 'data.awareAt': '1926-12-18' },
      'data.awareAt',
      'expected a year from 2000 to 2099',
    ],
    [
      'an area in two words',
      'incident.became-known.other-areas',
      { 'data.otherAreas': ['two words'] },
      'data.otherAreas.0',
      'expected an area in one word such as wigan',
    ],
    [
      'eleven areas',
      'incident.became-known.other-areas',
      { 'data.otherAreas': Array(11).fill('wigan') },
      'data.otherAreas',
      'expected at most 10 areas',
    ],
    [
      'a partnership’s name for its id',
      'incident.panel-notified',
      { 'data.partnership': 'Bolton SCP' },
      'data.partnership',
      'expected the id of a partnership such as bolton',
    ],
    [
      'a decision that nobody can take',
      'rapid-review.decided',
      { 'data.decision': 'maybe' },
      'data.decision',
      'expected one of no-review, local-review, national-review-suggested',
    ],
    [
      'a plan with a time of day',
      'publication.planned',
      { 'data.on': '2027-07-01T10:00:00+01:00' },
      'data.on',
      'expected a date such as 2026-12-18',
    ],
    ['a plan without a day', 'publication.planned', { 'data.on': undefined }, 'data.on', 'expected a date such as 2026-12-18'],
    [
      'a report sent to nobody known',
      'report.sent',
      { 'data.to': 'the press' },
      'data.to',
      'expected one of panel, secretary-of-state, ofsted, what-works-centre',
    ],
    ['a correction that corrects nothing', 'fact.corrected', { 'data.corrects': undefined }, 'data.corrects', 'expected string'],
    [
      'a correction without data',
      'fact.corrected',
      { 'data.data': undefined },
      'data.data',
      'expected the whole corrected data, or null to withdraw',
    ],
    [
      'a correction with a text for data',
      'fact.corrected',
      { 'data.data': 'none' },
      'data.data',
      'expected the whole corrected data, or null to withdraw',
    ],
  ])('%s (%s)', (_why, name, changes: Record<string, unknown>, field, expected) => {
    expect(refused(spoiled(name, changes))).toEqual([{ field, expected }])
  })

  it.each([
    ['in the envelope', { childName: 'x' }, '', 'childName'],
    ['in the data', { 'data.name': 'x' }, 'data', 'name'],
    ['with a harmless value', { 'data.note': null }, 'data', 'note'],
  ])('an unknown key %s', (_why, changes: Record<string, unknown>, field, unknownKey) => {
    expect(refused(spoiled('incident.became-known', changes))).toEqual([
      { field, expected: 'expected no other field', unknownKey },
    ])
  })

  it('every unknown key is told of, but no more than ten, and none at length', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`data.${'k'.repeat(60)}${n}`, 1]))
    const errors = refused(spoiled('report.published', many))
    expect(errors).toHaveLength(10)
    expect(errors).toContainEqual({ field: 'data', expected: 'expected no other field', unknownKey: 'k'.repeat(40) })
  })

  it('everything wrong is told at once', () => {
    const errors = refused(spoiled('incident.became-known', { subject: 'A Child', 'data.childDied': 1, 'data.awareAt': 'today' }))
    expect(Array.isArray(errors) && errors.map(({ field }) => field)).toEqual(['subject', 'data.awareAt', 'data.childDied'])
  })

  it.each([[undefined], [null], ['{}'], [42], [[sample('incident.became-known')]]])('what is no event at all: %j', (input) => {
    expect(refused(input)).toEqual([{ field: '', expected: 'expected one CloudEvent as a JSON object' }])
  })

  it('what is refused is never repeated: it may be somebody’s name', () => {
    const secret = 'Somebody Special'
    const everywhere = {
      id: secret,
      source: secret,
      subject: secret,
      time: secret,
      'data.awareAt': secret,
      'data.partnership': secret,
    }
    expect(JSON.stringify(refused(spoiled('incident.became-known', everywhere)))).not.toContain(secret)
  })
})

describe('what only looks bad is accepted', () => {
  it.each([
    ['a bare day', { 'data.awareAt': '2026-12-18' }],
    ['UTC as Z', { 'data.awareAt': '2026-12-18T16:30:00Z' }],
    ['another offset, and parts of a second', { 'data.awareAt': '2026-12-18T17:30:00.123+01:00' }],
    ['no time of its own', { time: undefined }],
    ['no content type', { datacontenttype: undefined }],
    ['29 February in a leap year', { 'data.awareAt': '2028-02-29' }],
    ['the first day there is', { 'data.awareAt': '2000-01-01' }],
    ['the last', { 'data.awareAt': '2099-12-31' }],
  ])('%s', (_why, changes: Record<string, unknown>) => {
    expect(refused(spoiled('incident.became-known', changes))).toBe('accepted')
  })
})
