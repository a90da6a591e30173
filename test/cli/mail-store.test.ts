import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { sentMails } from '../../infra/cli/mail-store.ts'

const mail = (subject: string, sentAt: string) => ({
  destination: { to: ['business-manager@bolton.example'] },
  subject,
  body: { text: 'Text' },
  headers: [{ name: 'X-Clocks-Sent-At', value: sentAt }],
  at: 1_797_928_203,
})

it('lists the newest mail last, though mails sent side by side reached the store in another order', async () => {
  const emails = [
    mail('Third', '2026-12-22T08:30:03+00:00'),
    mail('First', '2026-12-22T08:30:02+00:00'),
    mail('Second', '2026-12-22T08:30:02+00:00'),
  ]
  const store = createServer((_, response) => void response.end(JSON.stringify({ emails })))
  await new Promise((ready) => store.listen(0, '127.0.0.1', () => ready(undefined)))
  try {
    const sent = await sentMails({ mailStore: `http://127.0.0.1:${(store.address() as AddressInfo).port}/store` })
    expect(sent.map(({ subject }) => subject)).toEqual(['First', 'Second', 'Third'])
  } finally {
    store.close()
  }
})
