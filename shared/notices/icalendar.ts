import { civilOf, type Day, dayMs, type Instant, twoDigits } from '../time/day.ts'

// The iCalendar format (RFC 5545), as much of it as one all-day event of a mail needs (RFC 5546).

/** An all-day event as it is put into a calendar, changed there, or taken out again. */
export interface AllDayEvent {
  method: 'REQUEST' | 'CANCEL'
  /** The same for ever: by it a calendar knows that this is about what it holds already. */
  uid: string
  /** Never lower than before: a calendar leaves alone what is older than what it has. */
  sequence: number
  stampedAt: Instant
  day: Day
  summary: string
  description: string
}

/** Between whom it passes. Never kept: only while a mail is handed over. */
export interface Between {
  /** The address that the mail comes from. */
  organizer: string
  /** The address of the reader. */
  attendee: string
}

/**
 * The whole iCalendar object, each line ended by CRLF. It takes up none of the day, asks for no reply and rings no bell:
 * the service reminds.
 */
export const icsOf = (event: AllDayEvent, { organizer, attendee }: Between): string => {
  const { method, uid, sequence, stampedAt, day, summary, description } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Safeguarding clocks//EN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    // the first day that is no longer part of it
    `DTEND;VALUE=DATE:${date(day + 1)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER:${mailto(organizer)}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:${mailto(attendee)}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A text as the value of a property (3.3.11). What a value may not hold is left out. */
export const escaped = (text: string): string =>
  text
    .replaceAll(controls, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')

const lineOctets = 75

/** A line broken into lines of at most 75 octets, never inside a character; all but the first begin with a space (3.1). */
export const folded = (line: string): string => {
  let written = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > lineOctets) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += more
  }
  return written
}

/** How long one character is in UTF-8. */
const octetsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x1_0000 ? 3 : 4
}

/** An address can break no line and never makes this throw: no mail may be lost for the sake of its attachment. */
const mailto = (address: string): string => `mailto:${encodeURI(address.toWellFormed())}`

/** @example date(dayOf('2026-12-29')) // '20261229' */
const date = (day: Day): string => {
  const { year, month, date } = civilOf(day)
  return `${year}${twoDigits(month)}${twoDigits(date)}`
}

/** @example utc(instantOf('2026-12-29T08:30:00Z')) // '20261229T083000Z' */
const utc = (instant: Instant): string => {
  const day = Math.floor(instant / dayMs)
  const seconds = Math.floor((instant - day * dayMs) / 1000)
  return `${date(day)}T${twoDigits(Math.floor(seconds / 3600))}${twoDigits(Math.floor(seconds / 60) % 60)}${twoDigits(seconds % 60)}Z`
}
