import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { entryOf, esbuildOptions } from '../../infra/stack/bundling.ts'

const table = ['DynamoDBDocumentClient', 'GetCommand', 'PutCommand', 'QueryCommand', 'TransactWriteCommand', 'UpdateCommand']
const clients = {
  dynamodb: ['DynamoDBClient'],
  queue: ['SQSClient', 'SendMessageCommand'],
  mail: ['SESv2Client', 'SendEmailCommand'],
}
const schedules = ['SchedulerClient', 'CreateScheduleCommand', 'DeleteScheduleCommand', 'UpdateScheduleCommand']

/** What each function uses of the AWS SDK. */
const sdkOf = {
  'receive-event': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table, 'client-sqs': clients.queue },
  'wake-matter': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table },
  'record-delivery': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table },
  'arm-schedule': {
    'client-dynamodb': clients.dynamodb,
    'lib-dynamodb': ['DynamoDBDocumentClient', 'GetCommand'],
    'client-scheduler': schedules,
    'client-sqs': clients.queue,
  },
  'send-notice': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table, 'client-sesv2': clients.mail },
  'refresh-bank-holidays': {
    'client-dynamodb': clients.dynamodb,
    'lib-dynamodb': ['DynamoDBDocumentClient', 'GetCommand', 'PutCommand'],
  },
  sweep: {
    'client-dynamodb': clients.dynamodb,
    'lib-dynamodb': table,
    'client-sesv2': clients.mail,
    'client-sqs': ['SQSClient', 'SendMessageBatchCommand'],
  },
  'open-duties': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table },
  'answer-link': { 'client-dynamodb': clients.dynamodb, 'lib-dynamodb': table },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type FunctionName = keyof typeof sdkOf
export const functionNames = Object.keys(sdkOf) as FunctionName[]

export interface Bundle {
  file: string
  metafile: Metafile
}

export interface Bundles {
  function: Bundle
  /** A handler that does nothing and uses the same of the SDK. */
  empty: Bundle
}

/** Bundles every function as the stack does, into a folder that is there only while it is used. */
export const withBundles = async <T>(use: (bundles: Record<FunctionName, Bundles>) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'clocks-bench-'))
  try {
    const made = functionNames.map(async (name) => [name, await bundlesOf(name, folder)] as const)
    return await use(Object.fromEntries(await Promise.all(made)) as Record<FunctionName, Bundles>)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const bundlesOf = async (name: FunctionName, folder: string): Promise<Bundles> => ({
  function: await bundle({ entryPoints: [entryOf(name)] }, join(folder, name, 'index.mjs')),
  empty: await bundle(
    { stdin: { contents: emptyHandler(sdkOf[name]), resolveDir: fileURLToPath(new URL('.', import.meta.url)) } },
    join(folder, `${name}-empty`, 'index.mjs'),
  ),
})

const bundle = async (what: BuildOptions, file: string): Promise<Bundle> => {
  const { external, mainFields, ...options } = esbuildOptions
  const { metafile } = await build({
    ...{ ...options, ...what },
    external: [...external],
    mainFields: [...mainFields],
    bundle: true,
    metafile: true,
    logLevel: 'error',
    outfile: file,
  })
  return { file, metafile }
}

/** Makes its clients, as a function does when it starts, and holds on to the commands. */
const emptyHandler = (sdk: Record<string, readonly string[]>): string => {
  const names = Object.values(sdk).flat()
  const made = names.filter((name) => name.endsWith('Client') && name !== 'DynamoDBDocumentClient')
  return [
    ...Object.entries(sdk).map(([from, imported]) => `import { ${imported.join(', ')} } from '@aws-sdk/${from}'`),
    `const clients = [${made.map((name) => `new ${name}({})`).join(', ')}]`,
    `export const handler = async () => [clients, ${names.join(', ')}].length`,
  ].join('\n')
}
