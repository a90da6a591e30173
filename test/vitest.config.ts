import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    // a hidden use of the machine's own time zone must fail
    env: { TZ: 'America/New_York' },
    testTimeout: 20_000,
    maxWorkers: 2,
  },
})
