import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarItem, calendarTable, keptCalendarOf, livingCalendar } from '../../shared/adapters/calendar-table.ts'
import type { KeptCalendar } from '../../shared/shell/calendar-ports.ts'
import { noticeMs } from '../../shared/time/merge-holidays.ts'
import { titleThatNames } from '../builders/feed.ts'
import { at, day } from '../builders/london-time.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = calendarTable(new DynamoDBClient({}), 'clocks')
const seenAt = at('Mon 21 Dec 2026 05:15')
const holidays = [{ day: day('Tue 29 Dec 2026'), seenAt, countsFrom: seenAt + noticeMs }]
const kept: KeptCalendar = {
  holidays,
  version: 3,
  recalculation: { from: seenAt + noticeMs, next: '2 2026-12-29T08:30:00.000Z#MATTER#a#b' },
}

beforeEach(() => {
  dynamodb.reset()
})

describe('the calendar in the table', () => {
  it('is one item, read consistently', async () => {
    dynamodb.on(GetCommand).resolves({ Item: calendarItem(kept) })
    expect(await table.load()).toEqual(kept)
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'clocks',
      Key: { pk: 'CALENDAR', sk: 'england-and-wales' },
      ConsistentRead: true,
    })
  })

  it('that was never kept is the snapshot’s', async () => {
    dynamodb.on(GetCommand).resolves({})
    expect(await table.load()).toEqual({ holidays: [], version: 0 })
  })

  it.each<[string, KeptCalendar]>([
    ['whole', kept],
    ['at the beginning of a recalculation', { holidays, version: 1, recalculation: { from: seenAt } }],
    ['after one', { holidays, version: 9 }],
  ])('says what was kept: %s', (_what, each) => {
    expect(keptCalendarOf(calendarItem(each))).toEqual(each)
  })

  it('that still has what gov.uk called its days is read without, and kept without the next time', () => {
    const older = JSON.stringify(holidays.map((holiday) => ({ ...holiday, title: titleThatNames })))
    const read = keptCalendarOf({ ...calendarItem(kept), holidays: older })
    expect(read).toEqual(kept)
    expect(JSON.stringify(calendarItem({ ...read, version: 4 }))).not.toContain(titleThatNames)
  })

  it('is saved on the version it builds on', async () => {
    dynamodb.on(PutCommand).resolves({})
    expect(await table.save(kept)).toBe('saved')
    expect(await table.save({ holidays, version: 1 })).toBe('saved')
    expect(
      dynamodb
        .commandCalls(PutCommand)
        .map(({ args: [{ input }] }) => [input.ConditionExpression, input.ExpressionAttributeValues]),
    ).toEqual([
      ['version = :version', { ':version': 2 }],
      ['attribute_not_exists(pk)', undefined],
    ])
  })

  it('is not saved over what somebody else has', async () => {
    dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }))
    expect(await table.save(kept)).toBe('conflict')
    dynamodb.on(PutCommand).rejects(Object.assign(new Error('throttled'), { name: 'ThrottlingException' }))
    await expect(table.save(kept)).rejects.toThrow('throttled')
  })
})

describe('the calendar that a function counts with', () => {
  /** A store that says how often it was asked, and a clock that the test moves. */
  const aStore = (travels = false) => {
    const store = { asked: 0, holidays: [] as KeptCalendar['holidays'], now: 1_000_000, fails: false }
    const calendar = livingCalendar(
      {
        load: async () => {
          store.asked++
          if (store.fails) throw new Error('no table')
          return { holidays: store.holidays, version: 1 }
        },
      },
      { travels, realNow: () => store.now },
    )
    return { store, calendar }
  }

  it('is looked up once a minute', async () => {
    const { store, calendar } = aStore()
    await calendar()
    store.now += 59_999
    await calendar()
    expect(store.asked).toBe(1)
    store.now += 1
    await calendar()
    expect(store.asked).toBe(2)
  })

  it('stays the same object while nothing is new, so that what was derived with it stays good', async () => {
    const { store, calendar } = aStore()
    const before = await calendar()
    store.now += 60_000
    expect(await calendar()).toBe(before)
    store.holidays = holidays
    store.now += 60_000
    const after = await calendar()
    expect(after.isWorkingDay(day('Tue 29 Dec 2026'))).toBe(false)
    expect(after.version).toBe(`${before.version} + 2026-12-29`)
  })

  it('is known a while before its new days count: nobody misses the moment', () => {
    // a minute of remembering, and longer than any function takes for one piece of work
    expect(noticeMs).toBeGreaterThanOrEqual(60_000 + 2 * 60_000)
  })

  it('is never guessed: a table that cannot be read is an error, and the next call asks again', async () => {
    const { store, calendar } = aStore()
    await calendar()
    store.now += 60_000
    store.fails = true
    await expect(calendar()).rejects.toThrow('no table')
    await expect(calendar()).rejects.toThrow('no table')
    store.fails = false
    await calendar()
    expect(store.asked).toBe(4)
  })

  it('is looked up every time where the service’s now can jump over a minute', async () => {
    const { store, calendar } = aStore(true)
    await calendar()
    await calendar()
    expect(store.asked).toBe(2)
  })
})
