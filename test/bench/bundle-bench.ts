import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { type Bundle, type Bundles, type FunctionName, functionNames } from './bundles.ts'
import { atMost, type Line, short } from './line.ts'

/** How large each function is as it is deployed, and what weighs most in it. */
export const bundleLines = async (bundles: Record<FunctionName, Bundles>): Promise<Line[]> =>
  Promise.all(
    functionNames.map(async (name) => {
      const bytes = await readFile(bundles[name].function.file)
      const kB = bytes.length / 1000
      return {
        name: `bundle.${name}`,
        value: short(kB),
        unit: 'kB minified',
        ...atMost(kB, 450),
        wished: 340,
        gzipKb: short(gzipSync(bytes).length / 1000),
        heaviest: heaviest(bundles[name].function),
      }
    }),
  )

const packageOf = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/

/** The packages, and our own folders, that take the most of a bundle, in kB. */
const heaviest = ({ metafile }: Bundle): Record<string, number> => {
  const kB: Record<string, number> = {}
  for (const output of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const part = packageOf.exec(file)?.[1] ?? file.split('/').slice(0, 2).join('/')
      kB[part] = (kB[part] ?? 0) + bytesInOutput / 1000
    }
  const sorted = Object.entries(kB).sort(([, a], [, b]) => b - a)
  return Object.fromEntries(sorted.slice(0, 8).map(([part, size]) => [part, short(size, 3)]))
}
