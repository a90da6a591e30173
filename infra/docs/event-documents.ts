import { catalogue, type EventType } from '../../events/catalogue.ts'
import { asyncApi } from './async-api.ts'
import { documented } from './documented-event.ts'
import { tableOfEvents } from './table-of-events.ts'

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Everything that is written from the schemas, by file name: the same input gives the same text to the letter. */
export const eventDocuments = (): Map<string, string> => {
  const events = (Object.keys(catalogue) as EventType[]).map(documented)
  return new Map([
    ['README.md', tableOfEvents(events)],
    ['asyncapi.json', json(asyncApi(events))],
    ...events.map(({ schemaFile, schema }): [string, string] => [schemaFile, json(schema)]),
  ])
}
