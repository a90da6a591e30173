import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sesLocal from 'aws-ses-v2-local'
import { getStoreReadonly, saveEmail } from 'aws-ses-v2-local/dist/store.js'
import { loopback } from './ports.ts'
import type { Settings } from './settings.ts'

/** Where the mails lie while the stage is stopped. */
const savedIn = ({ folder }: Settings) => join(folder, 'mails.json')

/** SES with an inbox in the browser. The library keeps mail in memory only, so it is put aside when the stage stops. */
export const startMailbox = async (settings: Settings): Promise<{ stop(): Promise<void> }> => {
  const file = savedIn(settings)
  const saved = await readFile(file, 'utf8').catch(() => '[]')
  for (const mail of JSON.parse(saved) as Parameters<typeof saveEmail>[0][]) saveEmail(mail)
  const server = await sesLocal.default({ host: loopback, port: settings.ports.inbox.port })
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
