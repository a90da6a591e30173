import type { ClocksEvent } from '../../../events/catalogue.ts'
import { sha256 } from '../../../shared/adapters/matter-items.ts'
import { peopleSubject } from '../../../shared/people/directory.ts'
import type { KnownPeople } from './known-people.ts'
import type { Step } from './steps-of.ts'

/**
 * What is told for one step. The same step on the same directory is the same event, so that one sent twice counts once; once
 * the directory has gone on it is another, so that what was taken back can be told again. No id is made of an address.
 */
export const eventsOf = (step: Step, partnership: string, known: KnownPeople): ClocksEvent[] => {
  const { role, holder, from } = step.assignment
  const event = (type: ClocksEvent['type'], data: object, ...more: string[]) =>
    ({
      specversion: '1.0',
      id: `people-${sha256([partnership, known.version, type, role, holder, from, ...more].join(' ')).slice(0, 32)}`,
      source: `/${partnership}/people-import`,
      type,
      subject: peopleSubject,
      data: { partnership, ...data },
    }) as ClocksEvent
  switch (step.change) {
    case 'assign':
      return [event('role.assigned', { ...assignedIn(step.assignment), address: step.address })]
    case 'address': {
      // word for word as it was told, or it would be another assignment
      const { contact: _, ...told } = (known.toldBy(step.assignment).at(-1)?.data ?? {}) as { contact?: number }
      return [event('role.assigned', { ...told, address: step.address }, 'address')]
    }
    case 'end':
      return [event('role.ended', { role, holder, on: step.on }, step.on)]
    case 'withdraw':
      return known.toldBy(step.assignment).map(({ id }) => event('fact.corrected', { corrects: id, data: null }, id))
  }
}

const assignedIn = ({ role, holder, as, order, from, until, outOfHours }: Step['assignment']) => ({
  ...{ role, holder, as, from },
  ...(order !== undefined && { order }),
  ...(until !== undefined && { until }),
  ...(outOfHours !== undefined && { outOfHours }),
})
