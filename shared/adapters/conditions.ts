import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { CommitResult } from '../shell/ports.ts'
import type { Item } from './matter-items.ts'

/** A write that is not needed when its condition does not hold. */
export const ifItHolds = async (write: () => Promise<unknown>): Promise<void> => void (await isDoneIfItHolds(write))

/** The same, and whether it held. */
export const isDoneIfItHolds = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write()
    return true
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return false
  }
}

/** Why a transaction was cancelled: the event was here before, or another commit came first. Anything else is thrown on. */
export const whyCancelled = (error: unknown, stamp: Item | undefined): CommitResult => {
  if (!(error instanceof TransactionCanceledException)) throw error
  const reasons = error.CancellationReasons ?? []
  const failed = reasons.filter(({ Code }) => Code !== undefined && Code !== 'None')
  if (!failed.every(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict')) throw error
  if (stamp !== undefined && reasons[0]?.Code === 'ConditionalCheckFailed')
    return bodyHashOf(reasons[0].Item) === stamp.bodyHash ? 'repeat' : 'clash'
  return 'conflict'
}

/** The document client hands out cancellation reasons unmarshalled or not, depending on its version. */
const bodyHashOf = (item: Record<string, unknown> | undefined): unknown => {
  const hash = item?.bodyHash
  return typeof hash === 'object' && hash !== null && 'S' in hash ? hash.S : hash
}
