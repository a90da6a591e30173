import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import { powertools, publishCounts } from '../../shared/adapters/log.ts'
import { answerLink } from './answer-link.ts'
import { liveDeps } from './deps.ts'
import { readEnv } from './env.ts'

const { logger, metrics, log } = powertools()

export const handler = middy(answerLink(liveDeps(readEnv.parse(process.env), log)))
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishCounts(metrics))
