import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { bankHolidayFeed } from '../../shared/adapters/bank-holiday-feed.ts'
import { calendarTable } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { isLocal } from '../../shared/names.ts'
import type { BankHolidayFeed } from '../../shared/shell/calendar-ports.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { refreshBankHolidays } from '../../shared/shell/refresh-bank-holidays.ts'
import type { readEnv } from './env.ts'

/** The real things. The local stage reads no feed but one that it is given, and no other stage takes one. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const { now } = env.TIME_TRAVEL === 'on' ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const calendar = calendarTable(dynamodb, env.TABLE_NAME)
  return {
    refreshFrom: (feed: BankHolidayFeed) => refreshBankHolidays({ feed, calendar, now, log })(),
    feed: isLocal(env.STAGE) ? ('given' as const) : bankHolidayFeed(),
  }
}
