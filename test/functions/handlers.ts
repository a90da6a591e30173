import type { Context } from 'aws-lambda'
import { vi } from 'vitest'
import { environments } from './environment.ts'

/** The functions as Lambda loads them: middy, logger and metrics included. */
export const loadHandlers = async () => {
  for (const environment of Object.values(environments))
    for (const [key, value] of Object.entries(environment)) vi.stubEnv(key, value)
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'clocks-local')
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Clocks')
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  // what is logged then goes through the global console, where it can be heard
  vi.stubEnv('POWERTOOLS_DEV', 'true')
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  const [
    receiveEvent,
    wakeMatter,
    armSchedule,
    sendNotice,
    sweep,
    openDuties,
    refreshBankHolidays,
    recordDelivery,
    answerLink,
    rotateLinkKey,
  ] = await Promise.all([
    import('../../functions/receive-event/handler.ts'),
    import('../../functions/wake-matter/handler.ts'),
    import('../../functions/arm-schedule/handler.ts'),
    import('../../functions/send-notice/handler.ts'),
    import('../../functions/sweep/handler.ts'),
    import('../../functions/open-duties/handler.ts'),
    import('../../functions/refresh-bank-holidays/handler.ts'),
    import('../../functions/record-delivery/handler.ts'),
    import('../../functions/answer-link/handler.ts'),
    import('../../functions/rotate-link-key/handler.ts'),
  ])
  return {
    'receive-event': receiveEvent.handler,
    'wake-matter': wakeMatter.handler,
    'arm-schedule': armSchedule.handler,
    'send-notice': sendNotice.handler,
    sweep: sweep.handler,
    'open-duties': openDuties.handler,
    'refresh-bank-holidays': refreshBankHolidays.handler,
    'record-delivery': recordDelivery.handler,
    'answer-link': answerLink.handler,
    'rotate-link-key': rotateLinkKey.handler,
  }
}

/** All that the console is told while something happens. */
export const heard = async (happen: () => Promise<unknown>): Promise<string> => {
  const lines: unknown[][] = []
  const spies = (['debug', 'log', 'info', 'warn', 'error'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...line) => void lines.push(line)),
  )
  try {
    await happen()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return lines.flat().map(String).join('\n')
}

export const lambdaContext = (name: string): Context =>
  ({
    functionName: `clocks-local-${name}`,
    functionVersion: '$LATEST',
    memoryLimitInMB: '512',
    invokedFunctionArn: `arn:aws:lambda:eu-west-2:000000000000:function:clocks-local-${name}`,
    awsRequestId: 'b2c3f4e5-0000-4000-8000-000000000000',
    getRemainingTimeInMillis: () => 50_000,
  }) as unknown as Context
