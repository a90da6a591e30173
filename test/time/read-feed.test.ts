import { describe, expect, it } from 'vitest'
import { readFeed } from '../../shared/time/read-feed.ts'
import { aFeed, aFeedOf } from '../builders/feed.ts'
import { day, writtenDay } from '../builders/london-time.ts'

const read = (feed: unknown) => readFeed(JSON.stringify(feed))

describe('the feed of gov.uk', () => {
  it('is read for England and Wales only', () => {
    const feed = read(aFeed('Tue 29 Dec 2026'))
    const days = feed.ok ? feed.days : []
    expect(days).toContain(day('Tue 29 Dec 2026'))
    expect(days.map(writtenDay)[0]).toBe('Wed 1 Jan 2020')
    // St Andrew’s Day and the Battle of the Boyne
    expect(days).not.toContain(day('Mon 30 Nov 2026'))
    expect(days).not.toContain(day('Mon 13 Jul 2026'))
  })

  it('is read without what it calls a day, which may be a name', () => {
    expect(JSON.stringify(aFeed('Tue 29 Dec 2026'))).toContain('Jane')
    expect(JSON.stringify(read(aFeed('Tue 29 Dec 2026')))).not.toMatch(/Jane|title/)
  })

  it('may say more than we know of', () => {
    const { 'england-and-wales': ours, ...others } = aFeed()
    const events = ours.events.map((event) => ({ ...event, more: 1 }))
    expect(read({ ...others, 'england-and-wales': { ...ours, events, more: 1 }, wales: {} })).toMatchObject({ ok: true })
  })

  it.each([
    ['nothing', ''],
    ['a page of HTML', '<html>Sorry, there is a problem with the service</html>'],
    ['half of itself', JSON.stringify(aFeed()).slice(0, 4000)],
  ])('that is %s is no JSON', (_what, text) => {
    expect(readFeed(text)).toEqual({ ok: false, reason: 'not-json' })
  })

  const { 'england-and-wales': ours, ...others } = aFeed()
  const withEvent = (event: unknown) => ({ ...others, 'england-and-wales': { ...ours, events: [...ours.events, event] } })
  it.each([
    ['null', null],
    ['a list', []],
    ['without our division', others],
    [
      'with another division under our name',
      { ...others, 'england-and-wales': others.scotland && { ...ours, division: 'scotland' } },
    ],
    ['without a single day', aFeedOf()],
    ['with a date that is none', withEvent({ title: 'A holiday', date: '2027-02-30' })],
    ['with a date in another form', withEvent({ title: 'A holiday', date: '3/5/2027' })],
    ['with a day without a title', withEvent({ title: '', date: '2027-05-04' })],
    ['with a day of another century', withEvent({ title: 'A holiday', date: '2207-05-04' })],
  ])('that is %s is not as the schema asks, and none of it is taken', (_what, feed) => {
    expect(read(feed)).toEqual({ ok: false, reason: 'not-as-the-schema-asks' })
  })

  it('that would make a month of holidays is not believed: what is taken in is never dropped', () => {
    const days = Array.from({ length: 13 }, (_, n) => `2027-06-${String(n + 1).padStart(2, '0')}`)
    expect(read(aFeedOf(...days))).toEqual({ ok: false, reason: 'more-holidays-than-a-year-has' })
    expect(read(aFeedOf(...days.slice(1)))).toMatchObject({ ok: true })
  })
})
