import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../events/samples/', import.meta.url)

/** The names of all sample events, without `.json`. */
export const sampleNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort()

export const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
