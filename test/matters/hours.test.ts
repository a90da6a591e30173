import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { anEvent, correction, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'
import { mailsOf, mailTo } from '../notices/mails-of.ts'

const about = { subject: 'ME-2027-041' }
const returned = anEvent('missing.returned', { at: iso('Fri 26 Mar 2027 19:30'), placedOutsideArea: false }, about)
const told = 'Fri 26 Mar 2027 20:15'
const ofInterview = (lines: readonly string[]) => lines.filter((line) => line.includes(' return-interview '))

describe('a limit in hours, from fact to notice', () => {
  it('wakes at the very second after it has run out and climbs at once, on a bank holiday’s evening too', () => {
    const story = aStory()
    expect(ofInterview(story.told(returned, told))).toEqual([
      'Fri 26 Mar 2027 20:15 return-interview opened → missing-coordinator',
    ])
    expect(ofInterview(story.wokenUpTo('Mon 29 Mar 2027 20:30:00'))).toEqual([
      'Sun 28 Mar 2027 08:30 return-interview half-way → missing-coordinator',
      'Mon 29 Mar 2027 08:30 return-interview last-day → missing-coordinator',
    ])
    expect(ofInterview(story.wokenUpTo('Mon 29 Mar 2027 20:30:01'))).toEqual([
      'Mon 29 Mar 2027 20:30 return-interview overdue 1 → missing-coordinator',
      'Mon 29 Mar 2027 20:30 return-interview overdue 1 → business-manager',
    ])
    expect(ofInterview(story.wokenUpTo('Tue 30 Mar 2027 08:30'))).toEqual([
      'Tue 30 Mar 2027 08:30 return-interview overdue 2 → missing-coordinator',
      'Tue 30 Mar 2027 08:30 return-interview overdue 2 → delegated-health',
      'Tue 30 Mar 2027 08:30 return-interview overdue 2 → delegated-council',
      'Tue 30 Mar 2027 08:30 return-interview overdue 2 → delegated-police',
    ])
  })

  it('completed a second before, it is told to be done and stays silent', () => {
    const story = aStory()
    story.told(returned, told)
    const completed = done('return-interview.completed', 'Mon 29 Mar 2027 20:29:59', about)
    expect(ofInterview(story.told(completed, 'Mon 29 Mar 2027 20:29:59')).at(-1)).toBe(
      'Mon 29 Mar 2027 20:29 return-interview met → missing-coordinator',
    )
    expect(ofInterview(story.wokenUpTo('Thu 8 Apr 2027 12:00'))).toEqual([])
  })

  it('declined, it says that nothing more is needed', () => {
    const story = aStory()
    story.told(returned, told)
    const said = story.told(done('return-interview.declined', 'Sat 27 Mar 2027 10:00', about), 'Sat 27 Mar 2027 10:05')
    expect(said).toEqual(['Sat 27 Mar 2027 10:05 return-interview cancelled → missing-coordinator'])
    expect(ofInterview(story.wokenUpTo('Thu 8 Apr 2027 12:00'))).toEqual([])
  })

  it('an hour corrected within the same day moves the limit, and says so', () => {
    const story = aStory()
    story.told(returned, told)
    const earlier = correction(returned, { ...returned.data, at: iso('Fri 26 Mar 2027 17:30') }, about)
    expect(story.told(earlier, 'Sat 27 Mar 2027 10:00')).toEqual([
      'Sat 27 Mar 2027 10:00 return-interview moved → missing-coordinator',
    ])
    expect(ofInterview(story.wokenUpTo('Mon 29 Mar 2027 18:30:01')).at(-2)).toBe(
      'Mon 29 Mar 2027 18:30 return-interview overdue 1 → missing-coordinator',
    )
  })
})

describe('the mails of a limit in hours name the hour', () => {
  const what = 'complete the return interview'
  const mail = async (subject: string, ...steps: (string | ClocksEvent)[]) =>
    mailTo(await mailsOf([told, returned, ...steps]), 'missing-coordinator', subject)

  it('opened', async () => {
    const { subject, text } = await mail('Due by')
    expect(subject).toMatch(new RegExp(`^Due by 20:30 on Monday 29 March 2027: ${what} \\(`))
    expect(text).toContain('Please complete the return interview by 20:30 on Monday 29 March 2027.')
    // told 45 minutes after the return, so 71 whole hours are left
    expect(text).toContain('Time left:\n  71 hours, nights and weekends included')
    expect(text).toContain('72 elapsed hours after the time of the trigger')
  })

  it('on the last morning', async () => {
    const { text } = await mail('Due by', 'Mon 29 Mar 2027 08:30')
    expect(text).toContain('Time left:\n  12 hours, nights and weekends included')
  })

  it('in the last hour', async () => {
    const wrong = anEvent('missing.returned', { at: iso('Tue 23 Mar 2027 19:30'), placedOutsideArea: false }, about)
    const mails = await mailsOf(['Fri 26 Mar 2027 18:45', wrong])
    expect(mailTo(mails, 'missing-coordinator', 'Due by 19:30').text).toContain('Time left:\n  less than an hour')
  })

  it('run out, on the same day', async () => {
    const { subject, text } = await mail('Overdue', 'Mon 29 Mar 2027 20:30:01')
    expect(subject).toMatch(new RegExp(`^Overdue since 20:30 on Monday 29 March 2027: ${what} \\(`))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'This was due by 20:30 on Monday 29 March 2027 and the service has not been told',
    )
    expect(text).toContain('none: overdue since 20:30 on Monday 29 March 2027')
  })

  it('moved within the day', async () => {
    const earlier = correction(returned, { ...returned.data, at: iso('Fri 26 Mar 2027 17:30') }, about)
    const { text } = await mail('Date moved', 'Sat 27 Mar 2027 10:00', earlier)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('The date was 20:30 on Monday 29 March 2027 and has moved')
    expect(text).toContain('by 18:30 on Monday 29 March 2027')
  })
})
