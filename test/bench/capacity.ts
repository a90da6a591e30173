// DynamoDB's published rules for what a request costs, as arithmetic:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html (item sizes),
// …/read-write-operations.html (units), …/GSI.html#GSI.ThroughputConsiderations.Writes (indexes). Read on 2026-11-24.

/** An attribute's value as it goes over the wire. The service stores texts and numbers only. */
export type WireValue = { S: string } | { N: string }
export type WireItem = Readonly<Record<string, WireValue>>

const kB = 1024

/** Bytes of an item: its attributes' names and values in UTF-8, numbers by their significant digits. */
export const itemBytes = (item: WireItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)

const valueBytes = (value: WireValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S)
  if ('N' in value) return numberBytes(value.N)
  throw new Error(`no rule for a value of type ${Object.keys(value).join()}`)
}

/** About one byte for two significant digits, and one more; one for a minus sign. */
const numberBytes = (text: string): number => {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '')
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0)
}

const unitsOf = (bytes: number) => Math.max(1, Math.ceil(bytes / kB))

/** Write units of a put or an update: by the larger of the item before and after. Twice that within a transaction. */
export const writeUnits = (before: WireItem | undefined, after: WireItem, inTransaction = false): number =>
  unitsOf(Math.max(before === undefined ? 0 : itemBytes(before), itemBytes(after))) * (inTransaction ? 2 : 1)

/** Read units of a get or a query: by all that was read, in steps of 4 kB; half when it need not be the latest. */
export const readUnits = (items: readonly WireItem[], consistent: boolean): number => {
  const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0)
  return Math.max(1, Math.ceil(bytes / (4 * kB))) * (consistent ? 1 : 0.5)
}

/** A sparse index: its two key attributes, and beside them what it projects. */
export interface SparseIndex {
  partitionKey: string
  sortKey: string
  projects: readonly string[]
}

/** Write units of keeping an index: nothing when its entry is the same, two writes when the entry's key has moved. */
export const indexUnits = (index: SparseIndex, before: WireItem | undefined, after: WireItem): number => {
  const [was, is] = [entryOf(index, before), entryOf(index, after)]
  if (was === undefined) return is === undefined ? 0 : unitsOf(itemBytes(is))
  if (is === undefined) return unitsOf(itemBytes(was))
  const same = (names: readonly string[]) => names.every((name) => JSON.stringify(was[name]) === JSON.stringify(is[name]))
  if (!same([index.partitionKey, index.sortKey])) return unitsOf(itemBytes(was)) + unitsOf(itemBytes(is))
  return same(index.projects) ? 0 : unitsOf(Math.max(itemBytes(was), itemBytes(is)))
}

/** What an index holds of an item; nothing of one without both of its keys. */
const entryOf = (index: SparseIndex, item: WireItem | undefined): WireItem | undefined => {
  if (item?.[index.partitionKey] === undefined || item[index.sortKey] === undefined) return undefined
  const names = [index.partitionKey, index.sortKey, ...index.projects]
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}
