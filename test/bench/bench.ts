import { bundleLines } from './bundle-bench.ts'
import { withBundles } from './bundles.ts'
import { burstLines } from './burst-bench.ts'
import { calendarLines } from './calendar-bench.ts'
import { clocksLines } from './clocks-bench.ts'
import { coldLines } from './cold-bench.ts'
import { coreLines } from './core-bench.ts'
import { type Line, print } from './line.ts'
import { mailLines } from './mail-bench.ts'
import { opsLines } from './ops-bench.ts'
import { recalculateLines } from './recalculate-bench.ts'

// `npm run bench`: what the service costs in time, size and money, as JSON lines. Not a test: a slow machine fails nothing.

const printAll = (lines: readonly Line[]) => {
  for (const line of lines) print(line)
}

printAll(calendarLines())
printAll(coreLines())
printAll(clocksLines())
printAll(await mailLines())
await withBundles(async (bundles) => {
  printAll(await bundleLines(bundles))
  printAll(await coldLines(bundles))
})
printAll(await opsLines())
printAll(await recalculateLines())
printAll(await burstLines())
