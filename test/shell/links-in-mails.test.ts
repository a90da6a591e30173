import { describe, expect, it } from 'vitest'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import type { NoticeLink } from '../../shared/links/link.ts'
import { type LinkKeys, readLink } from '../../shared/links/link-token.ts'
import { mailOfTag, type Receipt } from '../../shared/notices/receipt.ts'
import { linkMaker } from '../../shared/shell/link-maker.ts'
import { anIncident } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDesk, type Desk, type TakenMail } from './desk.ts'

const director = 'director-of-childrens-services'
const keys: LinkKeys = [{ id: 'k1', key: 'a key that is long enough to sign the links with' }]
const links = linkMaker({ keys: async () => keys, crypto: linkCrypto, url: 'https://clocks.example/' })

const deputy = { id: 'director-deputy', role: director, address: 'deputy@bolton.example', deputy: 1 }

const told = async (setting: Parameters<typeof aDesk>[1]) => {
  const desk = aDesk('Fri 18 Dec 2026 16:45', setting)
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  await sendAll(desk)
  return desk
}
const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
}

const linksOf = (mail: TakenMail | undefined): NoticeLink[] =>
  [...(mail?.text ?? '').matchAll(/https:\/\/clocks\.example\/a\/(\S+)/g)].map(([, token]) => {
    const read = readLink(token, keys, Date.parse('2026-12-19T00:00:00Z'), linkCrypto)
    if (!read.ok || read.link.action === 'confirm') throw new Error('not a link of a notice')
    return read.link
  })

describe('the links of a mail', () => {
  it('are bound to who is written to, for which role, about which notice of which commit, for 14 days', async () => {
    const desk = await told({ links })
    const panel = desk.mails.find(({ subject, to }) => subject.includes('notify the Panel') && to.startsWith(director))
    const [first, ...others] = linksOf(panel)
    expect(first).toEqual({
      ...{ partnership: 'bolton', reference: 'K7Q21', clock: 'panel-notification', role: director, holder: director },
      ...{ version: 1, n: mailOfTag(panel?.tag ?? '')?.n, action: 'done' },
      issuedAt: Date.parse('2026-12-18T16:45:00Z'),
      exp: Date.parse('2027-01-01T16:45:00Z'),
    })
    for (const link of others) expect({ ...link, action: 'done' }).toEqual(first)
  })

  it('are for the role that the reader stands in for: what did not reach the director the deputy may answer as they might', async () => {
    const desk = await told({ links, holders: (partnership) => [...everyRoleHeld(partnership), deputy] })
    const mail = desk.mails.find(({ subject, to }) => subject.includes('notify the Panel') && to.startsWith(director))
    const named = mailOfTag(mail?.tag ?? '')
    if (named === undefined) throw new Error('no mail')
    const receipt: Receipt = { partnership: 'bolton', ...named, state: 'bounced', at: desk.now() + 60_000, sentAt: desk.now() }
    await desk.receive(receipt)
    await sendAll(desk)
    const toDeputy = linksOf(desk.mails.findLast(({ to }) => to === deputy.address))
    expect(toDeputy.map(({ action }) => action)).toContain('done')
    for (const { role, holder } of toDeputy) expect({ role, holder }).toEqual({ role: director, holder: deputy.id })
    // the next role up is told, and owns nothing
    const toNext = linksOf(desk.mails.findLast(({ to }) => to.startsWith('business-manager')))
    expect(toNext.map(({ action }) => action)).toEqual(['seen', 'escalate', 'not-mine'])
  })

  it('that cannot be made hold nothing up: the same mails go out, to the letter but for the links', async () => {
    const failing = { ofMail: async () => Promise.reject(Object.assign(new Error('secret'), { name: 'TimeoutError' })) }
    const [with_, without, never] = [await told({ links }), await told({ links: failing }), await told({})]
    expect(without.told()).toEqual(with_.told())
    expect(without.mails).toEqual(never.mails)
    expect(without.counts).toMatchObject({ MailsWithoutLinks: without.mails.length })
    expect(JSON.stringify(without.lines)).not.toContain('"secret"')
  })
})

describe('the link that confirms an address', () => {
  it('is one, bound to the person and to which of their addresses', async () => {
    const now = Date.parse('2026-12-18T16:45:00Z')
    const [link, ...others] = await links.ofAddress({ partnership: 'bolton', holder: 'p-0417', contact: 2 }, now)
    expect(others).toEqual([])
    expect(link).toMatchObject({ action: 'confirm', label: 'Confirm that this mail reached you' })
    expect(readLink(link?.url.split('/a/')[1], keys, now, linkCrypto)).toEqual({
      ok: true,
      link: {
        ...{ partnership: 'bolton', holder: 'p-0417', contact: 2, action: 'confirm', issuedAt: now },
        exp: Date.parse('2027-01-01T16:45:00Z'),
      },
    })
  })
})
