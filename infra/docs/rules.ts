import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rulesDocument } from './rules-document.ts'

// Writes docs/rules.md from the rules. With --check it writes nothing and fails when the file differs.

const file = new URL('../../docs/rules.md', import.meta.url)

if (!process.argv.includes('--check')) {
  writeFileSync(file, rulesDocument())
  console.log(`written to ${fileURLToPath(file)}`)
} else if (readFileSync(file, 'utf8') !== rulesDocument()) {
  console.error('docs/rules.md is not what the rules say. Run npm run docs:rules and commit what it writes.')
  process.exitCode = 1
}
