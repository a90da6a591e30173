import { en } from 'zod/locales'
import * as z from 'zod/mini'
import { type ClocksEvent, catalogue, type EventType, eventOf, isEventType } from './catalogue.ts'

// what is expected where a schema does not say it itself: zod/mini brings no words of its own
z.config(en())

/** What is wrong with one field: where it is, and what was expected there. */
export interface FieldError {
  /** Dotted path, `data.awareAt`; empty for the event as a whole. */
  field: string
  expected: string
  /** A key that no schema knows. Told to the caller, kept out of logs and dead letters: it may be somebody's name. */
  unknownKey?: string
}

export type ParsedEvent = { ok: true; event: ClocksEvent } | { ok: false; errors: FieldError[] }

/** Made when first asked for: a function that starts needs one or two of them. */
const schemas = new Map<EventType, ReturnType<typeof eventOf>>()

const schemaOf = (type: EventType) => {
  const schema = schemas.get(type) ?? eventOf(type)
  schemas.set(type, schema)
  return schema
}

/** Reads an unknown value as an event. Never throws, and never repeats a value it refused: it might be a name. */
export const parseEvent = (input: unknown): ParsedEvent => {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, errors: [{ field: '', expected: 'expected one CloudEvent as a JSON object' }] }
  const type = 'type' in input ? input.type : undefined
  if (!isEventType(type))
    return { ok: false, errors: [{ field: 'type', expected: `expected one of: ${Object.keys(catalogue).join(', ')}` }] }
  const read = schemaOf(type).safeParse(input)
  if (read.success) return { ok: true, event: read.data as ClocksEvent }
  return { ok: false, errors: fieldErrors(read.error.issues) }
}

/** One error a field, and one for each key that nobody knows. */
export const fieldErrors = (issues: z.core.$ZodIssue[], under: string[] = []): FieldError[] =>
  issues.flatMap((issue) => {
    const field = [...under, ...issue.path.map(String)].join('.')
    if (issue.code !== 'unrecognized_keys') return [{ field, expected: sentence(issue) }]
    return issue.keys.slice(0, 10).map((key) => ({ field, expected: 'expected no other field', unknownKey: key.slice(0, 40) }))
  })

const sentence = (issue: z.core.$ZodIssue): string => {
  // what a schema says of itself says more than the kind of its value
  if (issue.message.startsWith('expected ')) return issue.message
  if (issue.code === 'invalid_value') return `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
  return issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.message
}
