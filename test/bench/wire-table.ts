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

interface Update extends Omit<Write, 'Item'> {
  Key: WireItem
  UpdateExpression: string
}

interface Transacted {
  Put?: Write
  Update?: Update
  ConditionCheck?: Omit<Write, 'Item'> & { Key: WireItem }
}

interface Query {
  IndexName?: string
  KeyConditionExpression: string
  ExpressionAttributeValues: Values
  ConsistentRead?: boolean
  Limit?: number
}

/** As `infra/stack/matter-table.ts` defines it. */
const index: SparseIndex = { partitionKey: 'duePk', sortKey: 'dueSk', projects: ['pk', 'sk'] }

const text = (value: WireValue | undefined): string => (value !== undefined && 'S' in value ? value.S : '')
const number = (value: WireValue | undefined): number => (value !== undefined && 'N' in value ? Number(value.N) : Number.NaN)

/** The conditions that `shared/adapters/matter-table.ts` writes. Another one is an error here, so that it is taught. */
const conditions: Record<string, (item: WireItem | undefined, values: Values) => boolean> = {
  'attribute_not_exists(pk)': (item) => item === undefined,
  'attribute_not_exists(pk) OR attribute_exists(passedOverAt)': (item) => item === undefined || item.passedOverAt !== undefined,
  'attribute_exists(waitsUntil)': (item) => item?.waitsUntil !== undefined,
  'version = :version': (item, values) => number(item?.version) === number(values[':version']),
  'attribute_exists(duePk)': (item) => item?.duePk !== undefined,
  'attribute_not_exists(leaseUntil) OR leaseUntil <= :now': (item, values) =>
    item?.leaseUntil === undefined || number(item.leaseUntil) <= number(values[':now']),
  'attribute_exists(duePk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)': (item, values) =>
    item?.duePk !== undefined && (item.leaseUntil === undefined || number(item.leaseUntil) <= number(values[':now'])),
}

const unlisted = ({ duePk: _pk, dueSk: _sk, ...rest }: WireItem): WireItem => rest

/** Those whose values have names of their own. */
const updates: Record<string, (item: WireItem, values: Values) => WireItem> = {
  'SET leaseUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now)': (item, values) => ({
    ...item,
    ...(values[':until'] && { leaseUntil: values[':until'] }),
    ...(item.firstTriedAt === undefined && values[':now'] && { firstTriedAt: values[':now'] }),
  }),
  'REMOVE duePk, dueSk': unlisted,
  'SET dueSk = :last': (item, values) => ({ ...item, ...(values[':last'] && { dueSk: values[':last'] }) }),
}

/** `SET a = :a, b = :b`, and perhaps off the list: each attribute by the value of its name. */
const setByName = (expression: string) => {
  const [, sets, removes] = /^SET (\w+ = :\w+(?:, \w+ = :\w+)*)( REMOVE duePk, dueSk)?$/.exec(expression) ?? []
  const names = sets?.split(', ').map((set) => set.split(' = :'))
  if (names === undefined || !names.every(([name, value]) => name === value)) return undefined
  return (item: WireItem, values: Values): WireItem => {
    const set = Object.fromEntries(names.map(([name = '']) => [name, values[`:${name}`] ?? { S: '' }]))
    return { ...(removes === undefined ? item : unlisted(item)), ...set }
  }
}

const queries: Record<string, (item: WireItem, values: Values) => boolean> = {
  'pk = :pk AND sk BETWEEN :first AND :last': (item, values) =>
    text(item.pk) === text(values[':pk']) && text(item.sk) >= text(values[':first']) && text(item.sk) <= text(values[':last']),
  'pk = :pk': (item, values) => text(item.pk) === text(values[':pk']),
  'pk = :pk AND begins_with(sk, :prefix)': (item, values) =>
    text(item.pk) === text(values[':pk']) && text(item.sk).startsWith(text(values[':prefix'])),
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
  /** The same by partition, and the index by its own: a query must not cost what the whole table holds. */
  const partitions = new Map<string, Map<string, WireItem>>()
  const listed = new Map<string, Map<string, WireItem>>()
  const nameOf = (keys: WireItem) => `${text(keys.pk)}|${text(keys.sk)}`

  const place = (after: WireItem): void => {
    const name = nameOf(after)
    const before = items.get(name)
    if (before?.duePk !== undefined) listed.get(text(before.duePk))?.delete(name)
    items.set(name, after)
    within(partitions, text(after.pk)).set(name, after)
    if (after.duePk !== undefined) within(listed, text(after.duePk)).set(name, after)
  }
  const write = (after: WireItem, inTransaction = false): void => {
    const before = items.get(nameOf(after))
    tally.wrote(kindOf(after), writeUnits(before, after, inTransaction) + indexUnits(index, before, after))
    place(after)
    onChange({ isNew: before === undefined, item: after })
  }
  const holds = ({ Item, ConditionExpression, ExpressionAttributeValues = {} }: Write): boolean =>
    ConditionExpression === undefined ||
    taught(conditions, ConditionExpression)(items.get(nameOf(Item)), ExpressionAttributeValues)
  const updated = ({ Key, UpdateExpression, ExpressionAttributeValues = {} }: Update): WireItem => {
    const update = updates[UpdateExpression] ?? setByName(UpdateExpression) ?? taught(updates, UpdateExpression)
    return update(items.get(nameOf(Key)) ?? Key, ExpressionAttributeValues)
  }
  const fromIndex = ({ ExpressionAttributeValues: values, Limit = Number.POSITIVE_INFINITY }: Query): Answer => {
    const by = text(values[':by'])
    const found = [...(listed.get(text(values[':shard']))?.values() ?? [])]
      .filter(({ dueSk }) => text(dueSk) < by)
      .sort((a, b) => (text(a.dueSk) < text(b.dueSk) ? -1 : 1))
      .slice(0, Limit)
      .map(({ pk, sk, duePk, dueSk }) => ({ pk, sk, duePk, dueSk }) as WireItem)
    tally.read(readUnits(found, false))
    return { body: { Items: found, Count: found.length, ScannedCount: found.length } }
  }

  const operations: Record<string, (body: never) => Answer> = {
    PutItem: (body: Write) => {
      if (!holds(body)) return { error: 'ConditionalCheckFailedException' }
      write(body.Item)
      return { body: {} }
    },
    UpdateItem: (body: Update) => {
      const before = items.get(nameOf(body.Key))
      if (!holds({ ...body, Item: body.Key })) return { error: 'ConditionalCheckFailedException' }
      write(updated(body))
      return { body: before === undefined ? {} : { Attributes: before } }
    },
    TransactWriteItems: ({ TransactItems: writes }: { TransactItems: Transacted[] }) => {
      const reasons = writes.map(({ Put, Update, ConditionCheck }) => {
        const of = Put ?? { ...(Update ?? ConditionCheck), Item: (Update ?? ConditionCheck)?.Key ?? {} }
        return { Code: holds(of) ? 'None' : 'ConditionalCheckFailed' }
      })
      if (reasons.some(({ Code }) => Code !== 'None'))
        return { error: 'TransactionCanceledException', body: { CancellationReasons: reasons } }
      for (const { Put, Update, ConditionCheck } of writes) {
        if (Put !== undefined) write(Put.Item, true)
        if (Update !== undefined) write(updated(Update), true)
        // a check is billed as a write of the item that it looks at
        if (ConditionCheck !== undefined) tally.wrote('CHECK', writeUnits(undefined, ConditionCheck.Key, true))
      }
      return { body: {} }
    },
    GetItem: ({ Key, ConsistentRead = false }: { Key: WireItem; ConsistentRead?: boolean }) => {
      const item = items.get(nameOf(Key))
      tally.read(readUnits(item === undefined ? [] : [item], ConsistentRead))
      return { body: item === undefined ? {} : { Item: item } }
    },
    Query: (body: Query) => {
      if (body.IndexName === dueIndex) return fromIndex(body)
      const matches = taught(queries, body.KeyConditionExpression)
      const partition = partitions.get(text(body.ExpressionAttributeValues[':pk']))
      const found = [...(partition?.values() ?? [])].filter((item) => matches(item, body.ExpressionAttributeValues))
      found.sort((a, b) => (text(a.sk) < text(b.sk) ? -1 : 1))
      tally.read(readUnits(found, body.ConsistentRead ?? false))
      return { body: { Items: found, Count: found.length, ScannedCount: found.length } }
    },
  }

  return {
    items: items as ReadonlyMap<string, WireItem>,
    /** Puts an item there uncounted, as an operator has long since done. */
    has: place,
    answer: (request: WireRequest, body: Record<string, unknown>): Answer => {
      const operation = operationOf(request)
      tally.called(`DynamoDB.${operation}`)
      return taught(operations, operation)(body as never)
    },
  }
}

const within = <T>(maps: Map<string, Map<string, T>>, name: string): Map<string, T> => {
  const found = maps.get(name) ?? new Map<string, T>()
  maps.set(name, found)
  return found
}
