import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as SesLocal from 'aws-ses-v2-local'
import type * as Store from 'aws-ses-v2-local/dist/store.js'
import { loopback } from './ports.ts'
import type { Settings } from './settings.ts'

// CommonJS whose `default` is read differently by Node's import and by vitest's: required, it is the same everywhere
const require = createRequire(import.meta.url)
const { default: serve } = require('aws-ses-v2-local') as typeof SesLocal.default
const { getStoreReadonly, saveEmail } = require('aws-ses-v2-local/dist/store.js') as typeof Store

/** Where the mails lie while the stage is stopped. */
const savedIn = ({ folder }: Settings) => join(folder, 'mails.json')

/** SES with an inbox in the browser. The library keeps mail in memory only, so it is put aside when the stage stops. */
export const startMailbox = async (settings: Settings): Promise<{ stop(): Promise<void> }> => {
  const file = savedIn(settings)
  const saved = await readFile(file, 'utf8').catch(() => '[]')
  for (const mail of JSON.parse(saved) as Parameters<typeof saveEmail>[0][]) saveEmail(mail)
  const server = await serve({ host: loopback, port: settings.ports.inbox.port })
  return {
    stop: async () => {
      await writeFile(file, JSON.stringify(getStoreReadonly().emails))
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}
