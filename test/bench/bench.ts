import { calendarLines } from './calendar-bench.ts'
import { coreLines } from './core-bench.ts'
import { print } from './line.ts'
import { opsLines } from './ops-bench.ts'

// `npm run bench`: what the service costs in time, size and money, as JSON lines. Not a test: a slow machine fails nothing.

for (const measure of [calendarLines, coreLines, opsLines]) for (const line of await measure()) print(line)
