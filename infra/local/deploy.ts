import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { stages } from '../../shared/names.ts'
import { account, awsEnvironment, credentials, region } from './emulator.ts'
import { run } from './run.ts'
import { logFile, repository, type Settings, urlOf } from './settings.ts'
import { sourceHash } from './source-hash.ts'
import { StartError } from './start-error.ts'

const stackName = `clocks-${stages.local}`

const outputs = z.looseObject({
  ApiId: z.string(),
  TableName: z.string(),
  BusName: z.string(),
  SweepFunctionName: z.string(),
  OpenDutiesFunctionName: z.string().optional(),
  UserPoolId: z.string(),
})

/** What the stack says of itself; among others `ClientOf<partnership>`. */
export type Outputs = z.infer<typeof outputs>

const deployed = z.object({ sources: z.string(), emulatorPort: z.number(), linksUrl: z.string().optional(), outputs })
export type Deployed = z.infer<typeof deployed>

/** What was deployed last, and whether deploying again would change nothing. */
export const lastDeployed = async (settings: Settings): Promise<{ last: Deployed | undefined; current: boolean }> => {
  const text = await readFile(recordOf(settings), 'utf8').catch(() => undefined)
  if (text === undefined) return { last: undefined, current: false }
  const last = deployed.parse(JSON.parse(text))
  if (last.emulatorPort !== settings.ports.emulator.port)
    throw new StartError(
      `the stage in ${settings.folder} was set up on port ${last.emulatorPort}: ` +
        `use CLOCKS_EMULATOR_PORT=${last.emulatorPort}, or remove that folder to begin anew`,
    )
  // the links in mails lead to the front door: on another port they would lead nowhere
  return { last, current: last.linksUrl === linksUrlOf(settings) && last.sources === (await sourceHash()) }
}

/** Whether the emulator still knows what was deployed: its state is saved only when it is stopped properly. */
export const survived = async (settings: Settings, { outputs: { TableName } }: Deployed): Promise<boolean> => {
  const client = new DynamoDBClient({ endpoint: urlOf(settings.ports.emulator), region, credentials })
  try {
    await client.send(new DescribeTableCommand({ TableName }))
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false
    throw error
  } finally {
    client.destroy()
  }
}

/** The very app that goes to AWS, for stage local. Needs no emulator, so it is done while that is installed. */
export const synthesise = (settings: Settings, signal: AbortSignal): Promise<void> =>
  cdk(
    settings,
    ['synth', '--quiet', ...contextOf(settings), '--output', assemblyOf(settings)],
    signal,
    'could not synthesise the stack',
  )

/** Puts the synthesised app on the emulator. */
export const deploy = async (settings: Settings, isNew: boolean, signal: AbortSignal): Promise<Outputs> => {
  const sources = await sourceHash()
  const app = ['--app', assemblyOf(settings)]
  if (isNew)
    await cdk(settings, ['bootstrap', `aws://${account}/${region}`, ...app], signal, 'could not prepare the emulator for CDK')
  const written = join(settings.folder, 'outputs.json')
  const options = ['--require-approval', 'never', '--outputs-file', written]
  await cdk(settings, ['deploy', stackName, ...app, ...options], signal, 'could not deploy the stack to the emulator')
  const read = outputs.parse((JSON.parse(await readFile(written, 'utf8')) as Record<string, unknown>)[stackName])
  const record: Deployed = { sources, emulatorPort: settings.ports.emulator.port, linksUrl: linksUrlOf(settings), outputs: read }
  await writeFile(recordOf(settings), JSON.stringify(record, null, 2))
  return read
}

/** The emulator’s own address of the API is one that not every client resolves. */
const linksUrlOf = ({ ports }: Settings): string => urlOf(ports.front)

const contextOf = (settings: Settings) => ['-c', `stage=${stages.local}`, '-c', `linksUrl=${linksUrlOf(settings)}`]

const recordOf = ({ folder }: Settings) => join(folder, 'deployed.json')
const assemblyOf = ({ folder }: Settings) => join(folder, 'cdk.out')
const cdkProgram = join(repository, 'node_modules', 'aws-cdk', 'bin', 'cdk')

const cdk = (settings: Settings, args: string[], signal: AbortSignal, failure: string): Promise<void> =>
  run(process.execPath, [cdkProgram, ...args, '--no-notices'], {
    cwd: repository,
    env: { ...awsEnvironment(settings), CDK_DISABLE_CLI_TELEMETRY: 'true' },
    log: logFile(settings, 'deploy'),
    signal,
    failure,
  })
