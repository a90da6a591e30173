import { describe, expect, it } from 'vitest'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { aDesk } from '../shell/desk.ts'

const agreed = (setting: string, value: number | boolean): Settings[number] => ({
  ...{ setting, value, from: '2020-01-01', agreedBy: 'executive', agreedOn: '2020-01-01', source: 'Minutes, item 1' },
})

const absence = (agency: string, heldOn: string, id = `${agency}-${heldOn}`) =>
  anEvent('core-group.attendance-missed', { agency, heldOn }, { id, subject: 'CP-1' })

/** A desk that has put what its commits raise into its inbox. */
const deskAfter = async (begins: string, events: readonly ReturnType<typeof absence>[], partnership = bolton) => {
  const desk = aDesk(begins, { holders: everyRoleHeld, partnership })
  for (const event of events) await desk.take(event)
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
  return desk
}

describe('an agency absent from core groups', () => {
  const begun = done('core-group.held', 'Mon 4 Jan 2027 10:00', { subject: 'CP-1' })

  it('once raises nothing', async () => {
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [begun, absence('police', '2027-01-04')])
    expect(desk.inbox).toEqual([])
  })

  it('twice raises a dispute on the ladder of its document, about the case and naming nothing of it', async () => {
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [
      begun,
      absence('police', '2027-01-04'),
      absence('police', '2027-02-15'),
    ])
    expect(desk.inbox).toEqual([
      {
        specversion: '1.0',
        id: 'bolton-K7Q21-dispute-3-0',
        source: '/service/disputes',
        type: 'dispute.raised',
        subject: 'K7Q21-dispute-3-0',
        data: {
          partnership: 'bolton',
          at: '2027-02-15',
          ladder: 'core-group-attendance',
          about: 'core-group-attendance',
          by: 'lead-social-worker',
          parties: ['council', 'police'],
          enterAt: 'practitioners',
          relatesTo: 'CP-1',
        },
      },
    ])
  })

  it.each([
    ['and another agency once', [absence('police', '2027-01-04'), absence('health', '2027-02-15')], 0],
    ['told twice of one day', [absence('police', '2027-01-04'), absence('police', '2027-01-04', 'again')], 0],
    ['a third time', ['2027-01-04', '2027-02-15', '2027-02-22'].map((day) => absence('police', day)), 1],
    ['a fourth time', ['2027-01-04', '2027-02-01', '2027-02-15', '2027-02-22'].map((day) => absence('police', day)), 2],
  ])('%s raises %#', async (_why, absences, raised) => {
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [begun, ...absences])
    expect(desk.inbox).toHaveLength(raised)
  })

  it('for the second time only after a correction raises it then', async () => {
    const wrong = absence('health', '2027-02-15')
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [
      begun,
      absence('police', '2027-01-04'),
      wrong,
      {
        ...correction(wrong, { partnership: 'bolton', agency: 'police', heldOn: '2027-02-15' }),
        subject: 'CP-1',
      } as typeof wrong,
    ])
    expect(desk.inbox).toHaveLength(1)
  })

  it('raises as often as the partnership has agreed', async () => {
    const strict = definePartnership({ ...bolton, settings: [agreed('core-group-absences', 1)] })
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [begun, absence('police', '2027-01-04')], strict)
    expect(desk.inbox).toHaveLength(1)
  })

  it('must be one of the partnership’s', async () => {
    const desk = aDesk('Mon 1 Mar 2027 09:00', { holders: everyRoleHeld })
    expect(await desk.accept(absence('circus', '2027-01-04'))).toMatchObject({ ok: false, code: 'dispute-invalid' })
  })

  it('has the mails of its commit go out though the queue takes no dispute, and raises it when it does again', async () => {
    let takes = false
    const onRaise = () => {
      if (!takes) throw new Error('AccessDenied')
    }
    const desk = aDesk('Mon 1 Mar 2027 09:00', { holders: everyRoleHeld, onRaise })
    const absences = [absence('police', '2027-01-04'), absence('police', '2027-02-15')]
    for (const event of [begun, ...absences]) await desk.take(event)
    // the commit that raises it tells of nothing else: another notice is laid beside it
    const [outbox] = (await desk.table.unsent(desk.now(), 100)).filter(({ version }) => version === 3)
    const notices = (await desk.table.noticesOf({ key: { partnership: 'bolton', subject: 'CP-1' }, version: 1 })).slice(0, 1)
    const item = desk.table.items.get('MATTER#bolton#CP-1|NOTICES#000003')
    if (outbox === undefined || item === undefined) throw new Error('nothing is left to send')
    ;(desk.table.items as Map<string, typeof item>).set(`${item.pk}|${item.sk}`, { ...item, notices: JSON.stringify(notices) })
    await expect(desk.send(outbox)).rejects.toThrow('0 mails not sent, nobody found for 0 notices, 1 dispute not raised')
    expect([desk.mails.length, desk.inbox.length]).toEqual([1, 0])
    takes = true
    desk.wait(61_000)
    expect(await desk.send(outbox)).toBe('sent')
    expect([desk.mails.length, desk.inbox.length]).toEqual([1, 1])
  })

  it('raises one dispute though its sender dies before it could record it', async () => {
    const desk = await deskAfter('Mon 1 Mar 2027 09:00', [
      begun,
      absence('police', '2027-01-04'),
      absence('police', '2027-02-15'),
    ])
    const [raised] = desk.inbox
    if (raised === undefined) throw new Error('nothing was raised')
    expect(await desk.take(raised)).toMatchObject({ ok: true, repeat: false })
    expect(await desk.take(raised)).toMatchObject({ ok: true, repeat: true })
  })
})

describe('a date that stays overdue to the last rung', () => {
  const known = {
    ...anIncident('Fri 18 Dec 2026 16:30'),
    data: { ...anIncident('Fri 18 Dec 2026').data, partnership: 'rochdale' },
  }
  const overdueIn = async (settings: Settings) => {
    const partnership = definePartnership({ ...rochdale, settings })
    const desk = aDesk('Fri 18 Dec 2026 16:45', { holders: everyRoleHeld, partnership })
    await desk.take(known as ReturnType<typeof anIncident>)
    // due Tue 29 Dec; overdue Wed 30 =1 · Thu 31 =2 · Mon 4 =3, when the lead representatives are told · Tue 5 =4
    for (const when of ['Wed 30 Dec 2026 08:30', 'Thu 31 Dec 2026 08:30', 'Mon 4 Jan 2027 08:30', 'Tue 5 Jan 2027 08:30']) {
      desk.advanceTo(when)
      await desk.wake({ partnership: 'rochdale', subject: 'SI-2026-014' })
      for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
    }
    return desk.inbox.filter(({ type }) => type === 'dispute.raised')
  }

  it('raises a dispute once, where the partnership has agreed on it: each of its dates one', async () => {
    const raised = await overdueIn([agreed('overdue-raises-dispute', true)])
    expect(raised.map(({ data }) => data)).toEqual(
      ['panel-notification', 'partnership-notification'].map(() => ({
        partnership: 'rochdale',
        at: '2027-01-04T08:30:00+00:00',
        ladder: 'local-resolution',
        about: 'overdue-duty',
        by: 'business-manager',
        parties: ['council'],
        relatesTo: 'SI-2026-014',
      })),
    )
    expect(at('Mon 4 Jan 2027 08:30')).toBe(Date.parse('2027-01-04T08:30:00Z'))
  })

  it('raises none otherwise: no document says that it does', async () => {
    expect(await overdueIn([])).toEqual([])
  })
})
