import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { laddersDocument } from './ladders-document.ts'

// Writes docs/ladders.md from the ladders. With --check it writes nothing and fails when the file differs.

const file = new URL('../../docs/ladders.md', import.meta.url)

if (!process.argv.includes('--check')) {
  writeFileSync(file, laddersDocument())
  console.log(`written to ${fileURLToPath(file)}`)
} else if (readFileSync(file, 'utf8') !== laddersDocument()) {
  console.error('docs/ladders.md is not what the ladders say. Run npm run docs:ladders and commit what it writes.')
  process.exitCode = 1
}
