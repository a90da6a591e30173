import { applyEvent } from '../../shared/matters/apply-event.ts'
import { wake } from '../../shared/matters/wake.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Commit, StoredMatter } from '../../shared/shell/ports.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anIncident } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'

export const key = { partnership: 'bolton', subject: 'SI-2026-014' }
export const context = { partnership: bolton, calendar: englandAndWales() }
export const began = at('Fri 18 Dec 2026 17:00')
export const stamp = { partnership: 'bolton', source: '/bolton/case-system', id: 'bolton-2026-000141', bodyHash: 'b0d1' }

export const decided = (applied: ReturnType<typeof applyEvent>) => {
  if (!applied.ok) throw new Error(applied.refusal.code)
  return applied
}

/** An incident is accepted. */
export const opening: Commit = {
  decision: decided(applyEvent(undefined, anIncident('Fri 18 Dec 2026 16:30'), began, context)),
  on: undefined,
  reference: 'K7Q2M',
  at: began,
  event: stamp,
}

/** The matter after the opening, as the table would hold it. */
export const open: StoredMatter = {
  matter: opening.decision.matter,
  version: 1,
  reference: 'K7Q2M',
  wakeAt: at('Tue 22 Dec 2026 08:30'),
  lastHash: 'a5',
}

export const halfWay = at('Tue 22 Dec 2026 08:30')
/** Half-way, it is woken. */
export const waking: Commit = { decision: wake(open.matter, halfWay, context), on: open, reference: 'K7Q2M', at: halfWay }
