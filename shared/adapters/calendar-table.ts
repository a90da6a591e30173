import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { CalendarStore, KeptCalendar } from '../shell/calendar-ports.ts'
import { type Calendar, englandAndWales } from '../time/calendar.ts'
import type { Instant } from '../time/day.ts'
import type { KeptHoliday } from '../time/merge-holidays.ts'
import type { Item, Keys } from './matter-items.ts'

/** Where the table keeps what was published since the snapshot. */
export const calendarKeys: Keys = { pk: 'CALENDAR', sk: 'england-and-wales' }

/** The one item: its days as JSON, its version, and how far a recalculation has got. */
export const calendarItem = ({ holidays, version, recalculation }: KeptCalendar): Item => ({
  ...calendarKeys,
  version,
  holidays: JSON.stringify(holidays),
  ...(recalculation !== undefined && { recalculateFrom: recalculation.from }),
  ...(recalculation?.next !== undefined && { recalculateNext: recalculation.next }),
})

export const keptCalendarOf = (item: Record<string, unknown> | undefined): KeptCalendar => {
  if (item === undefined) return { holidays: [], version: 0 }
  const next = item.recalculateNext === undefined ? {} : { next: String(item.recalculateNext) }
  return {
    holidays: (JSON.parse(String(item.holidays)) as KeptCalendar['holidays']).map(asKept),
    version: Number(item.version),
    ...(item.recalculateFrom !== undefined && { recalculation: { from: Number(item.recalculateFrom), ...next } }),
  }
}

/** Once the titles of the feed were kept, too; they may name people, and are left behind. */
const asKept = ({ day, seenAt, countsFrom }: KeptHoliday): KeptHoliday => ({ day, seenAt, countsFrom })

/** The calendar in the one table. */
export const calendarTable = (client: DynamoDBClient, table: string): CalendarStore => {
  const documents = DynamoDBDocumentClient.from(client)
  return {
    load: async () => {
      const { Item: found } = await documents.send(new GetCommand({ TableName: table, Key: calendarKeys, ConsistentRead: true }))
      return keptCalendarOf(found)
    },
    save: async (kept) => {
      const onVersion =
        kept.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': kept.version - 1 } }
      try {
        await documents.send(new PutCommand({ TableName: table, Item: calendarItem(kept), ...onVersion }))
        return 'saved'
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'conflict'
        throw error
      }
    },
  }
}

/**
 * How long a function counts on without looking. Days begin to count `noticeMs` after they are kept, which is longer, so
 * nobody misses the moment.
 */
const lookAgainMs = 60_000

/**
 * The calendar as last looked up, for a minute. What cannot be looked up is thrown: nothing is counted by a guess.
 *
 * @param travels where the service's now can jump over the minute there is nothing to remember
 */
export const livingCalendar = (
  { load }: Pick<CalendarStore, 'load'>,
  { travels, realNow = Date.now }: { travels: boolean; realNow?: () => Instant },
): (() => Promise<Calendar>) => {
  let holidays = JSON.stringify([])
  let calendar = englandAndWales()
  let freshUntil = Number.NEGATIVE_INFINITY
  return async () => {
    const at = realNow()
    if (at < freshUntil) return calendar
    const kept = await load()
    const written = JSON.stringify(kept.holidays)
    // one calendar object for as long as nothing is new: what was derived with it stays good
    if (written !== holidays) {
      calendar = englandAndWales(kept.holidays)
      holidays = written
    }
    // from before the question was asked: what is answered may be as old
    freshUntil = travels ? freshUntil : at + lookAgainMs
    return calendar
  }
}
