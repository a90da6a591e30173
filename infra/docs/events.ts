import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { eventDocuments } from './event-documents.ts'

// Writes docs/events from the schemas of events/. With --check it writes nothing and fails when a file differs.

const folder = new URL('../../docs/events/', import.meta.url)
const documents = eventDocuments()

const present = (): string[] => {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder)
}

if (process.argv.includes('--check')) {
  const stale = new Set(present().filter((file) => !documents.has(file)))
  for (const [file, text] of documents)
    if (!present().includes(file) || readFileSync(new URL(file, folder), 'utf8') !== text) stale.add(file)
  if (stale.size > 0) {
    console.error(
      `docs/events is not what events/ says: ${[...stale].join(', ')}. Run npm run docs:events and commit what it writes.`,
    )
    process.exitCode = 1
  }
} else {
  for (const file of present()) if (!documents.has(file)) rmSync(new URL(file, folder))
  for (const [file, text] of documents) writeFileSync(new URL(file, folder), text)
  console.log(`${documents.size} files written to ${fileURLToPath(folder)}`)
}
