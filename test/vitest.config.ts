import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const report = process.env.CLOCKS_TEST_REPORT

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    // a hidden use of the machine's own time zone must fail
    env: { TZ: 'America/New_York' },
    testTimeout: 20_000,
    maxWorkers: 2,
    // CI counts from the report; people read the other
    ...(report !== undefined && { reporters: ['default', 'json'], outputFile: { json: report } }),
  },
})
