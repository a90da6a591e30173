import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type FactRecord, factsOf } from '../matters/facts.ts'
import { type Contact, peopleSubject } from '../people/directory.ts'
import { holdersAt } from '../people/holders-at.ts'
import type { Directory } from '../shell/ports.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import { ifItHolds } from './conditions.ts'
import { contactKeys, contactOfItem, entriesOf, entryKeys, sortableInstant, versionOfEntry } from './matter-items.ts'
import { queryItems } from './query-items.ts'

/** What has been read of a partnership's directory: its timeline only grows, so no commit is read twice. */
interface Read {
  version: number
  records: readonly FactRecord[]
}

/** Who holds which role, from the one table: what was told of it, and the addresses that are kept apart from that. */
export const peopleTable = (client: DynamoDBClient, table: string): Directory => {
  const documents = DynamoDBDocumentClient.from(client)
  const known = new Map<string, Read>()

  // consistently: a rung is passed for want of a holder, so one who was entered a moment ago must be seen
  const query = queryItems(documents, table)

  const recordsOf = async (partnership: string): Promise<readonly FactRecord[]> => {
    const before = known.get(partnership) ?? { version: 0, records: [] }
    const key = { partnership, subject: peopleSubject }
    const { pk, sk } = entryKeys(key, before.version + 1)
    const items = await query('pk = :pk AND sk BETWEEN :first AND :last', {
      ...{ ':pk': pk, ':first': sk, ':last': entryKeys(key, lastVersion).sk },
    })
    const last = items.at(-1)
    if (last === undefined) return before.records
    const told = items.flatMap(entriesOf).flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []))
    const read = { version: versionOfEntry(last), records: [...before.records, ...told] }
    known.set(partnership, read)
    return read.records
  }

  const contactsOf = async (partnership: string): Promise<Contact[]> =>
    (await query('pk = :pk', { ':pk': contactKeys(partnership, '').pk }))
      .filter(({ sk }) => sk.startsWith(contactKeys(partnership, '').sk))
      .map(contactOfItem)

  /** Only where there is such an address: one must not be made of a mark alone. */
  const mark = (partnership: string, holder: string, update: string, condition: string, values: Record<string, string>) =>
    ifItHolds(() =>
      documents.send(
        new UpdateCommand({
          TableName: table,
          Key: contactKeys(partnership, holder),
          UpdateExpression: update,
          ConditionExpression: `attribute_exists(pk)${condition}`,
          ExpressionAttributeValues: values,
        }),
      ),
    )
  const markLatest = (name: 'lastDeliveredAt' | 'lastAnsweredAt') => (partnership: string, holder: string, at: Instant) =>
    mark(partnership, holder, `SET ${name} = :at`, ` AND (attribute_not_exists(${name}) OR ${name} < :at)`, {
      ':at': sortableInstant(at),
    })

  return {
    holders: async (partnership, at) => {
      // in this order: somebody just told of has an address by the time that it is asked for
      const records = await recordsOf(partnership)
      return holdersAt(factsOf(records), await contactsOf(partnership), at)
    },
    contacts: contactsOf,
    markUnreachable: (partnership, holder, since, sentAt) =>
      mark(
        partnership,
        holder,
        'SET unreachableSince = if_not_exists(unreachableSince, :at)',
        ' AND (attribute_not_exists(givenAt) OR givenAt <= :sentAt)',
        { ':at': isoInstant(since), ':sentAt': sortableInstant(sentAt) },
      ),
    markDelivered: markLatest('lastDeliveredAt'),
    markAnswered: markLatest('lastAnsweredAt'),
  }
}

/** Beyond any version that a sort key can tell. */
const lastVersion = 999_999
