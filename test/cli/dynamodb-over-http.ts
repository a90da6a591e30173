import type { Item, Keys } from '../../shared/adapters/matter-items.ts'
import { dueIndex } from '../../shared/names.ts'

type Wire = Record<string, { S: string } | { N: string }>

const toWire = (item: Item): Wire =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? { N: `${value}` } : { S: value }]),
  )

const fromWire = (wire: Wire): Item =>
  Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, 'N' in value ? Number(value.N) : value.S])) as Item

interface Request {
  Key: Wire
  Item: Wire
  IndexName?: string
  Limit?: number
  ExpressionAttributeValues: Wire
}

/**
 * As much of DynamoDB's wire protocol as the command line speaks, over items in memory: one item, put one item, and the
 * queries of `matter-table.ts` and `people-table.ts`. Anything else is an error, so that a new call cannot pass unseen.
 */
export const answerDynamodb = (
  items: ReadonlyMap<string, Item>,
  own: Map<string, Item>,
  target: string,
  body: string,
): object => {
  const request = JSON.parse(body) as Request
  const nameOf = ({ pk, sk }: Keys) => `${pk}|${sk}`
  switch (target) {
    case 'DynamoDB_20120810.GetItem': {
      const found = own.get(nameOf(fromWire(request.Key)))
      return found === undefined ? {} : { Item: toWire(found) }
    }
    case 'DynamoDB_20120810.PutItem': {
      const item = fromWire(request.Item)
      own.set(nameOf(item), item)
      return {}
    }
    case 'DynamoDB_20120810.Query': {
      const values = fromWire(request.ExpressionAttributeValues) as unknown as Record<string, string>
      const found =
        request.IndexName === dueIndex ? indexed(items, values) : partition([...items.values(), ...own.values()], values)
      return { Items: found.slice(0, request.Limit).map(toWire) }
    }
    default:
      throw new Error(`no such call is known here: ${target}`)
  }
}

const indexed = (items: ReadonlyMap<string, Item>, values: Record<string, string>): Item[] =>
  [...items.values()]
    .filter(({ duePk, dueSk }) => duePk === values[':shard'] && String(dueSk) < String(values[':by']))
    .sort((a, b) => (String(a.dueSk) < String(b.dueSk) ? -1 : 1))

const partition = (items: readonly Item[], values: Record<string, string>): Item[] =>
  items
    .filter(({ pk, sk }) => pk === values[':pk'] && (values[':beyond'] === undefined || sk < values[':beyond']))
    .filter(({ sk }) => values[':first'] === undefined || (sk >= values[':first'] && sk <= String(values[':last'])))
    .sort((a, b) => (a.sk < b.sk ? -1 : 1))
