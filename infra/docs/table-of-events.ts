import type { DocumentedEvent, JsonSchema } from './documented-event.ts'

/** README.md of the generated documents: which events there are, and what each carries. */
export const tableOfEvents = (events: readonly DocumentedEvent[]): string =>
  `${[
    '# Events',
    '',
    'Written by `npm run docs:events` from the schemas in `events/`; do not edit. Each event is a CloudEvent 1.0 in structured JSON.',
    'Every `data` also carries `partnership`. A field marked `?` may be left out; any other key is refused.',
    '[asyncapi.json](asyncapi.json) describes the whole; samples are in `events/samples/`.',
    '',
    '| type | what it says | fields of `data` |',
    '| --- | --- | --- |',
    ...events.map(rowOf),
  ].join('\n')}\n`

const rowOf = ({ type, title, schemaFile, schema }: DocumentedEvent): string => {
  const data = schema.properties?.data ?? {}
  const fields = Object.entries(data.properties ?? {})
    .filter(([name]) => name !== 'partnership')
    .map(([name, field]) => `\`${name}\`${data.required?.includes(name) ? '' : '?'} ${kindOf(field)}`)
  return `| [\`${type}\`](${schemaFile}) | ${title} | ${fields.join('<br>')} |`
}

/** The kind of a value in words: `date-time or date`. */
const kindOf = (schema: JsonSchema): string => {
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindOf).join(' or ')
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items?.title ?? 'value'}s`
  return schema.format ?? { boolean: 'yes or no', string: 'text' }[schema.type ?? ''] ?? schema.type ?? 'value'
}
