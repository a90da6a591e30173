/** Names that the stack and the functions agree on. */
export const stages = { local: 'local' } as const

/** A stage on one machine; every other stage is real. */
export const isLocal = (stage: string): boolean => stage === stages.local

/** The index of what is due: matters by their next alarm, notices not yet sent. */
export const dueIndex = 'due'

/** How many partitions the due index is spread over, so that 08:30 is not one hot key. */
export const dueShards = 8

export const streamPrefixes = { head: 'HEAD', notices: 'NOTICES#' } as const

/** The ids of the partnerships, for the stack to give each a machine client: the same as in `partnerships.ts`. */
export const partnershipIds = ['bolton', 'stockport', 'rochdale'] as const

/** What a token must hold to send a partnership's events. */
export const eventsScope = (partnership: string): string => `events/${partnership}`
