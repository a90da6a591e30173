import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Bundles, type FunctionName, functionNames } from './bundles.ts'
import { atMost, type Line, short } from './line.ts'
import { median } from './stopwatch.ts'

const run = promisify(execFile)
const processes = 13

/** Whatever any function's `env.ts` asks for; nothing of it is ever called. */
const environment = {
  STAGE: 'bench',
  TABLE_NAME: 'clocks',
  WAKE_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/wake',
  INBOX_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/inbox',
  WAKE_QUEUE_ARN: 'arn:aws:sqs:eu-west-2:000000000000:wake',
  REJECTED_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/rejected',
  SCHEDULE_GROUP: 'clocks',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/scheduler',
  SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-west-2:000000000000:schedule-dead-letters',
  MAIL_FROM: 'clocks@partnership.example',
  CONFIGURATION_SET: 'clocks',
  SWEEP_GRACE_SECONDS: '90',
  LINKS_URL: 'https://clocks.example',
  LINK_KEYS_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:links-AbCdEf',
  POWERTOOLS_SERVICE_NAME: 'clocks-bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Clocks',
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
}

/**
 * How long a fresh process takes to import each function, clients made and environment read, beside an empty handler of
 * the same SDK: what is ours to answer for. In turns, and compared by processor time, so that a busy machine is not ours.
 */
export const coldLines = async (bundles: Record<FunctionName, Bundles>): Promise<Line[]> => {
  const lines: Line[] = []
  for (const name of functionNames) {
    const ours: Start[] = []
    const empty: Start[] = []
    for (let n = 0; n < processes; n++) {
      ours.push(await start(bundles[name].function.file))
      empty.push(await start(bundles[name].empty.file))
    }
    const ratio = medianOf(ours, 'cpuMs') / medianOf(empty, 'cpuMs')
    lines.push({
      name: `cold.${name}`,
      value: short(medianOf(ours, 'wallMs')),
      unit: 'ms',
      emptyMs: short(medianOf(empty, 'wallMs')),
      cpuMs: short(medianOf(ours, 'cpuMs')),
      emptyCpuMs: short(medianOf(empty, 'cpuMs')),
      ratio: short(ratio, 3),
      goalOf: 'ratio',
      ...atMost(ratio, 1.25),
      processes,
    })
  }
  return lines
}

interface Start {
  wallMs: number
  cpuMs: number
}

const medianOf = (starts: readonly Start[], of: keyof Start): number => median(starts.map((each) => each[of]))

const script = `
  const before = process.cpuUsage()
  const from = process.hrtime.bigint()
  const { handler } = await import(process.argv[1])
  const wallMs = Number(process.hrtime.bigint() - from) / 1e6
  const { user, system } = process.cpuUsage(before)
  if (typeof handler !== 'function') throw new Error('no handler')
  process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000 }))
`

const start = async (file: string): Promise<Start> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script, file], { env: environment })
  return JSON.parse(stdout) as Start
}
