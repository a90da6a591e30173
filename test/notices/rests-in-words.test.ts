import { expect, it } from 'vitest'
import { restsInWords } from '../../shared/notices/rests-in-words.ts'
import { anIncident, planned } from '../builders/events.ts'
import { mailsOf, mailTo } from './mails-of.ts'

const agreed = {
  setting: 'pre-publication-clear-days',
  value: false,
  from: '2027-01-01',
  agreedBy: 'safeguarding-executive',
  agreedOn: '2026-12-10',
  source: 'Minutes of 10 December 2026, item 4',
}

it('says what was agreed, when and where it is written', () => {
  expect(restsInWords({ setting: agreed.setting, agreed })).toBe(
    'This date rests on what the partnership agreed on Thursday 10 December 2026 about "pre-publication-clear-days" ' +
      '(Minutes of 10 December 2026, item 4).',
  )
})

it('a mail about a date that rests on a default says so, and no other mail does', async () => {
  const mails = await mailsOf(['Mon 3 May 2027 12:00', planned('Mon 28 Jun 2027')])
  const words = (text: string) => text.replaceAll(/\s+/g, ' ')
  expect(words(mailTo(mails, 'business-manager', 'Due Wednesday 16 June 2027: send the report to the Panel').text)).toContain(
    'This date rests on a default of the service: the partnership has not agreed on "pre-publication-clear-days".',
  )
  const incident = await mailsOf(['Fri 18 Dec 2026 17:00', anIncident('Fri 18 Dec 2026 16:30')])
  expect(words(mailTo(incident, 'director-of-childrens-services', 'Due Tuesday 29').text)).not.toContain('rests on')
})

it('no mail of a partnership names a setting that its own document answers', async () => {
  const event = anIncident('Fri 18 Dec 2026 16:30')
  const mails = await mailsOf([
    'Fri 18 Dec 2026 17:00',
    { ...event, data: { ...event.data, partnership: 'stockport' } } as typeof event,
  ])
  expect(mails.map(({ text }) => text).join()).not.toContain('rests on')
})
