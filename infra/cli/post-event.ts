import * as z from 'zod'
import type { FieldError } from '../../events/parse-event.ts'
import { answerWithinMs } from './access-token.ts'

/** What became of one event. */
export type Posted =
  | { accepted: true; reference: string; repeat: boolean; warnings: { code: string; says: string }[] }
  /** `status` is that of HTTP; `null` when the event was not sent at all. */
  | { accepted: false; status: number | null; detail: string; errors: FieldError[] }

const accepted = z.object({
  reference: z.string(),
  repeat: z.boolean().default(false),
  warnings: z.array(z.object({ code: z.string(), says: z.string() })).default([]),
})
/** RFC 9457 from the service itself; a gateway before it says only `message`. */
const refused = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), expected: z.string() })).default([]),
})

/** Posts one event as it is to `<api>/events`. */
export const postEvent = async (api: string, token: string, event: unknown): Promise<Posted> => {
  const response = await fetch(`${api.replace(/\/+$/, '')}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(answerWithinMs),
  })
  const body: unknown = await response.json().catch(() => undefined)
  const taken = accepted.safeParse(body)
  if (response.status === 202 && taken.success) return { accepted: true, ...taken.data }
  const { detail, title, message, errors } = refused.catch({ errors: [] }).parse(body)
  const said = detail ?? title ?? message ?? (response.statusText || 'no reason given')
  return { accepted: false, status: response.status, detail: said, errors }
}
