import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { contextSource } from '../shell/context-source.ts'
import type { Contexts } from '../shell/ports.ts'
import { calendarTable, livingCalendar } from './calendar-table.ts'
import { livingSettings } from './living-settings.ts'
import { matterTable } from './matter-table.ts'

/** Contexts with what the one table knows: the days published since the snapshot, and what was agreed on since. */
export const livingContexts = (client: DynamoDBClient, table: string, options: { travels: boolean }): Contexts =>
  contextSource({
    calendar: livingCalendar(calendarTable(client, table), options),
    settings: livingSettings(matterTable(client, table), options),
  })
