// Bundled in place of `@aws-sdk/middleware-endpoint-discovery`: DynamoDB's client can ask for its own address, and keeps
// the answers in a cache from another library. It does so only where an account says so, and no call of ours needs it.

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
}

export const resolveEndpointDiscoveryConfig = <T>(config: T) => config
