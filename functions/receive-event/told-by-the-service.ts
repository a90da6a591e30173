import type { ClocksEvent } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import { linksSource } from '../../shared/links/event-of-answer.ts'

/**
 * What is wrong with an event from outside that only the service itself can tell: that a link of its own was opened, or
 * whatever else is said from a link. Nobody else is believed, nor can they use up a link in its stead.
 */
export const toldByTheService = ({ type, source }: Pick<ClocksEvent, 'type' | 'source'>): FieldError[] | undefined => {
  if (type === 'address.confirmed' || type === 'address.disowned') return notFromOutside('type', 'type')
  return source === linksSource ? notFromOutside('source', 'source') : undefined
}

const notFromOutside = (field: string, what: string): FieldError[] => [
  {
    field,
    expected: `expected another ${what}: the service tells this itself, when its link has been opened and confirmed`,
  },
]
