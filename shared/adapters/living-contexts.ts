import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { contextSource } from '../shell/context-source.ts'
import type { Contexts } from '../shell/ports.ts'
import { calendarTable, livingCalendar } from './calendar-table.ts'
import { livingSettings } from './living-settings.ts'
import { matterTable } from './matter-table.ts'
import { peopleTable } from './people-table.ts'

/** Contexts with what the one table knows: the days published since the snapshot, what was agreed on since, who is there. */
export const livingContexts = (client: DynamoDBClient, table: string, options: { travels: boolean }): Contexts => {
  const directory = peopleTable(client, table)
  return contextSource({
    calendar: livingCalendar(calendarTable(client, table), options),
    settings: livingSettings(matterTable(client, table), options),
    held: async (partnership, at) => new Set((await directory.holders(partnership, at)).map(({ role }) => role)),
    contacts: directory.contacts,
  })
}
