// Bundled in place of `@smithy/core/event-streams`, which the SDK imports when a call streams events: none of ours does.
// Left in, that one `import()` keeps the whole of five parts of `@smithy/core` from being looked through for what is used.

const refuse = (): never => {
  throw new Error('No call of this service streams events: its bundles come without @smithy/core/event-streams')
}

export const EventStreamSerde = refuse
export const eventStreamSerdeProvider = refuse
