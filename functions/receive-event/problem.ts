import type { FieldError } from '../../events/parse-event.ts'
import type { RefusalCode } from '../../shared/shell/accept-event.ts'

export type ProblemCode =
  | RefusalCode
  | 'malformed-json'
  | 'invalid-event'
  | 'too-large'
  | 'unsupported-media-type'
  | 'forbidden-partnership'
  | 'told-by-the-service'
  | 'not-stored'

const kinds: Record<ProblemCode, { status: number; title: string }> = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-event': { status: 400, title: 'The event is not as its schema asks' },
  'forbidden-partnership': { status: 403, title: 'The token does not allow events of this partnership' },
  'event-id-taken': { status: 409, title: 'Another event has this id' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not announced as an event' },
  'unknown-partnership': { status: 422, title: 'The partnership is not known' },
  'corrects-unknown-fact': { status: 422, title: 'The event to be corrected is not known' },
  'corrected-data-invalid': { status: 422, title: 'The corrected data is not as its schema asks' },
  'another-kind-of-matter': { status: 422, title: 'The reference is that of a matter of another kind' },
  'setting-invalid': { status: 422, title: 'The setting is not one that can be agreed on so' },
  'dispute-invalid': { status: 422, title: 'The dispute names what its partnership does not have' },
  'dispute-not-raised': { status: 409, title: 'The dispute has not been raised' },
  'dispute-raised-already': { status: 409, title: 'The dispute has been raised already' },
  'rung-not-open': { status: 409, title: 'The dispute is not on this rung' },
  'dispute-over': { status: 409, title: 'The dispute is over' },
  'answers-unknown-clock': { status: 422, title: 'Nobody was told of what is answered' },
  'answer-invalid': { status: 422, title: 'The answer does not say what it must' },
  'people-invalid': { status: 409, title: 'The directory does not allow this' },
  'people-unknown': { status: 409, title: 'The directory does not know of this' },
  'told-by-the-service': { status: 403, title: 'The service tells this itself' },
  'in-the-future': { status: 422, title: 'The fact lies in the future' },
  'not-stored': { status: 500, title: 'The service could not store the event' },
  busy: { status: 503, title: 'The matter is busy' },
}

/** Every reason for which an event is refused. */
export const problemCodes = Object.keys(kinds) as ProblemCode[]

/** A refusal as RFC 9457 problem details: names each field and what was expected, and that nothing was stored. */
export const problem = (code: ProblemCode, errors: readonly FieldError[]) => {
  const { status, title } = kinds[code]
  const fields = errors.map(({ field, expected, unknownKey }) => ({
    field: unknownKey === undefined ? field : [field, unknownKey].filter((part) => part !== '').join('.'),
    expected: unknownKey === undefined ? expected : 'expected no such field',
  }))
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(code === 'busy' && { 'retry-after': '1' }),
    },
    body: JSON.stringify({
      type: `urn:clocks:problem:${code}`,
      title,
      status,
      detail: [
        ...fields.map(({ field, expected }) => (field === '' ? expected : `${field}: ${expected}`)),
        ...(code === 'not-stored' ? [] : ['Nothing was stored.']),
      ].join('; '),
      errors: fields,
    }),
  }
}
