import { beforeEach, describe, expect, it } from 'vitest'
import type { Holder } from '../../shared/people/directory.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { nothingWaits, peopleOf, tableHolds } from './aws.ts'
import { allIsWell, began, chair, director, incident, mails, outboxOf, records, shown, tableWith, textOf } from './sending.ts'

beforeEach(allIsWell)

describe('notices that were tried before', () => {
  it('go to those who have not had them, and say when they may first have been sent', async () => {
    const items = await tableWith([director, chair], [incident], { firstTriedAt: at('Fri 18 Dec 2026 16:58') })
    const sent = { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#0#h-1', at: 1, messageId: 'ses-0' }
    tableHolds([...items, sent, ...(await nothingWaits()), ...peopleOf('bolton', director, chair)], began)
    await shown(outboxOf(items))
    expect(mails().map(({ EmailTags }) => EmailTags?.[0]?.Value)).toEqual(['K7Q2M-000001-1_h-1', 'K7Q2M-000001-2_h-2'])
    for (const mail of mails())
      expect(textOf(mail)).toContain(
        'You may have had this mail already: it may have been first sent at 16:58 on Friday 18 December 2026.',
      )
  })
})

describe('a role that nobody holds', () => {
  it('is read by the next one up, whose mail says why; the record says in whose place', async () => {
    const manager: Holder = { id: 'h-3', role: 'business-manager', address: 'manager@bolton.example' }
    const { counts } = await shown(outboxOf(await tableWith([chair, manager])))
    expect(mails()[0]?.Destination).toEqual({ ToAddresses: ['manager@bolton.example'] })
    expect(textOf(mails()[0])).toContain('Nobody holds the role "Director of Children’s Services')
    expect(records()[0]).toMatchObject({ sk: 'SENT#000001#0#h-3', insteadOf: 'director-of-childrens-services' })
    expect(counts).toMatchObject({ VacantRoles: 2, NoticesSent: 3 })
  })

  it('with nobody above it either is an incident: told in the log, counted, and tried again', async () => {
    const { failed, lines, counts } = await shown(outboxOf(await tableWith([])))
    expect(failed).toEqual(['1'])
    expect(counts).toEqual({ NobodyHome: 3 })
    expect(lines[0]).toMatchObject({
      level: 'error',
      code: 'NOBODY_HOME',
      fields: { partnership: 'bolton', reference: 'K7Q2M', role: 'director-of-childrens-services' },
    })
    expect(mails()).toEqual([])
  })

  it('in one partnership is not filled with somebody of another', async () => {
    const items = await tableWith([])
    tableHolds([...items, ...peopleOf('rochdale', ...everyRoleHeld('rochdale'))], began)
    expect(await shown(outboxOf(items))).toMatchObject({ counts: { NobodyHome: 3 } })
    expect(mails()).toEqual([])
  })
})
