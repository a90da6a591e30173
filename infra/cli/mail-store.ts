import * as z from 'zod'
import { isoInstant } from '../../shared/time/london.ts'
import { answerWithinMs } from './access-token.ts'
import type { LocalStage } from './local-stage.ts'

/** A mail that the local stage has sent. */
export interface SentMail {
  to: string
  subject: string
  /** The service’s time, ISO with London’s offset. */
  sentAt: string
  text: string
  html?: string
  headers: Record<string, string>
  /** Absent of a mail that carries none. */
  attachments?: { filename?: string; contentType: string; content: string }[]
}

/** The store of aws-ses-v2-local, as far as it is read here. `at` is in seconds. */
const store = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().optional(), html: z.string().optional() }),
      headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      attachments: z
        .array(z.object({ filename: z.string().optional(), contentType: z.string(), content: z.string() }))
        .default([]),
      at: z.number(),
    }),
  ),
})

/** All mails that the local stage has sent, newest last: mails sent side by side may reach the store in another order. */
export const sentMails = async ({ mailStore }: Pick<LocalStage, 'mailStore'>): Promise<SentMail[]> => {
  const response = await fetch(mailStore, { signal: AbortSignal.timeout(answerWithinMs) })
  const mails = store.parse(await response.json()).emails.map(mailOf)
  return mails.sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt))
}

const mailOf = ({ destination, subject, body, headers, attachments, at }: z.infer<typeof store>['emails'][number]): SentMail => ({
  to: destination.to.join(', '),
  subject,
  sentAt: headers.find(({ name }) => name.toLowerCase() === 'x-clocks-sent-at')?.value ?? isoInstant(at * 1000),
  text: body.text ?? '',
  ...(body.html !== undefined && { html: body.html }),
  headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
  ...(attachments.length > 0 && { attachments: attachments.map(attachmentOf) }),
})

/** The store keeps what is attached in base64; all that this service attaches is text. */
const attachmentOf = ({
  filename,
  contentType,
  content,
}: {
  filename?: string | undefined
  contentType: string
  content: string
}) => ({
  ...(filename !== undefined && { filename }),
  contentType,
  content: Buffer.from(content, 'base64').toString('utf8'),
})
