import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { type EventType, eventOf, titleOf } from '../../events/catalogue.ts'

/** The part of JSON Schema that the generated schemas use. */
export interface JsonSchema {
  $schema?: string
  $id?: string
  title?: string
  type?: string
  format?: string
  enum?: string[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
}

/** One event type as the documents need it. */
export interface DocumentedEvent {
  type: EventType
  title: string
  schemaFile: string
  schema: JsonSchema
  samples: { name: string; event: unknown }[]
}

const samplesFolder = new URL('../../events/samples/', import.meta.url)

/** The samples of a type: the file named after it, then its variants. */
const samplesOf = (type: EventType): DocumentedEvent['samples'] =>
  readdirSync(samplesFolder)
    .filter((file) => file === `${type}.json` || (file.startsWith(`${type}.`) && file.endsWith('.json')))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      event: JSON.parse(readFileSync(new URL(file, samplesFolder), 'utf8')),
    }))

/** @throws Error when a type's schema has no title: it is the type's one sentence in every document */
export const documented = (type: EventType): DocumentedEvent => {
  const schemaFile = `${type}.schema.json`
  const { $schema, ...schema } = z.toJSONSchema(eventOf(type)) as JsonSchema
  const title = titleOf(type)
  if ($schema === undefined || title === undefined) throw new Error(`${type}: give its schema a title in events/`)
  return { type, title, schemaFile, schema: { $schema, $id: schemaFile, title, ...schema }, samples: samplesOf(type) }
}
