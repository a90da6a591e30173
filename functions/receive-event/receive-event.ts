import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda'
import { type BusDeps, fromBus } from './from-bus.ts'
import { type HttpDeps, overHttp } from './over-http.ts'

type Input = APIGatewayProxyEventV2WithJWTAuthorizer | SQSEvent
type Output = APIGatewayProxyStructuredResultV2 | SQSBatchResponse

/** Takes in an event, posted by a case system or put on the bus, and has it stored before anybody is answered. */
export const receiveEvent = (deps: HttpDeps & BusDeps) => {
  const answer = overHttp(deps)
  const take = fromBus(deps)
  return async (input: Input): Promise<Output> =>
    'Records' in input
      ? processPartialResponse(input, take, new BatchProcessor(EventType.SQS), {
          throwOnFullBatchFailure: false,
          // one after the other: events of one matter that are taken in at once only make each other start again
          processInParallel: false,
        })
      : answer(input)
}
