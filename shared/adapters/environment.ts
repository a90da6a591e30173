import * as z from 'zod/mini'
import { isLocal, partnershipIds } from '../names.ts'

const ofEveryFunction = { STAGE: z.string(), TABLE_NAME: z.string(), TIME_TRAVEL: z.optional(z.literal('on')) }

/** Of a function that makes or reads the links in mails: its keys, and where the emulator keeps them on one machine. */
export const linkKeysEnvironment = { LINK_KEYS_ARN: z.string(), AWS_ENDPOINT_URL: z.optional(z.url()) }

/** Of one that writes mails with links: where the pages behind them are, too. */
export const linksEnvironment = { ...linkKeysEnvironment, LINKS_URL: z.url() }

/**
 * The environment of a function: what every one is told of its stage, and its own fields. Parsed once, when the
 * function starts, so that a bad deployment dies before its first event.
 */
export const environment = <T extends z.core.$ZodShape>(own: T) =>
  z.object({ ...ofEveryFunction, ...own }).check(
    z.refine(
      (env) => {
        const { STAGE, TIME_TRAVEL } = env as { STAGE: string; TIME_TRAVEL?: 'on' }
        return TIME_TRAVEL === undefined || isLocal(STAGE)
      },
      { error: 'only the local stage may travel in time' },
    ),
  )

/** A text that is JSON; anything else is no value of any shape. */
const json = z.transform((text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
})

/** The partnerships' own mailboxes, as JSON: answers to the service's mails go there. Absent: none was given. */
export const mailboxes = {
  REPLY_TO: z.optional(z.pipe(z.pipe(z.string(), json), z.partialRecord(z.enum(partnershipIds), z.email()))),
}
