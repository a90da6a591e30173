// Who may import whom. Arrows point inwards: functions → shared → events; infra wires and never decides; nothing
// imports test. `npm run check` and import-rules.test.ts cruise by these rules.

const core = '^shared/(?!adapters/|shell/)'
const pureLibraries = '^node_modules/(zod|temporal-polyfill)/'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one idea in two places, and neither can be read first.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'core-is-pure',
    comment:
      'The domain is functions and data: no clock, no network, no AWS, no Node. So a plan is the same as the service, and a test needs no fake.',
    severity: 'error',
    from: { path: core },
    to: { pathNot: [core, '^events/', pureLibraries] },
  },
  {
    name: 'shell-asks-through-ports',
    comment:
      'The steps between the parts of AWS name what they need in ports.ts. Were they to import an adapter, the test world could not stand in for it.',
    severity: 'error',
    from: { path: '^shared/shell/' },
    to: { pathNot: [core, '^shared/shell/', '^events/', pureLibraries] },
  },
  {
    name: 'adapters-point-inwards',
    comment: 'An adapter translates between AWS and the core. It knows no lambda and no stack, so any of them may use it.',
    severity: 'error',
    from: { path: '^shared/adapters/' },
    to: {
      pathNot: [
        '^shared/',
        '^events/',
        pureLibraries,
        '^node_modules/@(aws-sdk|aws-lambda-powertools|smithy)/',
        '^(node:)?(crypto|timers/promises)$',
      ],
    },
  },
  {
    name: 'events-import-only-zod',
    comment: 'The events are what others build on: they must be readable, and publishable, without the service.',
    severity: 'error',
    from: { path: '^events/' },
    to: { pathNot: ['^events/', '^node_modules/zod/'] },
  },
  {
    name: 'lambda-is-an-island',
    comment: 'Lambdas talk through the table, queues and schedules. What two of them need lives in shared.',
    severity: 'error',
    from: { path: '^functions/([^/]+)/' },
    to: { path: '^functions/', pathNot: '^functions/$1/' },
  },
  {
    name: 'functions-do-not-import-infra',
    comment:
      'A lambda is told what it needs by its environment; the stack, CDK and the tools of one machine stay out of bundles.',
    severity: 'error',
    from: { path: '^functions/' },
    to: { path: ['^infra/', '^node_modules/(aws-cdk-lib|constructs|cdk-nag)/'] },
  },
  {
    name: 'infra-imports-only-names',
    comment:
      'The stack wires and never decides, so of the service it knows only names and events. The planner (infra/cli) and the documents (infra/docs) show the core; what runs on one machine (infra/cli, infra/local) also talks to AWS by the adapters.',
    severity: 'error',
    from: { path: '^infra/(?!cli/|docs/|local/)' },
    to: { path: ['^shared/', '^functions/'], pathNot: '^shared/names\\.ts$' },
  },
  {
    name: 'infra-docs-show-only-the-core',
    comment: 'Documents are made from schemas and rules, offline: nothing that talks to AWS has a say in them.',
    severity: 'error',
    from: { path: '^infra/docs/' },
    to: { path: ['^shared/(adapters|shell)/', '^functions/'] },
  },
  {
    name: 'tools-call-no-lambda',
    comment: 'What runs on one machine uses the deployed functions over the wire, as everybody does, never their code.',
    severity: 'error',
    from: { path: '^infra/(cli|local)/' },
    to: { path: '^functions/' },
  },
  {
    name: 'nobody-imports-test',
    comment: 'What is deployed must not depend on what proves it.',
    severity: 'error',
    from: { path: '^(events|shared|functions|infra)/' },
    to: { path: '^test/' },
  },
  {
    name: 'dev-deps-stay-dev',
    comment:
      'What a lambda runs is a dependency, pinned and audited as such. Types alone weigh nothing and may come from anywhere.',
    severity: 'error',
    from: { path: '^(events|shared|functions)/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
const rules = {
  forbidden,
  options: {
    // also what only types are imported for: a core that knows an adapter's type knows the adapter
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads its configuration from there
export default rules
