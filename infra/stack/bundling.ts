import { fileURLToPath } from 'node:url'
import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

/** Where a function's handler lies. */
export const entryOf = (name: string): string => fileURLToPath(new URL(`../../functions/${name}/handler.ts`, import.meta.url))

const inPlace = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** How a function is bundled: told to esbuild by CDK when deploying, and by `npm run bench` when measuring. */
export const esbuildOptions = {
  format: 'esm',
  target: 'node24',
  platform: 'node',
  minify: true,
  sourcemap: false,
  // the newest SDK is not in the runtime, and a bundled one starts quicker
  external: [] as string[],
  mainFields: ['module', 'main'],
  // parts of the SDK that no function uses and esbuild cannot tell
  alias: {
    '@aws-sdk/credential-provider-node': inPlace('lambda-credentials.ts'),
    '@aws-sdk/middleware-endpoint-discovery': inPlace('no-endpoint-discovery.ts'),
    '@smithy/core/event-streams': inPlace('no-event-streams.ts'),
  },
} as const

export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: esbuildOptions.target,
  minify: esbuildOptions.minify,
  sourceMap: esbuildOptions.sourcemap,
  externalModules: esbuildOptions.external,
  mainFields: [...esbuildOptions.mainFields],
  esbuildArgs: Object.fromEntries(Object.entries(esbuildOptions.alias).map(([from, to]) => [`--alias:${from}`, to])),
}
