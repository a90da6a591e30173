import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repository, type Settings, urlOf } from './settings.ts'

/** What now runs and what was sent, in the words of the `clocks` command itself. */
export const showStage = async (settings: Settings): Promise<void> => {
  for (const args of [['status'], ['mail', '--limit', '20']]) {
    console.log('')
    const env = { ...process.env, CLOCKS_LOCAL_DIR: settings.folder }
    const child = spawn(process.execPath, [join(repository, 'infra/cli/clocks.ts'), ...args], { env, stdio: 'inherit' })
    await once(child, 'exit')
  }
}

export const howToGoOn = ({ ports }: Settings): string => `
The service: ${urlOf(ports.front)}    The inbox: ${urlOf(ports.inbox)}

In another terminal:
  npx clocks post events/samples/incident.became-known.json   post an event
  npx clocks travel --to 2026-12-29T09:00                     move the stage’s now forward
  npx clocks status                                           what runs
  npx clocks mail                                             what was sent

Ctrl-C stops it; the next start finds everything as it was.`
