import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Raising } from '../ladders/raising.ts'
import type { OutboxKey } from './ports.ts'

/**
 * The event that raises a dispute, the same however often it is made. Its reference is made of the one that people know.
 *
 * @param reference the service's own, of the matter that calls for it
 * @param n which of those of one commit
 */
export const eventOfRaising = (
  { cause: _, ...raised }: Raising,
  { key: { partnership, subject }, version }: OutboxKey,
  reference: string,
  n: number,
): ClocksEvent<'dispute.raised'> => ({
  specversion: '1.0',
  id: `${partnership}-${reference}-dispute-${version}-${n}`,
  source: '/service/disputes',
  type: 'dispute.raised',
  subject: `${reference}-dispute-${version}-${n}`,
  data: { partnership, ...raised, relatesTo: subject },
})
