import ICAL from 'ical.js'
import { type AllDayEvent, type Between, icsOf } from '../../shared/notices/icalendar.ts'

// the parser then throws where it would otherwise let something pass
ICAL.design.strict = true

const between: Between = { organizer: 'clocks@partnership.example', attendee: 'dcs@bolton.example' }

/** One entry as a calendar shows it. */
interface Shown {
  from: string
  /** The first day that is not part of it any more. */
  to: string
  summary: string
  sequence: number
  stamp: string
}

/** An iCalendar object as a strict parser reads it. */
export const readIcs = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const events = calendar.getAllSubcomponents('vevent')
  const [vevent] = events
  if (vevent === undefined || events.length > 1) throw new Error(`expected one event but found ${events.length}`)
  const all = (name: string) => vevent.getAllProperties(name).map((property) => String(property.getFirstValue()))
  const one = (name: string) => {
    const [value, ...more] = all(name)
    if (value === undefined || more.length > 0) throw new Error(`expected one ${name} but found ${all(name).length}`)
    return value
  }
  return { method: String(calendar.getFirstPropertyValue('method')), calendar, vevent, event: new ICAL.Event(vevent), one, all }
}

/**
 * A reader's calendar, as RFC 5546 wants it to take what comes by mail: what is newer by its sequence, or at the same
 * sequence by its stamp, replaces what it holds; what is older is left alone; a cancellation takes the entry out.
 */
export const aReadersCalendar = () => {
  const entries = new Map<string, Shown & { gone: boolean }>()
  return {
    take: (invite: AllDayEvent) => {
      const { method, event, one } = readIcs(icsOf(invite, between))
      const [sequence, stamp] = [Number(one('sequence')), one('dtstamp')]
      const held = entries.get(event.uid)
      if (held !== undefined && (sequence < held.sequence || (sequence === held.sequence && stamp < held.stamp))) return
      if (!event.startDate.isDate || !event.endDate.isDate) throw new Error('expected a whole day')
      if ((one('status') === 'CANCELLED') !== (method === 'CANCEL')) throw new Error(`${method} of what is ${one('status')}`)
      const [from, to] = [String(event.startDate), String(event.endDate)]
      entries.set(event.uid, { from, to, summary: event.summary, sequence, stamp, gone: method === 'CANCEL' })
    },
    /** What it shows, by day: `2026-12-29 Due: notify the Panel of the incident (K7Q2M)`. */
    shows: () =>
      [...entries.values()]
        .filter(({ gone }) => !gone)
        .map(({ from, summary }) => `${from} ${summary}`)
        .sort(),
    entries,
  }
}
