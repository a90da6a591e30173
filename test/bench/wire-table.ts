import { dueIndex } from '../../shared/names.ts'
import { indexUnits, readUnits, type SparseIndex, type WireItem, type WireValue, writeUnits } from './capacity.ts'
import type { Tally } from './tally.ts'
import { type Answer, operationOf, type WireRequest } from './wire.ts'

type Values = Readonly<Record<string, WireValue>>

interface Write {
  Item: WireItem
  ConditionExpression?: string
  ExpressionAttributeValues?: Values
}

/** As `infra/stack/matter-table.ts` defines it. */
const index: SparseIndex = { partitionKey: 'duePk', sortKey: 'dueSk', projects: ['pk', 'sk'] }

const text = (value: WireValue | undefined): string => (value !== undefined && 'S' in value ? value.S : '')
const number = (value: WireValue | undefined): number => (value !== undefined && 'N' in value ? Number(value.N) : Number.NaN)

/** The conditions that `shared/adapters/matter-table.ts` writes. Another one is an error here, so that it is taught. */
const conditions: Record<string, (item: WireItem | undefined, values: Values) => boolean> = {
  'attribute_not_exists(pk)': (item) => item === undefined,
  'version = :version': (item, values) => number(item?.version) === number(values[':version']),
  'attribute_exists(duePk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)': (item, values) =>
    item?.duePk !== undefined && (item.leaseUntil === undefined || number(item.leaseUntil) <= number(values[':now'])),
}

const updates: Record<string, (item: WireItem, values: Values) => WireItem> = {
  'SET leaseUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now)': (item, values) => ({
    ...item,
    ...(values[':until'] && { leaseUntil: values[':until'] }),
    ...(item.firstTriedAt === undefined && values[':now'] && { firstTriedAt: values[':now'] }),
  }),
  'REMOVE duePk, dueSk': ({ duePk: _pk, dueSk: _sk, ...rest }) => rest,
}

const queries: Record<string, (item: WireItem, values: Values) => boolean> = {
  'pk = :pk AND sk BETWEEN :first AND :last': (item, values) =>
    text(item.pk) === text(values[':pk']) && text(item.sk) >= text(values[':first']) && text(item.sk) <= text(values[':last']),
  'pk = :pk': (item, values) => text(item.pk) === text(values[':pk']),
  'pk = :pk AND sk < :beyond': (item, values) => text(item.pk) === text(values[':pk']) && text(item.sk) < text(values[':beyond']),
}

const taught = <T>(known: Record<string, T>, expression: string): T => {
  const found = known[expression]
  if (found === undefined) throw new Error(`the benchmark’s table does not know the expression ${expression}`)
  return found
}

const kindOf = (item: WireItem): string => (text(item.sk).split('#')[0] ?? '').toUpperCase()

export interface Change {
  isNew: boolean
  item: WireItem
}

/** The one table in memory, behind the wire: it holds what the real one would and counts what the real one would bill. */
export const wireTable = (tally: Tally, onChange: (change: Change) => void) => {
  const items = new Map<string, WireItem>()
  const nameOf = (keys: WireItem) => `${text(keys.pk)}|${text(keys.sk)}`

  const write = (after: WireItem, inTransaction = false): void => {
    const before = items.get(nameOf(after))
    tally.wrote(kindOf(after), writeUnits(before, after, inTransaction) + indexUnits(index, before, after))
    items.set(nameOf(after), after)
    onChange({ isNew: before === undefined, item: after })
  }
  const holds = ({ Item, ConditionExpression, ExpressionAttributeValues = {} }: Write): boolean =>
    ConditionExpression === undefined ||
    taught(conditions, ConditionExpression)(items.get(nameOf(Item)), ExpressionAttributeValues)

  const operations: Record<string, (body: never) => Answer> = {
    PutItem: (body: Write) => {
      if (!holds(body)) return { error: 'ConditionalCheckFailedException' }
      write(body.Item)
      return { body: {} }
    },
    UpdateItem: (body: Omit<Write, 'Item'> & { Key: WireItem; UpdateExpression: string }) => {
      const before = items.get(nameOf(body.Key))
      if (!holds({ ...body, Item: body.Key })) return { error: 'ConditionalCheckFailedException' }
      write(taught(updates, body.UpdateExpression)(before ?? body.Key, body.ExpressionAttributeValues ?? {}))
      return { body: before === undefined ? {} : { Attributes: before } }
    },
    TransactWriteItems: ({ TransactItems: writes }: { TransactItems: { Put: Write }[] }) => {
      const reasons = writes.map(({ Put }) => ({ Code: holds(Put) ? 'None' : 'ConditionalCheckFailed' }))
      if (reasons.some(({ Code }) => Code !== 'None'))
        return { error: 'TransactionCanceledException', body: { CancellationReasons: reasons } }
      for (const { Put } of writes) write(Put.Item, true)
      return { body: {} }
    },
    GetItem: ({ Key, ConsistentRead = false }: { Key: WireItem; ConsistentRead?: boolean }) => {
      const item = items.get(nameOf(Key))
      tally.read(readUnits(item === undefined ? [] : [item], ConsistentRead))
      return { body: item === undefined ? {} : { Item: item } }
    },
    Query: (body: {
      IndexName?: string
      KeyConditionExpression: string
      ExpressionAttributeValues: Values
      ConsistentRead?: boolean
    }) => {
      if (body.IndexName !== undefined)
        throw new Error(`only the sweep reads ${dueIndex}, and it costs the same without incidents`)
      const matches = taught(queries, body.KeyConditionExpression)
      const found = [...items.values()].filter((item) => matches(item, body.ExpressionAttributeValues))
      found.sort((a, b) => (text(a.sk) < text(b.sk) ? -1 : 1))
      tally.read(readUnits(found, body.ConsistentRead ?? false))
      return { body: { Items: found, Count: found.length, ScannedCount: found.length } }
    },
  }

  return {
    items,
    /** Puts an item there uncounted, as an operator has long since done. */
    has: (item: WireItem): void => void items.set(nameOf(item), item),
    answer: (request: WireRequest, body: Record<string, unknown>): Answer => {
      const operation = operationOf(request)
      tally.called(`DynamoDB.${operation}`)
      return taught(operations, operation)(body as never)
    },
  }
}
