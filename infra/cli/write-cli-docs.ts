import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cliDocs } from './cli-docs.ts'

// Writes docs/cli.md from the help of the commands. With --check it writes nothing and fails when the file differs.

const file = new URL('../../docs/cli.md', import.meta.url)

if (!process.argv.includes('--check')) {
  writeFileSync(file, cliDocs())
  console.log(`written to ${fileURLToPath(file)}`)
} else if (readFileSync(file, 'utf8') !== cliDocs()) {
  console.error('docs/cli.md is not what the commands say. Run npm run docs:cli and commit what it writes.')
  process.exitCode = 1
}
