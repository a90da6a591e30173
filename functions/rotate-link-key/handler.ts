import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import { powertools, publishCounts } from '../../shared/adapters/log.ts'
import { liveDeps } from './deps.ts'
import { readEnv } from './env.ts'
import { rotate } from './rotate.ts'

const { logger, metrics, log } = powertools()

export const handler = middy(rotate(liveDeps(readEnv.parse(process.env), log)))
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishCounts(metrics))
