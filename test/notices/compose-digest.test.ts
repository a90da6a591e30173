import { describe, expect, it } from 'vitest'
import { inputOf, type Wanted } from '../../infra/docs/mails/input-of.ts'
import { actionLabels } from '../../shared/notices/actions.ts'
import { composeDigest } from '../../shared/notices/compose-digest.ts'
import { composeMail } from '../../shared/notices/compose-mail.ts'
import { anIncident } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { htmlFaults } from './html-faults.ts'

const about = (aware: string, reference: string, wanted: Omit<Wanted, 'at' | 'reference'>, at = 'Wed 23 Dec 2026 08:30') =>
  inputOf([anIncident(aware, {}, { subject: `SI-${reference}` })], { at: iso(at), reference, ...wanted })

const url = 'https://clocks.example/a/1?x=1&y=2'
const panel = {
  ...about('Fri 18 Dec 2026 16:30', 'K7Q2M', { clock: 'panel-notification' }),
  actions: [{ action: 'seen', label: actionLabels.seen, url } as const],
}
const later = about('Mon 21 Dec 2026 10:00', 'M3X8R', { clock: 'panel-notification' })
const review = about('Mon 21 Dec 2026 10:00', 'M3X8R', { clock: 'partnership-notification' })

describe('a digest', () => {
  it('says how many there are and when the first is due, and names each with its own reference', () => {
    const { subject, text, html } = composeDigest([panel, later, review])
    // Fri 18 =0 · Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · (Fri 25, Mon 28 holidays) · Tue 29 =5
    expect(subject).toBe('3 reminders, the first due Tuesday 29 December 2026')
    expect(text).toContain('\n1. Due Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)\n')
    expect(text).toContain('\n2. Due Wednesday 30 December 2026: notify the Panel of the incident (M3X8R)\n')
    expect(text).toContain(`\nI have seen this:\n  ${url}\n`)
    expect(htmlFaults(html)).toEqual([])
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(html.match(/<h2\b/g)).toHaveLength(3)
    expect(html).toContain('href="https://clocks.example/a/1?x=1&amp;y=2"')
  })

  it('counts apart what is not needed any more: it is no reminder', () => {
    const cancelled = { ...later, notice: { ...later.notice, kind: 'cancelled' as const }, clock: undefined }
    const metAndGone = { ...panel, notice: { ...panel.notice, kind: 'met' as const }, clock: undefined }
    expect(composeDigest([panel, cancelled]).subject).toBe(
      '1 reminder, the first due Tuesday 29 December 2026; 1 date no longer needed',
    )
    expect(composeDigest([cancelled, metAndGone]).subject).toBe('2 dates no longer needed, nothing to do')
  })

  it('of one matter ends with its reference', () => {
    expect(composeDigest([later, review]).subject).toBe('2 reminders, the first due Wednesday 30 December 2026 (M3X8R)')
  })

  it('of one is that one mail', () => {
    expect(composeDigest([panel])).toEqual(composeMail(panel))
  })

  it('is one thread a partnership and day', () => {
    expect(composeDigest([panel, later]).thread).toBe('<digest.2026-12-23.bolton@clocks.invalid>')
  })

  it('of nothing is a mistake', () => {
    expect(() => composeDigest([])).toThrow('a digest of nothing')
  })

  it.each([
    ['Tue 29 Dec 2026 08:30', '2 reminders, the first due today, Tuesday 29 December 2026'],
    ['Wed 30 Dec 2026 08:30', '2 reminders, the first overdue since Tuesday 29 December 2026'],
  ])('sent at %s says how the first stands', (at, subject) => {
    const now = panel.now + Date.parse(iso(at)) - Date.parse(iso('Wed 23 Dec 2026 08:30'))
    expect(
      composeDigest([
        { ...panel, now },
        { ...later, now },
      ]).subject,
    ).toBe(subject)
  })

  it('of what has no date says so', () => {
    const items = [panel, later].map(({ clock, ...item }) => ({ ...item, clock: clock && { ...clock, due: null } }))
    expect(composeDigest(items).subject).toBe('2 reminders, none with a date')
  })
})
