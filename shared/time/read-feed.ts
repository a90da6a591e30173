import * as z from 'zod/mini'
import { type Day, dayOf } from './day.ts'

/** The one division that the service counts in. Scotland and Northern Ireland, in the same feed, are not looked at. */
const feedForm = z.object({
  'england-and-wales': z.object({
    division: z.literal('england-and-wales'),
    events: z
      .array(z.object({ title: z.string().check(z.minLength(1), z.maxLength(200)), date: z.iso.date() }))
      .check(z.minLength(1), z.maxLength(500)),
  }),
})

/** There were ten in 2022, the most so far. Days once taken in are never dropped, so a feed gone wrong must not get in. */
const mostInAYear = 12
/** The years that every calendar can count in. */
const years = { from: '1999', to: '2101' } as const

/** The days alone: what the feed calls them may name a person, and goes no further. */
export type FeedRead = { ok: true; days: Day[] } | { ok: false; reason: FeedFault }
export type FeedFault = 'not-json' | 'not-as-the-schema-asks' | 'more-holidays-than-a-year-has'

/** Reads the text of https://www.gov.uk/bank-holidays.json. It is taken whole or not at all. */
export const readFeed = (text: string): FeedRead => {
  const json = parsed(text)
  if (json === undefined) return { ok: false, reason: 'not-json' }
  const feed = feedForm.safeParse(json)
  if (!feed.success) return { ok: false, reason: 'not-as-the-schema-asks' }
  const { events } = feed.data['england-and-wales']
  const byYear = Map.groupBy(events, ({ date }) => date.slice(0, 4))
  if ([...byYear.keys()].some((year) => year < years.from || year > years.to))
    return { ok: false, reason: 'not-as-the-schema-asks' }
  if ([...byYear.values()].some(({ length }) => length > mostInAYear))
    return { ok: false, reason: 'more-holidays-than-a-year-has' }
  return { ok: true, days: events.map(({ date }) => dayOf(date)) }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
