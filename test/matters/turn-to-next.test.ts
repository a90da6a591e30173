import { describe, expect, it } from 'vitest'
import { newMatter } from '../../shared/matters/matter.ts'
import { turnToNext } from '../../shared/matters/turn-to-next.ts'
import { type Notice, noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { at } from '../builders/london-time.ts'

const now = at('Tue 29 Dec 2026 08:31')
const director = 'director-of-childrens-services'
const matter = newMatter({ partnership: 'bolton', subject: 'SI-2026-014' })

const turned = (more: Partial<Parameters<typeof noticeOf>[0]>, insteadOf?: string) => {
  const about = { clock: 'panel-notification', kind: 'last-day', n: 0, role: director, at: now, due: '2026-12-29' } as const
  const decision = turnToNext(
    matter,
    noticeOf({ ...about, ...more }),
    { holder: 'p-1', state: 'bounced', insteadOf },
    now,
    bolton,
  )
  return decision?.notices.map(({ role, person, inPerson, undelivered }) => ({ role, person, inPerson, undelivered }))
}
const nobody = { person: undefined, inPerson: undefined }

describe('a mail that did not reach', () => {
  it('the colleague whom an answer named is told to the next role up, and the colleague is not named again', () => {
    expect(turned({ kind: 'covered-by', person: 'p-1' })).toEqual([
      { role: 'business-manager', ...nobody, undelivered: director },
    ])
  })

  it('the deputy who was told because the holder was not reached is told to whoever else is told in that place', () => {
    const instead = { role: 'business-manager', undelivered: director }
    expect(turned(instead, director)).toEqual([{ ...instead, ...nobody }])
    // whoever holds the role that was told with them, or stands in for that, has those above told
    const above = ['delegated-health', 'delegated-council', 'delegated-police']
    for (const insteadOf of [undefined, 'business-manager'])
      expect(turned(instead, insteadOf)).toEqual(above.map((role) => ({ role, undelivered: 'business-manager', ...nobody })))
  })

  it('somebody about themselves is told to the role that keeps the directory', () => {
    const about = { clock: 'confirm-address:p-1.1', kind: 'confirm-address', due: null, role: 'business-manager' } as const
    expect(turned({ ...about, inPerson: 'p-1' })).toEqual([{ role: 'business-manager', ...nobody, undelivered: undefined }])
  })

  it('somebody who keeps the directory themselves goes on to those above them', () => {
    const about = { clock: 'confirm-address:p-1.1', kind: 'confirm-address', n: 0, due: null, at: now } as const
    const bounced = { holder: 'p-1', state: 'bounced' } as const
    const first = turnToNext(matter, noticeOf({ ...about, role: 'business-manager', inPerson: 'p-1' }), bounced, now, bolton)
    if (first === undefined) throw new Error('not turned')
    // it came to the same person, as the business manager, and did not reach them there either
    const second = turnToNext(first.matter, first.notices[0] as Notice, bounced, now, bolton)
    expect(second?.notices.map(({ role }) => role)).toEqual(['delegated-health', 'delegated-council', 'delegated-police'])
  })
})
