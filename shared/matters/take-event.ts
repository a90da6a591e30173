import type { ClocksEvent } from '../../events/catalogue.ts'
import { assignmentsOf } from '../people/assignments.ts'
import { withoutAddress } from '../people/contact-of.ts'
import type { Contact } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import { applyEvent } from './apply-event.ts'
import type { Context } from './derived.ts'
import { factsOf } from './facts.ts'
import type { Matter } from './matter.ts'
import type { ApplyOptions } from './refusal-of.ts'

/**
 * What follows from an event as it was told, and the address in it, if there is one, apart: nothing that is decided knows an
 * address, and no timeline keeps one. See `applyEvent`.
 */
export const takeEvent = (
  matter: Matter | undefined,
  event: ClocksEvent,
  now: Instant,
  context: Context,
  options?: ApplyOptions,
) => {
  const assignments = matter === undefined || event.type !== 'role.assigned' ? [] : assignmentsOf(factsOf(matter.records))
  const parted = withoutAddress(event, context.contacts ?? [], assignments)
  if (!parted.ok) return parted
  const applied = applyEvent(matter, parted.event, now, context, options)
  const contacts: readonly Contact[] = parted.contacts
  return applied.ok ? { ...applied, contacts } : applied
}
