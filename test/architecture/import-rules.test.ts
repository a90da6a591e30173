import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import rules from './import-rules.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rooms = ['events', 'shared', 'functions', 'infra', 'test']

const cruised = async (baseDir: string, folders: string[]): Promise<ICruiseResult> => {
  const { forbidden, options } = rules
  const { tsConfig: _, ...rest } = options ?? {}
  const { output } = await cruise(folders, { ...rest, baseDir, validate: true, ruleSet: { forbidden: forbidden ?? [] } })
  if (typeof output === 'string') throw new Error(output)
  return output
}

const brokenIn = ({ summary }: ICruiseResult) => summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)

describe('the import rules', () => {
  it('hold in the whole repository', async () => {
    const result = await cruised(root, rooms)
    expect(brokenIn(result)).toEqual([])
    // a cruiser that cannot read TypeScript sees nothing and is content with it
    expect(result.summary.totalCruised).toBeGreaterThan(200)
    for (const room of rooms) expect(result.modules.some(({ source }) => source.startsWith(`${room}/`))).toBe(true)
  })

  it('each give their reason', () => {
    for (const { comment } of rules.forbidden ?? []) expect(comment?.length).toBeGreaterThan(40)
  })
})

/** A repository in which every file but those of a breach keeps the rules. */
const innocent = {
  'package.json': JSON.stringify({
    dependencies: { zod: '1', '@aws-sdk/client-sqs': '1', 'temporal-polyfill': '1', '@middy/core': '1' },
    devDependencies: { vitest: '1', 'aws-cdk-lib': '1', constructs: '1', '@types/aws-lambda': '1' },
  }),
  'events/names.ts': `import * as z from 'zod'\nexport const a = z`,
  'shared/names.ts': 'export const names = 1',
  'shared/matters/matter.ts': `import { a } from '../../events/names.ts'\nexport const matter = a`,
  'shared/shell/ports.ts': `import type { matter } from '../matters/matter.ts'\nexport type Port = typeof matter`,
  'shared/adapters/queue.ts': `import { createHash } from 'node:crypto'\nimport { SQSClient } from '@aws-sdk/client-sqs'\nimport type { Port } from '../shell/ports.ts'\nexport const queue = (port: Port) => [createHash, SQSClient, port]`,
  'functions/wake/handler.ts': `import type { SQSEvent } from 'aws-lambda'\nimport { queue } from '../../shared/adapters/queue.ts'\nexport const handler = (event: SQSEvent) => [queue, event]`,
  'functions/sweep/handler.ts': `export const sweep = 1`,
  'infra/stack/stack.ts': `import { Stack } from 'aws-cdk-lib'\nimport { names } from '../../shared/names.ts'\nimport { a } from '../../events/names.ts'\nexport const stack = [Stack, names, a]`,
  'infra/cli/plan.ts': `import { matter } from '../../shared/matters/matter.ts'\nimport { queue } from '../../shared/adapters/queue.ts'\nexport const plan = [matter, queue]`,
  'infra/docs/docs.ts': `import { matter } from '../../shared/matters/matter.ts'\nexport const docs = matter`,
  'infra/local/people.ts': `import { queue } from '../../shared/adapters/queue.ts'\nexport const people = queue`,
  'test/fakes.ts': `import { expect } from 'vitest'\nexport const fake = expect`,
  ...Object.fromEntries(
    ['zod', '@aws-sdk/client-sqs', 'temporal-polyfill', '@middy/core', 'vitest', 'aws-cdk-lib', 'constructs'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {}'],
    ]),
  ),
  'node_modules/@types/aws-lambda/package.json': JSON.stringify({ name: '@types/aws-lambda', types: 'index.d.ts' }),
  'node_modules/@types/aws-lambda/index.d.ts': 'export interface SQSEvent {}',
}

const planted: string[] = []
afterAll(() => {
  for (const folder of planted) rmSync(folder, { recursive: true })
})

const repositoryOf = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
  planted.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const breachesIn = async (files: Record<string, string>) =>
  brokenIn(await cruised(repositoryOf({ ...innocent, ...files }), rooms))

/** Rule, the file that breaks it, what that imports, and as what it is found. */
const breaches: [string, string, string, string][] = [
  ['no-circular', 'events/names.ts', '../shared/matters/matter.ts', 'shared/matters/matter.ts'],
  ['core-is-pure', 'shared/matters/late.ts', '@aws-sdk/client-sqs', 'node_modules/@aws-sdk/client-sqs/index.js'],
  ['core-is-pure', 'shared/matters/late.ts', 'node:fs', 'fs'],
  ['core-is-pure', 'shared/matters/late.ts', '../adapters/queue.ts', 'shared/adapters/queue.ts'],
  ['core-is-pure', 'shared/matters/late.ts', '../shell/ports.ts', 'shared/shell/ports.ts'],
  ['core-is-pure', 'shared/matters/late.ts', '../../test/fakes.ts', 'test/fakes.ts'],
  ['core-is-pure', 'shared/late.ts', 'node:process', 'process'],
  ['shell-asks-through-ports', 'shared/shell/late.ts', '../adapters/queue.ts', 'shared/adapters/queue.ts'],
  ['shell-asks-through-ports', 'shared/shell/late.ts', '@aws-sdk/client-sqs', 'node_modules/@aws-sdk/client-sqs/index.js'],
  ['adapters-point-inwards', 'shared/adapters/late.ts', '../../functions/wake/handler.ts', 'functions/wake/handler.ts'],
  ['adapters-point-inwards', 'shared/adapters/late.ts', '../../infra/stack/stack.ts', 'infra/stack/stack.ts'],
  ['adapters-point-inwards', 'shared/adapters/late.ts', '@middy/core', 'node_modules/@middy/core/index.js'],
  ['events-import-only-zod', 'events/late.ts', '../shared/names.ts', 'shared/names.ts'],
  ['events-import-only-zod', 'events/late.ts', 'temporal-polyfill', 'node_modules/temporal-polyfill/index.js'],
  ['lambda-is-an-island', 'functions/wake/late.ts', '../sweep/handler.ts', 'functions/sweep/handler.ts'],
  ['functions-do-not-import-infra', 'functions/wake/late.ts', '../../infra/stack/stack.ts', 'infra/stack/stack.ts'],
  ['functions-do-not-import-infra', 'functions/wake/late.ts', 'constructs', 'node_modules/constructs/index.js'],
  ['infra-imports-only-names', 'infra/stack/late.ts', '../../shared/matters/matter.ts', 'shared/matters/matter.ts'],
  ['infra-imports-only-names', 'infra/app.ts', '../functions/wake/handler.ts', 'functions/wake/handler.ts'],
  ['infra-docs-show-only-the-core', 'infra/docs/late.ts', '../../shared/adapters/queue.ts', 'shared/adapters/queue.ts'],
  ['tools-call-no-lambda', 'infra/cli/late.ts', '../../functions/wake/handler.ts', 'functions/wake/handler.ts'],
  ['tools-call-no-lambda', 'infra/local/late.ts', '../../functions/wake/handler.ts', 'functions/wake/handler.ts'],
  ['nobody-imports-test', 'functions/wake/late.ts', '../../test/fakes.ts', 'test/fakes.ts'],
  ['nobody-imports-test', 'infra/local/late.ts', '../../test/fakes.ts', 'test/fakes.ts'],
  ['dev-deps-stay-dev', 'functions/wake/late.ts', 'vitest', 'node_modules/vitest/index.js'],
]

describe('a planted breach', () => {
  let clean: string[]
  beforeAll(async () => {
    clean = await breachesIn({})
  })

  it('is all that the rules see in it: without one they are content', () => {
    expect(clean).toEqual([])
  })

  it.each(breaches)('of %s, in %s importing %s, is found', async (rule, file, from, resolved) => {
    const found = await breachesIn({ [file]: `import * as found from '${from}'\nexport const a = found` })
    expect(found).toContain(`${rule}: ${file} → ${resolved}`)
  })

  it('of the core is also found where only a type is imported', async () => {
    const found = await breachesIn({
      'shared/matters/late.ts': `import type { queue } from '../adapters/queue.ts'\nexport type Q = typeof queue`,
    })
    expect(found).toEqual(['core-is-pure: shared/matters/late.ts → shared/adapters/queue.ts'])
  })

  it('is planted for every rule', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(rules.forbidden?.map(({ name }) => name)))
  })
})
