import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import type { Context } from '../../shared/matters/derived.ts'
import type { Decision, MatterKey } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import type { EventStamp, MatterStore, StoredMatter } from '../../shared/shell/ports.ts'
import type { Instant } from '../../shared/time/day.ts'
import { memoryTable } from '../world/memory-table.ts'
import { weeksLater } from './weeks-later.ts'

/** Matters as they stand in the table at one moment, each at another stage of its life. */
export interface OpenIncidents {
  stored: readonly StoredMatter[]
  items: readonly Item[]
}

/**
 * The same incident begun in each of so many weeks before a moment, and what had been told of it by then. All that was
 * to ring has rung; those that have nothing more to say are left out, as the index of what is due leaves them out.
 */
export const openIncidents = async (
  events: readonly ClocksEvent[],
  { weeks, at, context }: { weeks: number; at: Instant; context: Context },
): Promise<OpenIncidents> => {
  const table = memoryTable(() => undefined)
  const stored: StoredMatter[] = []
  for (let n = 1; n <= weeks; n++) {
    const life = aLife(table, { partnership: context.partnership.id, subject: `SI-2026-${n}` }, context)
    for (const event of weeksLater(events, -n).filter(({ time }) => Date.parse(time ?? '') <= at)) await life.take(event)
    await life.wakeUpTo(at)
    const matter = life.stored()
    if (matter?.wakeAt !== undefined) stored.push(matter)
  }
  return { stored, items: [...table.items.values()] }
}

/** One matter in the table, told of and woken as the service would. */
const aLife = (table: Pick<MatterStore, 'commit' | 'load'>, key: MatterKey, context: Context) => {
  let before: StoredMatter | undefined
  const commit = async (decision: Decision, at: Instant, event?: EventStamp) => {
    const result = await table.commit({ decision, on: before, reference: key.subject, at, ...(event && { event }) })
    if (result !== 'committed') throw new Error(`${key.subject}: ${result}`)
    before = await table.load(key)
  }
  const wakeUpTo = async (end: Instant) => {
    for (let due = before?.wakeAt; before !== undefined && due !== undefined && due <= end; due = before.wakeAt)
      await commit(wake(before.matter, due, context), due)
  }
  return {
    wakeUpTo,
    take: async (event: ClocksEvent) => {
      const at = Date.parse(event.time ?? '')
      await wakeUpTo(at)
      const applied = applyEvent(before?.matter, { ...event, subject: key.subject }, at, context)
      if (!applied.ok) throw new Error(`${event.id}: ${applied.refusal.code}`)
      await commit(applied, at, {
        partnership: key.partnership,
        source: event.source,
        id: `${event.id}~${key.subject}`,
        bodyHash: 'a'.repeat(64),
      })
    },
    stored: () => before,
  }
}
