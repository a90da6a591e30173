import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AllDayEvent, escaped, folded, icsOf } from '../../shared/notices/icalendar.ts'
import { dayOf, isoDay } from '../../shared/time/day.ts'
import { readIcs } from '../builders/reader-calendar.ts'

const due: AllDayEvent = {
  method: 'REQUEST',
  uid: 'K7Q2M.panel-notification.bolton@clocks.invalid',
  sequence: 3,
  stampedAt: Date.UTC(2026, 11, 18, 17, 4, 9),
  day: dayOf('2026-12-29'),
  summary: 'Due: notify the Panel of the incident (K7Q2M)',
  description: 'Director of children’s services, Bolton; see the mails about K7Q2M.',
}
const between = { organizer: 'clocks@partnership.example', attendee: 'dcs@bolton.example' }

const octets = (text: string) => new TextEncoder().encode(text).length
const unfolded = (text: string) => text.replaceAll('\r\n ', '')
/** Any text but for half characters, which no mail can hold. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })

describe('an entry for a calendar', () => {
  it('is one whole day, between the service and its reader, without a bell and without a reply', () => {
    const { method, calendar, vevent, one, event } = readIcs(icsOf(due, between))
    expect(method).toBe('REQUEST')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(Object.fromEntries(vevent.getAllProperties().map(({ name }) => [name, one(name)]))).toEqual({
      uid: due.uid,
      sequence: '3',
      dtstamp: '2026-12-18T17:04:09Z',
      dtstart: '2026-12-29',
      // exclusive: the day after
      dtend: '2026-12-30',
      summary: due.summary,
      description: due.description,
      status: 'CONFIRMED',
      organizer: 'mailto:clocks@partnership.example',
      attendee: 'mailto:dcs@bolton.example',
      transp: 'TRANSPARENT',
      class: 'PRIVATE',
    })
    expect(vevent.getFirstProperty('attendee')?.getParameter('rsvp')).toBe('FALSE')
    expect(vevent.getAllSubcomponents('valarm')).toEqual([])
    expect(event.duration.toString()).toBe('P1D')
  })

  it('is taken out again by a cancellation of the same name', () => {
    const { method, one } = readIcs(icsOf({ ...due, method: 'CANCEL', sequence: 4 }, between))
    expect([method, one('uid'), one('status'), one('sequence')]).toEqual(['CANCEL', due.uid, 'CANCELLED', '4'])
  })

  it.each([
    ['over the end of a month', '2026-11-30', '2026-12-01'],
    ['over the end of a year', '2026-12-31', '2027-01-01'],
    ['over a leap day', '2028-02-28', '2028-02-29'],
    ['over the hour that summer time takes away', '2027-03-28', '2027-03-29'],
  ])('ends the day after, %s', (_why, from, to) => {
    const { one } = readIcs(icsOf({ ...due, day: dayOf(from) }, between))
    expect([one('dtstart'), one('dtend')]).toEqual([from, to])
  })

  it('is read back as it was written, whatever it says, in lines of at most 75 octets ended by CRLF', () => {
    const days = fc.integer({ min: dayOf('2020-01-01'), max: dayOf('2099-12-31') })
    fc.assert(
      fc.property(anyText, anyText, days, (summary, description, day) => {
        const ics = icsOf({ ...due, summary, description, day }, between)
        const read = readIcs(ics)
        const plain = (text: string) => text.replaceAll(/[^\P{Cc}\t\r\n\u0080-\u009f]/gu, '').replaceAll(/\r\n?/g, '\n')
        expect([read.one('summary'), read.one('description')]).toEqual([plain(summary), plain(description)])
        expect([read.one('dtstart'), read.one('dtend')]).toEqual([isoDay(day), isoDay(day + 1)])
        const lines = ics.split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
      }),
    )
  })

  it('lets no address add a line of its own, and is written whatever an address is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (attendee) => {
        const { all } = readIcs(icsOf(due, { ...between, attendee: `${attendee}\r\nSUMMARY:another` }))
        expect(all('summary')).toEqual([due.summary])
        expect(all('attendee')).toHaveLength(1)
      }),
    )
    expect(() => icsOf(due, { ...between, attendee: '\ud800@bolton.example' })).not.toThrow()
  })
})

describe('a line', () => {
  it.each([
    ['of 75 octets stays whole', 'a'.repeat(75), ['a'.repeat(75)]],
    ['of 76 is broken, and the space of the second line counts', `${'a'.repeat(75)}b`, ['a'.repeat(75), ' b']],
    ['of 150: 75, then 74, then 1', 'a'.repeat(150), ['a'.repeat(75), ` ${'a'.repeat(74)}`, ' a']],
    ['is broken before a character of two octets that would end at 76', `${'a'.repeat(74)}é`, ['a'.repeat(74), ' é']],
    ['is broken before one of four that would end at 76', `${'a'.repeat(72)}😀`, ['a'.repeat(72), ' 😀']],
    ['that ends with one of three at 75 stays whole', `${'a'.repeat(72)}’`, [`${'a'.repeat(72)}’`]],
  ])('%s', (_why, line, expected) => {
    expect(folded(line).split('\r\n')).toEqual(expected)
  })

  it('loses nothing by being broken, and no character is broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (line) => {
        const text = line.replaceAll(/[\r\n]/g, '')
        expect(unfolded(folded(text))).toBe(text)
        for (const part of folded(text).split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75)
      }),
    )
  })
})

describe('a value', () => {
  it.each([
    ['commas and semicolons', 'one, two; three', 'one\\, two\\; three'],
    ['a backslash, once', 'C:\\new', 'C:\\\\new'],
    ['lines, however they end', 'a\nb\r\nc\rd', 'a\\nb\\nc\\nd'],
    ['a bell and a nul are left out', 'a\u0007b\u0000c', 'abc'],
    ['a colon and quotes as they are', '"a": b', '"a": b'],
  ])('keeps %s', (_what, text, expected) => {
    expect(escaped(text)).toBe(expected)
  })
})
