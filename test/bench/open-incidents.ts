import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import type { Decision, MatterKey } from '../../shared/matters/matter.ts'
import type { Context } from '../../shared/matters/settle.ts'
import { wake } from '../../shared/matters/wake.ts'
import type { StoredMatter } from '../../shared/shell/ports.ts'
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
 * to ring has rung.
 */
export const openIncidents = async (
  events: readonly ClocksEvent[],
  { weeks, at, context }: { weeks: number; at: Instant; context: Context },
): Promise<OpenIncidents> => {
  const table = memoryTable(() => undefined)
  const stored: StoredMatter[] = []
  for (let n = 1; n <= weeks; n++) {
    const key: MatterKey = { partnership: context.partnership.id, subject: `SI-2026-${n}` }
    let before: StoredMatter | undefined
    const commit = async (decision: Decision, now: Instant, event?: { source: string; id: string }) => {
      const stamp = event && { event: { source: event.source, id: `${event.id}~${n}`, bodyHash: 'a'.repeat(64) } }
      const result = await table.commit({ decision, on: before, reference: `R${n}`, at: now, ...stamp })
      if (result !== 'committed') throw new Error(`${key.subject}: ${result}`)
      before = await table.load(key)
    }
    const wakeUpTo = async (end: Instant) => {
      for (let due = before?.wakeAt; before !== undefined && due !== undefined && due <= end; due = before.wakeAt)
        await commit(wake(before.matter, due, context), due)
    }
    for (const event of weeksLater(events, -n)) {
      const now = Date.parse(event.time ?? '')
      if (now > at) break
      await wakeUpTo(now)
      const applied = applyEvent(before?.matter, { ...event, ...{ subject: key.subject } }, now, context)
      if (!applied.ok) throw new Error(`${event.id}: ${applied.refusal.code}`)
      await commit(applied, now, event)
    }
    await wakeUpTo(at)
    const open: StoredMatter | undefined = before
    if (open !== undefined) stored.push(open)
  }
  return { stored, items: [...table.items.values()] }
}
