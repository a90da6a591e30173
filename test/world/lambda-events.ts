import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import type { Item } from '../../shared/adapters/matter-items.ts'

/** A request as API Gateway hands it over once the token has been checked. */
export const httpRequest = (body: unknown, scopes: string[]): APIGatewayProxyEventV2WithJWTAuthorizer =>
  ({
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { authorizer: { jwt: { claims: { scope: scopes.join(' ') }, scopes: null } } },
  }) as unknown as APIGatewayProxyEventV2WithJWTAuthorizer

/** A request for the page behind a link, as API Gateway hands it over: bodies of forms come in base64. */
export const linkRequest = (token: string, method: string, form?: Record<string, string>): APIGatewayProxyEventV2 =>
  ({
    rawPath: `/a/${token}`,
    pathParameters: { token },
    headers: form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { http: { method } },
    ...(form !== undefined && { body: Buffer.from(`${new URLSearchParams(form)}`).toString('base64') }),
    isBase64Encoded: form !== undefined,
  }) as unknown as APIGatewayProxyEventV2

/** One message as the queue hands it over. */
export const sqsEvent = (messageId: string, body: string, received: number): SQSEvent =>
  ({
    Records: [{ messageId, body, attributes: { ApproximateReceiveCount: `${received}` }, eventSource: 'aws:sqs' }],
  }) as unknown as SQSEvent

const attribute = (value: string | number) => (typeof value === 'number' ? { N: `${value}` } : { S: value })

/** One change as the table's stream hands it over. */
export const streamEvent = (item: Item, isNew: boolean, sequence: number): DynamoDBStreamEvent =>
  ({
    Records: [
      {
        eventName: isNew ? 'INSERT' : 'MODIFY',
        eventSource: 'aws:dynamodb',
        dynamodb: {
          SequenceNumber: `${sequence}`,
          Keys: { pk: attribute(item.pk), sk: attribute(item.sk) },
          NewImage: Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)])),
        },
      },
    ],
  }) as unknown as DynamoDBStreamEvent
