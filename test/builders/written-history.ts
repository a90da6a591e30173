import { readFileSync } from 'node:fs'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import { type Clock, stateAt } from '../../shared/clocks/clock.ts'
import { plan } from '../../shared/matters/plan.ts'
import { clocksOfMatter } from '../../shared/matters/settle.ts'
import type { Instant } from '../../shared/time/day.ts'
import { at, writtenDay, writtenTime } from './london-time.ts'
import { contextOf, written } from './story.ts'

const folder = new URL('../../events/samples/histories/', import.meta.url)

const eventsOf = (name: string): ClocksEvent[] =>
  readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const parsed = parseEvent(JSON.parse(line))
      if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
      return parsed.event
    })

/** How far a history of `events/samples/histories/` had come at a moment, as the planner lives through it. */
export const historyAt = (name: string, now: string) => {
  const events = eventsOf(name)
  const lived = plan(events, contextOf(events[0]?.data.partnership ?? ''), at(now))
  const clocks = lived.matters.flatMap((matter) => clocksOfMatter(matter, lived.context))
  return {
    refusals: lived.refusals,
    /** All but the inner ones, `panel-notification · Tue 29 Dec 2026 · met`; of hours, with the time of day. */
    standing: clocks
      .filter(({ outer }) => outer === undefined)
      .map((clock) => `${clock.id} · ${dueOf(clock)} · ${stateAt(clock, at(now))}`),
    notices: written(lived.notices.map(({ notice }) => notice)),
  }
}

const dueOf = ({ due, dueAt }: Clock): string => {
  const instant: Instant | undefined = dueAt
  if (instant !== undefined) return writtenTime(instant)
  return due === null ? 'no date' : writtenDay(due)
}
