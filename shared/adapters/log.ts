import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Log } from '../shell/ports.ts'

/** Structured logs and embedded metrics of one function. Names and namespace come from Powertools' own variables. */
export const powertools = () => {
  const logger = new Logger()
  const metrics = new Metrics()
  const log: Log = {
    info: (code, fields = {}) => logger.info(code, { ...fields }),
    warn: (code, fields = {}) => logger.warn(code, { ...fields }),
    error: (code, fields = {}) => logger.error(code, { ...fields }),
    count: (metric, by = 1) => metrics.addMetric(metric, MetricUnit.Count, by),
  }
  return { logger, metrics, log }
}

/** Publishes what an invocation has counted. Powertools' own middleware warns of each one that counted nothing. */
export const publishCounts = (metrics: Metrics) => {
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
  }
  return { after: publish, onError: publish }
}
