import { describe, expect, it } from 'vitest'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { type OpenDutiesDeps, openDuties } from '../../shared/shell/open-duties.ts'
import { agreed } from '../duties/agreed.ts'
import { dutyDone } from '../duties/told.ts'
import { aDesk } from './desk.ts'

/** The daily run at a desk; settings are those of every partnership. */
const aMorning = (begins: string, more: Partial<OpenDutiesDeps> = {}) => {
  const desk = aDesk(begins)
  let settings: Settings = []
  const open = openDuties({
    partnerships: [rochdale],
    settingsOf: async () => settings,
    accept: desk.accept,
    now: async () => desk.now(),
    log: desk.log,
    ...more,
  })
  return {
    ...desk,
    open,
    agree: (...all: Settings) => {
      settings = all
    },
    subjects: () =>
      [...new Set([...desk.table.items.values()].filter(({ sk }) => sk === 'HEAD').map(({ pk }) => pk.split('#').at(-1)))].sort(),
  }
}

describe('the opening of duties', () => {
  it('opens what is due to be open today, a matter each, and asks for the missing dates in one', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    expect(await desk.open()).toEqual({ told: 7, known: 0, failed: 0 })
    expect(desk.subjects()).toEqual([
      'annual-report-rolling',
      'budget-2027',
      'communication-plan-2026',
      'dates-to-agree',
      'strategic-objectives-2026',
      'subgroup-reports-2026-10',
      'training-impact-report-2026',
    ])
  })

  it('twice changes nothing', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    await desk.open()
    const before = JSON.stringify([...desk.table.items])
    expect(await desk.open()).toEqual({ told: 0, known: 7, failed: 0 })
    desk.advanceTo('Wed 25 Nov 2026 05:00')
    expect(await desk.open()).toEqual({ told: 0, known: 7, failed: 0 })
    expect(JSON.stringify([...desk.table.items])).toBe(before)
  })

  it('reopens nothing that was done', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    await desk.open()
    desk.advanceTo('Thu 10 Dec 2026 16:00')
    await desk.take(dutyDone('rochdale', 'budget', '2027', 'Thu 10 Dec 2026'))
    desk.advanceTo('Fri 11 Dec 2026 05:00')
    expect(await desk.open()).toEqual({ told: 0, known: 7, failed: 0 })
    expect((await desk.table.load({ partnership: 'rochdale', subject: 'budget-2027' }))?.wakeAt).toBeUndefined()
  })

  it('opens the next period when its time has come, however many mornings were missed', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    await desk.open()
    desk.advanceTo('Wed 6 Jan 2027 05:00')
    expect(await desk.open()).toMatchObject({ told: 1 })
    expect(desk.subjects()).toContain('subgroup-reports-2027-01')
  })

  it('gives a duty its day once that is agreed', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    await desk.open()
    desk.agree(agreed('section-11-date', '2027-02-26', 'Tue 1 Dec 2026'), agreed('section-11-months', 24, 'Tue 1 Dec 2026'))
    desk.advanceTo('Tue 1 Dec 2026 05:00')
    // the matter with its day, and the answer to the question
    expect(await desk.open()).toEqual({ told: 2, known: 6, failed: 0 })
    expect(desk.subjects()).toContain('section-11-2027')
    expect((await desk.table.load({ partnership: 'rochdale', subject: 'dates-to-agree' }))?.wakeAt).toBeUndefined()
  })

  it('works for every partnership at once', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00', { partnerships })
    expect(await desk.open()).toMatchObject({ known: 0, failed: 0 })
    expect(desk.subjects().filter((subject) => subject === 'dates-to-agree')).toHaveLength(1)
    for (const { id } of partnerships)
      expect(await desk.table.load({ partnership: id, subject: 'dates-to-agree' }), id).toBeDefined()
  })
})

describe('what cannot be opened', () => {
  it('does not stop the rest, and is logged by its code alone', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00')
    const faulty: OpenDutiesDeps['accept'] = async (event) => {
      if (event.subject === 'budget-2027')
        throw Object.assign(new Error('budget-2027 of rochdale'), { name: 'ThrottlingException' })
      return event.subject === 'dates-to-agree' ? { ok: false, code: 'busy', errors: [] } : desk.accept(event)
    }
    const open = openDuties({
      partnerships: [rochdale],
      settingsOf: async () => [],
      accept: faulty,
      now: async () => desk.now(),
      log: desk.log,
    })
    expect(await open()).toEqual({ told: 5, known: 0, failed: 2 })
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', code: 'DUTY_NOT_OPENED', fields: { partnership: 'rochdale', error: 'ThrottlingException' } },
      { level: 'error', code: 'DUTY_NOT_OPENED', fields: { partnership: 'rochdale', error: 'busy' } },
    ])
    expect(desk.counts.DutiesNotOpened).toBe(2)
  })

  it('because a partnership’s settings cannot be had leaves the others opened', async () => {
    const desk = aMorning('Tue 24 Nov 2026 05:00', {
      partnerships,
      settingsOf: async ({ id }) => {
        if (id === 'bolton') throw Object.assign(new Error('no'), { name: 'TimeoutError' })
        return []
      },
    })
    expect(await desk.open()).toMatchObject({ failed: 1 })
    expect(await desk.table.load({ partnership: 'bolton', subject: 'dates-to-agree' })).toBeUndefined()
    expect(await desk.table.load({ partnership: 'rochdale', subject: 'dates-to-agree' })).toBeDefined()
  })
})
