import type { EventType } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'

/** What only the service itself can know: that a link of its own was opened. Nobody else is believed. */
const own: ReadonlySet<EventType> = new Set(['address.confirmed'])

/** Whether events of this type are refused from outside. */
export const isToldByTheService = (type: EventType): boolean => own.has(type)

export const notFromOutside: FieldError[] = [
  {
    field: 'type',
    expected: 'expected another type: the service tells this itself, when its link has been opened and confirmed',
  },
]
