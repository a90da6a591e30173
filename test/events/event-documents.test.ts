import { readdirSync, readFileSync } from 'node:fs'
import specs from '@asyncapi/specs'
import { Ajv, type AnySchema } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { type ClocksEvent, catalogue } from '../../events/catalogue.ts'
import { eventDocuments } from '../../infra/docs/event-documents.ts'
import { sample, sampleNames } from '../builders/samples.ts'

const folder = new URL('../../docs/events/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const types = Object.keys(catalogue)

const ajv = new Ajv2020({ allErrors: true })
formats.default(ajv)
const schemaOf = (type: string) => ajv.getSchema(`${type}.schema.json`) ?? ajv.compile(JSON.parse(read(`${type}.schema.json`)))

describe('the documents of the events', () => {
  it('are what the schemas say: npm run docs:events was run', () => {
    const written = new Map(readdirSync(folder).map((file) => [file, read(file)]))
    expect([...written.keys()].sort()).toEqual([...eventDocuments().keys()].sort())
    for (const [file, text] of eventDocuments()) expect(written.get(file), file).toBe(text)
  })

  it.each(sampleNames)('the JSON Schema of its type accepts the sample %s', (name) => {
    const validate = schemaOf((sample(name) as ClocksEvent).type)
    expect(validate(sample(name)), ajv.errorsText(validate.errors)).toBe(true)
  })

  it.each([
    ['an unknown key', { name: 'x' }, {}],
    ['an unknown key in the data', {}, { name: 'x' }],
    ['a subject like a name', { subject: 'A Child' }, {}],
    ['a day that is none', {}, { awareAt: '2026-02-30' }],
    ['a word for a yes or no', {}, { childDied: 'no' }],
    ['another type', { type: 'report.published' }, {}],
  ])('the JSON Schema refuses %s', (_why, attributes, data) => {
    const event = sample('incident.became-known') as ClocksEvent
    expect(schemaOf('incident.became-known')({ ...event, ...attributes, data: { ...event.data, ...data } })).toBe(false)
  })

  it('the table names every type, its schema and its fields', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('| [`'))
    expect(rows.map((row) => /`(.+?)`/.exec(row)?.[1])).toEqual(types)
    const decided = rows.find((row) => row.includes('rapid-review.decided'))
    expect(decided).toBe(
      '| [`rapid-review.decided`](rapid-review.decided.schema.json) | The rapid review was completed and its decision taken ' +
        '| `at` date-time or date<br>`decision` `no-review` or `local-review` or `national-review-suggested` |',
    )
  })
})

describe('asyncapi.json', () => {
  const document = JSON.parse(read('asyncapi.json'))

  it('is an AsyncAPI 3.0 document by the official schema', () => {
    const official = new Ajv({ strict: false, validateFormats: false, logger: false })
    const validate = official.compile(specs.schemasWithoutId['3.0.0'] as AnySchema)
    expect(validate(document), official.errorsText(validate.errors)).toBe(true)
    expect(validate({ ...document, operations: { receiveEvent: { action: 'take' } } })).toBe(false)
  })

  it('has one message a type, in the channel and in the operation, each with the type’s schema and samples', () => {
    const { channels, operations, components } = document
    expect(Object.keys(components.messages)).toEqual(types)
    for (const type of types) {
      expect(channels.events.messages[type]).toEqual({ $ref: `#/components/messages/${type}` })
      expect(operations.receiveEvent.messages).toContainEqual({ $ref: `#/channels/events/messages/${type}` })
      expect(components.messages[type].payload.schema.$ref).toBe(`./${type}.schema.json`)
    }
    const shown = types.flatMap((type) => components.messages[type].examples.map(({ name }: { name: string }) => name))
    expect(shown.sort()).toEqual([...sampleNames])
  })
})
