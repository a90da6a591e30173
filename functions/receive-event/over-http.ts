import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { parseEvent } from '../../events/parse-event.ts'
import type { acceptEvent } from '../../shared/shell/accept-event.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { type ProblemCode, problem } from './problem.ts'
import { toldByTheService } from './told-by-the-service.ts'

export interface HttpDeps {
  accept: ReturnType<typeof acceptEvent>
  log: Log
}

type Answer = APIGatewayProxyStructuredResultV2

/** Far more than any event needs. */
const maxBytes = 65_536
const mediaTypes = ['application/cloudevents+json', 'application/json']

/** `POST /events`: one event, answered with 202 once it is stored, or with what is wrong with it. */
export const overHttp =
  ({ accept, log }: HttpDeps) =>
  async (request: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<Answer> => {
    const refuse = (...[code, errors]: Parameters<typeof problem>): Answer => {
      log.info('EVENT_REFUSED', { code })
      log.count('EventsRefused')
      return problem(code, errors)
    }
    const read = readBody(request)
    if (!read.ok) return refuse(read.code, [{ field: '', expected: read.expected }])
    const parsed = parseEvent(read.body)
    if (!parsed.ok) return refuse('invalid-event', parsed.errors)
    const { event } = parsed
    if (!scopesOf(request).includes(`events/${event.data.partnership}`))
      return refuse('forbidden-partnership', [
        { field: 'data.partnership', expected: 'expected a partnership that the token’s scopes name' },
      ])
    const notTheirs = toldByTheService(event)
    if (notTheirs !== undefined) return refuse('told-by-the-service', notTheirs)
    // whatever went wrong is logged where it did: the caller is told to come again, in the form it knows
    const accepted = await accept(event).catch(() => undefined)
    if (accepted === undefined)
      return refuse('not-stored', [
        { field: '', expected: 'send the same event again: if it was stored after all, that changes nothing' },
      ])
    if (!accepted.ok) return refuse(accepted.code, accepted.errors)
    const { reference, repeat, warnings } = accepted
    return {
      statusCode: 202,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify({ id: event.id, subject: event.subject, reference, repeat, warnings }),
    }
  }

type Body = { ok: true; body: unknown } | { ok: false; code: ProblemCode; expected: string }

const readBody = ({ body = '', headers, isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer): Body => {
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!mediaTypes.includes(mediaType))
    return { ok: false, code: 'unsupported-media-type', expected: `expected content-type ${mediaTypes.join(' or ')}` }
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  if (Buffer.byteLength(text) > maxBytes) return { ok: false, code: 'too-large', expected: `expected at most ${maxBytes} bytes` }
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return { ok: false, code: 'malformed-json', expected: 'expected one JSON object' }
  }
}

/**
 * Scopes as API Gateway passes them on, or as the token's own claims spell them: `scope` (Cognito), `scp` and the app
 * `roles` of an Entra tenant. API Gateway hands a list on as the text `[one two]`.
 */
const scopesOf = ({ requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer): string[] => {
  const { scopes, claims } = requestContext.authorizer?.jwt ?? { claims: {}, scopes: [] }
  return [
    ...(scopes ?? []),
    ...[claims.scope, claims.scp, claims.roles].flatMap((claim) => String(claim ?? '').split(/[\s[\],]+/)),
  ]
}
