import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Sent } from '../../shared/links/said-by.ts'
import type { Page } from '../../shared/pages/page.ts'
import { notKeptPage } from '../../shared/pages/say-page.ts'
import { style } from '../../shared/pages/style.ts'
import type { linkPages } from '../../shared/shell/link-pages.ts'
import type { Log } from '../../shared/shell/ports.ts'

export interface AnswerLinkDeps {
  pageOf: ReturnType<typeof linkPages>
  log: Log
}

/** More than any of the forms can be. */
const maxBytes = 4_096

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing is fetched, run, framed, kept or sent on: the address of the page is the right to answer. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const

/** `/a/{token}`: a look shows the page and changes nothing; a form that is sent says what was chosen on it. */
export const answerLink =
  ({ pageOf, log }: AnswerLinkDeps) =>
  async (request: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { method } = request.requestContext.http
    const token = request.pathParameters?.token ?? ''
    const page = await (method === 'POST' ? pageOf(token, sentIn(request)) : pageOf(token)).catch((error: unknown) => {
      log.error('LINK_NOT_ANSWERED', { error: error instanceof Error ? error.name : 'unknown' })
      log.count('LinksNotAnswered')
      return notKeptPage()
    })
    return answerOf(page, method)
  }

const answerOf = ({ status, html }: Page, method: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers },
  body: method === 'HEAD' ? '' : html,
})

/** The fields of the form; of anything else, or of a field given twice, nothing: that is no choice. */
const sentIn = ({ body = '', headers: { 'content-type': type = '' }, isBase64Encoded }: APIGatewayProxyEventV2): Sent => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  const isForm = type.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
  const fields = new URLSearchParams(isForm && Buffer.byteLength(text) <= maxBytes ? text : '')
  const one = (name: string): string => {
    const [value = '', ...more] = fields.getAll(name)
    return more.length > 0 ? '' : value.slice(0, 80)
  }
  return { choice: one('choice'), date: { day: one('day'), month: one('month'), year: one('year'), time: one('time') } }
}
