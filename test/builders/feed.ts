import { englandAndWalesSnapshot } from '../../shared/time/england-and-wales.snapshot.ts'
import { iso } from './london-time.ts'

interface FeedEvent {
  title: string
  date: string
  notes: string
  bunting: boolean
}

/** What gov.uk may call a day: nobody’s name is to get any further than the feed. */
export const titleThatNames = 'State Funeral of Jane Example'

const eventOf = (date: string, title: string): FeedEvent => ({ title, date, notes: '', bunting: true })

/** The feed of gov.uk as it is today, from 2020 on, and these days with it: `aFeed('Tue 29 Dec 2026')`. */
export const aFeed = (...added: readonly string[]) =>
  feedOf([
    ...englandAndWalesSnapshot.holidays.filter(([date]) => date >= '2020').map(([date, title]) => eventOf(date, title)),
    ...added.map((written) => eventOf(iso(written), titleThatNames)),
  ])

/** A feed that names just these days of England and Wales: `YYYY-MM-DD`. */
export const aFeedOf = (...dates: readonly string[]) => feedOf(dates.map((date) => eventOf(date, 'A holiday')))

const feedOf = (events: readonly FeedEvent[]) => ({
  'england-and-wales': { division: 'england-and-wales', events: [...events].sort((a, b) => (a.date < b.date ? -1 : 1)) },
  scotland: { division: 'scotland', events: [eventOf('2026-11-30', 'St Andrew’s Day')] },
  'northern-ireland': { division: 'northern-ireland', events: [eventOf('2026-07-13', 'Battle of the Boyne')] },
})
