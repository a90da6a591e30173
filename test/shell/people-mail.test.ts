import { describe, expect, it } from 'vitest'
import { noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { peopleMail } from '../../shared/shell/people-mail.ts'
import { assigned } from '../builders/people.ts'
import { aDesk } from './desk.ts'

const key = { partnership: 'bolton', subject: 'people' }

/** The mail that asks somebody to confirm their second address, written with these links. */
const asking = async (links?: Parameters<typeof peopleMail>[0]['links']) => {
  const desk = aDesk('Mon 4 Jan 2027 09:00')
  await desk.take(assigned('p-1', 'lado', 'Mon 4 Jan 2027'))
  const stored = await desk.table.load(key)
  const context = await desk.shared.contexts.of('bolton', desk.now())
  const rule = bolton.rules.find(({ id }) => id === 'confirm-address')
  if (stored === undefined || context === undefined || rule === undefined) throw new Error('nothing to write about')
  const about = { clock: 'confirm-address:p-1.2', kind: 'confirm-address', n: 0, at: desk.now(), due: null } as const
  const notice = noticeOf({ ...about, role: 'business-manager', inPerson: 'p-1' })
  const to = { id: 'p-1', role: 'business-manager', address: 'p-1@bolton.example' }
  const deps = { ...desk.shared, directory: {}, ...(links && { links }) }
  return peopleMail(deps, { key: '0#p-1', notice, rule, clock: undefined, others: [], to }, stored, context, desk.now())
}

describe('the mail that asks somebody to confirm their address', () => {
  it('has the link of this very address, and names the roles', async () => {
    const asked: object[] = []
    const mail = await asking({
      ofAddress: async (of) => {
        asked.push(of)
        return [{ action: 'confirm', label: 'Confirm', url: 'https://clocks.example/a/t' }]
      },
    })
    expect(asked).toEqual([{ partnership: 'bolton', holder: 'p-1', contact: 2 }])
    expect(mail?.text).toContain('https://clocks.example/a/t')
    expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain('Your roles: Local Authority Designated Officer (LADO)')
  })

  it.each([
    ['there are none', undefined],
    ['it cannot be signed', { ofAddress: async () => [] }],
    ['the keys cannot be had', { ofAddress: () => Promise.reject(new Error('no link could be made')) }],
  ])('waits for its link while %s', async (_why, links) => {
    await expect(asking(links)).rejects.toThrow('no link could be made')
  })
})
