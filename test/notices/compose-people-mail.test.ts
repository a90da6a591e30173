import { describe, expect, it } from 'vitest'
import { confirmAddressMail, handoverMail, rolesInNeedMail } from '../../shared/notices/compose-people-mail.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { at, day } from '../builders/london-time.ts'

const now = at('Fri 18 Dec 2026 08:30')
const of = { partnership: rochdale, now }
const director = 'director-of-childrens-services'
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('a mail about the directory', () => {
  it('asks a new address to confirm, and names no person', () => {
    const { subject, text, thread } = confirmAddressMail({ ...of, roles: [director], url: 'https://clocks.example/c/1' })
    expect(subject).toBe('Confirm that mail reaches you: Rochdale Borough Safeguarding Children Partnership')
    expect(text).toContain('\nConfirm that this mail reached you:\n  https://clocks.example/c/1\n')
    expect(text).toContain('\nYour roles:\n  Director of Children’s Services\n')
    expect(thread).toBe('<confirm.2026-12-18.rochdale@clocks.invalid>')
  })

  it.each([
    [0, 'Every role would be reached'],
    [1, '1 role would not be reached'],
    [2, '2 roles would not be reached'],
  ])('says of %i red roles: %s', (count, state) => {
    const roles = [director, 'independent-chair'].slice(0, count).map((role) => ({ role, state: 'nobody holds it', facts: [] }))
    const { subject, text } = rolesInNeedMail({ ...of, roles })
    expect(subject).toBe(`${state}: Rochdale Borough Safeguarding Children Partnership`)
    expect(text.match(/\nNobody holds it\.\n/g)?.length ?? 0).toBe(count)
  })

  it.each([
    ['successor', 'Handover: 1 thing is yours from Friday 1 January 2027', 'You take over this role'],
    ['keeper', 'Handover: 1 thing is open in a role that ends on Thursday 31 December 2026', 'Please name a successor, who'],
    [
      'keeper-instead',
      'Handover: 1 thing is open in a role that ends on Thursday 31 December 2026',
      'This could not be delivered to whoever takes the role over.',
    ],
  ] as const)('lists for the %s what a role hands over', (reader, expected, lead) => {
    const items = [{ heading: 'Due Monday 4 January 2027: do it (K7Q2M)', lead: 'Please do it.', remarks: [], facts: [] }]
    const { subject, text } = handoverMail({ ...of, role: director, until: day('Thu 31 Dec 2026'), reader, count: 1, items })
    expect(subject).toBe(expected)
    expect(inOneLine(text)).toContain(lead)
    expect(text).toContain('\n1. Due Monday 4 January 2027: do it (K7Q2M)\n\nPlease do it.\n')
  })

  it.each([
    ['successor', [], 'Handover: a role is yours from Friday 1 January 2027', 'You take over this role: nothing is open in it.'],
    ['keeper', [], 'Handover: a role ends on Thursday 31 December 2026 with nothing open in it', 'Please name a successor'],
    [
      'keeper',
      ['p-0417'],
      'Handover: a role ends on Thursday 31 December 2026 with nothing open in it',
      'p-0417 follows, once they have confirmed their address',
    ],
  ] as const)('tells the %s of a role in which nothing is open, followed by %j', (reader, entered, expected, lead) => {
    const about = { ...of, role: director, until: day('Thu 31 Dec 2026'), reader, entered, count: 0, items: [] }
    const { subject, text } = handoverMail(about)
    expect(subject).toBe(expected)
    expect(inOneLine(text)).toContain(lead)
  })
  it.each([
    ['keeper', 'Handover: a role ends on Thursday 31 December 2026', 'What only few may know is not listed.'],
    [
      'successor-to-be',
      'Handover: a role is yours from Friday 1 January 2027',
      'What only few may know is not listed before your first day.',
    ],
  ] as const)(
    'does not tell the %s that nothing is open where there may be what only few may know',
    (reader, expected, remark) => {
      const about = { ...of, role: 'lado', until: day('Thu 31 Dec 2026'), reader, hides: true, count: 0, items: [] }
      const { subject, text } = handoverMail(about)
      expect(subject).toBe(expected)
      expect(inOneLine(text)).toContain(remark)
      expect(text).not.toContain('nothing')
    },
  )
})
