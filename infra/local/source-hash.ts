import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from './settings.ts'

/** Everything that decides what is deployed. */
const roots = ['cdk.json', 'package-lock.json', 'infra/app.ts', 'infra/stack', 'functions', 'shared', 'events']

/** A hash of what would be deployed: finding it unchanged is much quicker than synthesising it again. */
export const sourceHash = async (): Promise<string> => {
  const files = (await Promise.all(roots.map(filesOf))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(await readFile(join(repository, file)))
  return hash.digest('hex')
}

const filesOf = async (root: string): Promise<string[]> => {
  const entries = await readdir(join(repository, root), { withFileTypes: true, recursive: true }).catch(() => undefined)
  if (entries === undefined) return [root]
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(repository.length))
}
