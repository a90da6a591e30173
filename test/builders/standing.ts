import type { ClocksEvent } from '../../events/catalogue.ts'
import { type Clock, stateAt } from '../../shared/clocks/clock.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { factsFrom } from './events.ts'
import { at, writtenDay } from './london-time.ts'

const calendar = englandAndWales()

export const clocksFrom = (partnership: Partnership, events: readonly ClocksEvent[]): Clock[] =>
  clocksOf(partnership.rules, factsFrom(...events), calendar, partnership.settings, partnership.closures)

/** @throws Error when the facts did not start it */
export const clockOf = (partnership: Partnership, id: string, events: readonly ClocksEvent[]): Clock => {
  const clock = clocksFrom(partnership, events).find((each) => each.id === id)
  if (clock === undefined) throw new Error(`${partnership.id} has no clock ${id} now`)
  return clock
}

const lineOf = (clock: Clock, now: string): string =>
  `${clock.id} · ${clock.due === null ? 'no date' : writtenDay(clock.due)} · ${stateAt(clock, at(now))}`

/** How every clock stands but the inner ones, one a line: `panel-notification · Tue 29 Dec 2026 · running`. */
export const standing = (partnership: Partnership, events: readonly ClocksEvent[], now: string): string[] =>
  clocksFrom(partnership, events)
    .filter(({ outer }) => outer === undefined)
    .map((clock) => lineOf(clock, now))

/** The same of the limits on the way to an outer one. */
export const innerStanding = (partnership: Partnership, events: readonly ClocksEvent[], now: string): string[] =>
  clocksFrom(partnership, events)
    .filter(({ outer }) => outer !== undefined)
    .map((clock) => lineOf(clock, now))
