import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Writes a generated document. Called with --check it writes nothing and fails when the file is not what it should be.
 *
 * @param path from the repository's root
 * @param command that writes it, for whoever must run it
 */
export const keepDocument = (path: string, text: string, command: string): void => {
  const file = new URL(`../../${path}`, import.meta.url)
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text)
    console.log(`written to ${fileURLToPath(file)}`)
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not what the code says. Run ${command} and commit what it writes.`)
    process.exitCode = 1
  }
}
