import { ConditionalCheckFailedException, type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Piled, PileKey, WaitingStore } from '../shell/waiting-ports.ts'
import { ifItHolds } from './conditions.ts'
import { lastOnList, listedBy } from './due-index.ts'
import { dueKeys, type Item, isNotSeenTo, sentItem, sentKeys } from './matter-items.ts'
import { queryItems } from './query-items.ts'
import { claimKeys, isListed, piledOf, pileKeyOfWaiting, pilePrefix, pilesOf, waitingItem, waitingPk } from './waiting-items.ts'

/** Many notices of one person come at once: two that look at the same pile in the same moment are in each other's way. */
const tries = 5

/** What waits, in the one table. */
export const waitingTable = (client: DynamoDBClient, table: string): WaitingStore => {
  const documents = DynamoDBDocumentClient.from(client)
  const listed = listedBy(documents, table)

  const query = queryItems(documents, table)
  const putLast = lastOnList(documents, table)
  const itemsOf = (key: PileKey): Promise<Item[]> =>
    query('pk = :pk AND begins_with(sk, :prefix)', { ':pk': waitingPk(key), ':prefix': pilePrefix(key) })

  const put = (item: object, condition = 'attribute_not_exists(pk)') => ({
    Put: { TableName: table, Item: item, ConditionExpression: condition },
  })
  const mark = ({ key, item, outcome }: { key: PileKey; item: Piled; outcome: NonNullable<Piled['outcome']> }) => ({
    TableName: table,
    Key: { pk: waitingPk(key), sk: item.id },
    UpdateExpression: 'SET outcome = :outcome',
    ExpressionAttributeValues: { ':outcome': outcome },
  })

  return {
    wait: async (waiting) => {
      const { outbox, n, holder, until } = waiting
      for (let attempt = 1; ; attempt++) {
        try {
          await documents.send(
            new TransactWriteCommand({
              TransactItems: [
                {
                  ConditionCheck: {
                    TableName: table,
                    Key: claimKeys(pileKeyOfWaiting(waiting)),
                    ConditionExpression: 'attribute_not_exists(pk)',
                  },
                },
                put({ ...sentKeys(outbox, `${n}#${holder}`), waitsUntil: until }, isNotSeenTo),
                put(waitingItem(waiting)),
              ],
            }),
          )
          return 'waits'
        } catch (error) {
          const why = whyNot(error)
          if (why === 'busy' && attempt < tries) continue
          if (why === 'closed' || why === 'waits') return why
          throw error
        }
      }
    },

    ripe: async (by, limit) => pilesOf(await listed('WAITING', by, limit)),

    claim: async (key, now, leaseUntil) => {
      try {
        const { Attributes: before } = await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: claimKeys(key),
            UpdateExpression: 'SET leaseUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now)',
            ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
            ExpressionAttributeValues: { ':until': leaseUntil, ':now': now },
            ReturnValues: 'ALL_OLD',
          }),
        )
        const items = await itemsOf(key)
        if (before?.firstTriedAt === undefined) return { key, items: items.map(piledOf) }
        await Promise.all(items.filter(isListed).map((item) => putLast(item, now)))
        return { key, items: items.map(piledOf), firstTriedAt: Number(before.firstTriedAt) }
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined
        throw error
      }
    },

    setApart: async (key, item) => {
      await documents.send(new UpdateCommand(mark({ key, item, outcome: 'apart' })))
    },

    passOn: async (key, item, delivery, sent) => {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            // over the record that it was put by
            { Put: { TableName: table, Item: sentItem(item.outbox, delivery, sent) } },
            { Update: mark({ key, item, outcome: 'passed-on' }) },
          ],
        }),
      )
    },

    passOver: async (key, item, at) => {
      await ifItHolds(() =>
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: sentKeys(item.outbox, `${item.n}#${item.holder}`),
            UpdateExpression: 'SET passedOverAt = :at',
            // whoever has had a mail of it stays seen to
            ConditionExpression: 'attribute_exists(waitsUntil)',
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      )
      await documents.send(new UpdateCommand(mark({ key, item, outcome: 'passed-over' })))
    },

    finish: async (key, items, { outcome, at, messageId, heardBy }) => {
      const set = {
        outcome,
        doneAt: at,
        ...(messageId !== undefined && { messageId }),
        ...(heardBy !== undefined && dueKeys('UNHEARD', heardBy, waitingPk(key))),
      }
      const names = Object.keys(set)
      await documents.send(
        new TransactWriteCommand({
          TransactItems: items.map(({ id }: Piled) => ({
            Update: {
              TableName: table,
              Key: { pk: waitingPk(key), sk: id },
              UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}${heardBy === undefined ? ' REMOVE duePk, dueSk' : ''}`,
              ExpressionAttributeValues: Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
            },
          })),
        }),
      )
    },

    itemsOf: async (key) => (await itemsOf(key)).map(piledOf),
  }
}

/** Why a notice was not put by: its pile is closed, it waits already, or others were at the same pile. */
const whyNot = (error: unknown): 'closed' | 'waits' | 'busy' | undefined => {
  if (!(error instanceof TransactionCanceledException)) return undefined
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
  const [claim, sent] = codes
  // whoever has been seen to is seen to, whatever has become of the pile
  if (sent === 'ConditionalCheckFailed') return 'waits'
  if (claim === 'ConditionalCheckFailed') return 'closed'
  const failed = codes.filter((code) => code !== 'None')
  return failed.length > 0 && failed.every((code) => code === 'TransactionConflict') ? 'busy' : undefined
}
