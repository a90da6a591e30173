import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CliError } from '../cli/cli-error.ts'
import { stageClients } from '../cli/local-stage.ts'
import { stageClock } from '../cli/stage-clock.ts'
import { type Deployed, deploy, lastDeployed, type Outputs, survived, synthesise } from './deploy.ts'
import { ensureNotRunning, startEmulator } from './emulator.ts'
import { openFrontDoor } from './front-door.ts'
import { startMailbox } from './mailbox.ts'
import { loadPeople } from './people.ts'
import { ensureFree } from './ports.ts'
import { findPython, installEmulator } from './python.ts'
import { mailArrived, postSamples } from './samples.ts'
import { readSettings, type Settings, urlOf } from './settings.ts'
import { howToGoOn, showStage } from './show-stage.ts'
import { describeStage, removeStageFile, writeStageFile } from './stage-file.ts'
import { StartError } from './start-error.ts'
import { steps } from './steps.ts'

/** Undone in reverse order when the stage stops, whether or not it came all the way up. */
const undo: (() => Promise<void>)[] = []
const stopping = new AbortController()
const { step, say } = steps()

/** Starts the stage and keeps it running until it is told to stop. */
const main = async (settings: Settings): Promise<void> => {
  const { signal } = stopping
  const { emulator, inbox, front } = settings.ports
  const machine = await findPython()
  await ensureNotRunning(settings)
  await ensureFree([emulator, inbox, front])
  await mkdir(join(settings.folder, 'logs'), { recursive: true })
  const { last, current } = await lastDeployed(settings)
  const assembly = current ? Promise.resolve() : synthesise(settings, signal)
  // awaited further down: a failure until then must not end the process unheard
  assembly.catch(() => undefined)

  const python = await step(`Python ${machine.version}, the emulator in ${settings.python}`, () =>
    installEmulator(settings, machine.command, signal),
  )
  await step(`inbox on ${urlOf(inbox)}`, async () => undo.push((await startMailbox(settings)).stop))
  const running = await step(`AWS emulator on ${urlOf(emulator)}`, () => startEmulator(settings, python, signal))
  undo.push(running.stop)
  const outputs = await onTheEmulator(settings, last, current, assembly)
  await step(`service on ${urlOf(front)}`, async () => undo.push((await openFrontDoor(settings, outputs.ApiId)).stop))
  const stage = await describeStage(settings, outputs)
  const { dynamodb } = stageClients(stage)
  await step('made-up holders for every role', async () =>
    loadPeople(dynamodb, stage.table, await stageClock(dynamodb, stage.table, Date.now).now()),
  )
  undo.push(() => removeStageFile(settings))
  await writeStageFile(settings, stage)
  if (settings.samples) {
    const now = await stageClock(dynamodb, stage.table, Date.now).now()
    const references = await step('a sample incident for each partnership', () => postSamples(settings, stage, now))
    await step('their mail', () => mailArrived(stage, references, signal))
    await showStage(settings)
    say(howToGoOn(settings))
  }
  say(`READY ${stage.api}`)
  await Promise.race([running.ended, stopped])
  if (!signal.aborted)
    throw new StartError(`the emulator has ended by itself: see ${join(settings.folder, 'logs', 'emulator.log')}`)
}

const onTheEmulator = async (
  settings: Settings,
  last: Deployed | undefined,
  current: boolean,
  assembly: Promise<void>,
): Promise<Outputs> => {
  const { signal } = stopping
  const alive = last !== undefined && (await survived(settings, last))
  if (alive && current) return step('the stack is deployed already', async () => last.outputs)
  if (current) await step('the stack, synthesised', () => synthesise(settings, signal))
  else await step('the stack, synthesised', () => assembly)
  // incidents of a stage that is gone were known on a day that is gone
  if (!alive) await rm(join(settings.folder, 'samples.json'), { force: true })
  return step(alive ? 'the stack, deployed anew' : 'the stack, deployed', () => deploy(settings, !alive, signal))
}

const stopped = new Promise<void>((resolve) => {
  // npm passes Ctrl-C on to us, who have it from the terminal already: stopping twice is stopping once
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopping.abort()
      resolve()
    })
})

try {
  await main(readSettings(process.argv.slice(2), process.env))
} catch (error) {
  if (!stopping.signal.aborted) {
    // what nobody foresaw is worth more than its first line
    if (!(error instanceof StartError || error instanceof CliError)) console.error(error)
    else console.error(`clocks: ${error.message}`)
    process.exitCode = 1
  }
} finally {
  for (const each of undo.reverse()) await each()
  if (stopping.signal.aborted) say('stopped')
}
