import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dueIndex } from '../names.ts'
import type { MatterStore, OutboxKey } from '../shell/ports.ts'
import { ifItHolds, isDoneIfItHolds, whyCancelled } from './conditions.ts'
import { lastOnList, listedBy } from './due-index.ts'
import {
  anySent,
  beyondHead,
  eventKeys,
  type Item,
  isNotSeenTo,
  isSeenTo,
  itemsOf,
  keyOfPk,
  mailOfSent,
  matterPk,
  nextPlace,
  noticesKeys,
  outboxKeyOf,
  placeOf,
  receiptKeys,
  referenceKeys,
  sentItem,
  sentPrefix,
  storedMatterOf,
  tellingOf,
  urgentFirst,
} from './matter-items.ts'
import { queryItems } from './query-items.ts'

const isNew = 'attribute_not_exists(pk)'

/** The matters in their DynamoDB table. Faults of DynamoDB are thrown on untouched; the SDK has retried them already. */
export const matterTable = (client: DynamoDBClient, table: string): MatterStore => {
  const documents = DynamoDBDocumentClient.from(client)

  const query = queryItems(documents, table)
  const indexed = listedBy(documents, table)
  const putLast = lastOnList(documents, table)

  return {
    load: async (key) =>
      storedMatterOf(key, await query('pk = :pk AND sk < :beyond', { ':pk': matterPk(key), ':beyond': beyondHead })),

    commit: async (commit) => {
      const { head, entry, outbox, stamp, name, contacts } = itemsOf(commit)
      const put = (item: Item, condition: Record<string, unknown> = { ConditionExpression: isNew }) => ({
        Put: { TableName: table, Item: item, ...condition },
      })
      const onVersion =
        commit.on === undefined
          ? undefined
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': commit.on.version } }
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              // first, so that its reason can be found when the transaction is cancelled
              ...(stamp === undefined
                ? []
                : [put(stamp, { ConditionExpression: isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })]),
              put(head, onVersion),
              put(entry),
              ...(outbox === undefined ? [] : [put(outbox)]),
              ...(name === undefined ? [] : [put(name)]),
              // whoever replaces an address has read it: a matter's commits follow one another
              ...contacts.map((contact) => put(contact, {})),
            ],
          }),
        )
        return 'committed'
      } catch (error) {
        return whyCancelled(error, stamp)
      }
    },

    seen: async (stamp) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: eventKeys(stamp), ConsistentRead: true }),
      )
      if (found === undefined) return 'new'
      return found.bodyHash === stamp.bodyHash ? 'repeat' : 'clash'
    },

    due: async (by, limit) => (await indexed('DUE', by, limit)).map(({ pk }) => keyOfPk(pk)),

    open: async (after, limit) => {
      const { shard, sk } = placeOf(after)
      const found = await query(
        'duePk = :shard AND dueSk > :after',
        { ':shard': `DUE#${shard}`, ':after': sk },
        { IndexName: dueIndex, Limit: limit },
      )
      const next = nextPlace(shard, found, limit)
      return { keys: found.map(({ pk }) => keyOfPk(pk)), ...(next !== undefined && { next }) }
    },

    unsent: async (by, limit) => {
      const [urgent, others] = await Promise.all([indexed('URGENT', by, limit), indexed('UNSENT', by, limit)])
      return urgentFirst(urgent, others, limit).map(outboxKeyOf)
    },

    isUnsent: async (outbox) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: noticesKeys(outbox), ConsistentRead: true, ProjectionExpression: 'duePk' }),
      )
      return found?.duePk !== undefined
    },

    claim: async (outbox, now, leaseUntil) => {
      try {
        const { Attributes: before } = await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: noticesKeys(outbox),
            UpdateExpression: 'SET leaseUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now)',
            ConditionExpression: 'attribute_exists(duePk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
            ExpressionAttributeValues: { ':until': leaseUntil, ':now': now },
            ReturnValues: 'ALL_OLD',
          }),
        )
        const telling = tellingOf(before ?? {})
        if (before?.firstTriedAt === undefined) return { ...outbox, ...telling, sent: new Set() }
        await putLast(noticesKeys(outbox), now)
        return { ...outbox, ...telling, sent: await sentOf(outbox), firstTriedAt: Number(before.firstTriedAt) }
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined
        throw error
      }
    },

    sentOf,

    mailsOf: async (key) =>
      (await query('pk = :pk AND begins_with(sk, :prefix)', { ':pk': matterPk(key), ':prefix': anySent })).map(mailOfSent),

    recordSent: async (outbox, delivery, sent) => {
      const item = sentItem(outbox, delivery, sent)
      await ifItHolds(() => documents.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: isNotSeenTo })))
    },

    keyOf: async (partnership, reference) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: referenceKeys(partnership, reference), ConsistentRead: true }),
      )
      return found === undefined ? undefined : keyOfPk(String(found.matter))
    },

    noticesOf: async (outbox) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: noticesKeys(outbox), ConsistentRead: true }),
      )
      return found === undefined ? [] : tellingOf(found as Item).notices
    },

    recordReceipt: async (outbox, receipt) => {
      const item = { ...receiptKeys(outbox, receipt), at: receipt.at }
      return isDoneIfItHolds(() => documents.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: isNew })))
    },

    hasReceipt: async (outbox, receipt) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: receiptKeys(outbox, receipt), ConsistentRead: true }),
      )
      return found !== undefined
    },

    deliveredAt: async (outbox, { n, holder }) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: table, Key: receiptKeys(outbox, { n, holder, state: 'delivered' }), ConsistentRead: true }),
      )
      return found?.at === undefined ? undefined : Number(found.at)
    },

    finish: async (outbox) => {
      await documents.send(
        new UpdateCommand({ TableName: table, Key: noticesKeys(outbox), UpdateExpression: 'REMOVE duePk, dueSk' }),
      )
    },
  }

  async function sentOf({ key, version }: OutboxKey): Promise<ReadonlySet<string>> {
    const prefix = sentPrefix(version)
    const items = await query('pk = :pk AND begins_with(sk, :prefix)', { ':pk': matterPk(key), ':prefix': prefix })
    return new Set(items.filter(isSeenTo).map(({ sk }) => sk.slice(prefix.length)))
  }
}
