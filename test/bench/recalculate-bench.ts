import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import { calendarItem } from '../../shared/adapters/calendar-table.ts'
import { wake } from '../../shared/matters/wake.ts'
import { streamPrefixes } from '../../shared/names.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayOf } from '../../shared/time/day.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { peopleItems } from '../builders/people-items.ts'
import { sqsEvent } from '../world/lambda-events.ts'
import { readUnits } from './capacity.ts'
import { streamEvent, wire, wireOf } from './incident-life.ts'
import { type Line, short } from './line.ts'
import { type OpenIncidents, openIncidents } from './open-incidents.ts'
import { assumed, costOf, type Quantities } from './prices.ts'
import { answeredIncident } from './rochdale-incident.ts'
import { nsPerOp } from './stopwatch.ts'
import { makeTally, type Tally } from './tally.ts'
import { nowhere, onWire } from './wire.ts'
import { wireMail, wireQueue, wireScheduler } from './wire-services.ts'
import { type Change, wireTable } from './wire-table.ts'

/** As many open matters as all of England might have at once. */
const matters = 100_000
/** The incident of each week of the last year, at the stage it has reached. */
const weeks = 52
const seenAt = Date.parse('2026-12-21T05:15:00Z')
const now = Date.parse('2026-12-21T05:20:00Z')
/** A Tuesday eight days ahead, over which the first clocks and the pre-publication clocks of some count. */
const proclaimed = { day: dayOf('2026-12-29'), seenAt, countsFrom: now }
/** `recalculate` reads so many at once; SQS takes and gives so many calls at once. */
const pageSize = 500
const batch = 10

/** A bank holiday is proclaimed: every open matter is looked at again, and whoever's date has moved is told. */
export const recalculateLines = async (): Promise<Line[]> => {
  const before = { partnership: rochdale, calendar: englandAndWales() }
  const open = await openIncidents(answeredIncident, { weeks, at: now - 60_000, context: before })
  const after = { partnership: rochdale, calendar: englandAndWales([proclaimed]) }
  // as loaded from the table: nothing is remembered of records that were never seen
  const settleAll = () =>
    open.stored.reduce((sum, { matter }) => sum + wake({ ...matter, records: [...matter.records] }, now, after).entries.length, 0)
  const moved = open.stored.filter(({ matter }) => wake(matter, now, after).notices.length > 0).length
  const perSecond = 1e9 / nsPerOp(open.stored.length, settleAll)
  const line: Line = {
    name: 'recalculate.core',
    value: short(perSecond),
    unit: 'matters/s',
    of: 'settling an open matter anew for a bank holiday proclaimed: its clocks derived, compared, told',
    openMatters: open.stored.length,
    moved,
    secondsForAll: short(matters / perSecond),
  }
  return [line, await costLine(open, moved)]
}

const costLine = async (open: OpenIncidents, moved: number): Promise<Line> => {
  const quantities = await quantitiesOf(open)
  const cost = costOf(quantities)
  const total = Object.values(cost).reduce((sum, usd) => sum + usd, 0)
  return {
    name: 'recalculate.aws',
    value: short(total),
    unit: 'USD',
    of: `${matters} open matters called, loaded and settled; who moved is written, armed anew and told`,
    usdWithoutMail: short(total - cost.mails),
    shareMoved: short(moved / open.stored.length),
    quantities: Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, short(quantity)])),
    usd: Object.fromEntries(Object.entries(cost).map(([of, usd]) => [of, short(usd)])),
  }
}

/** What calling, waking, arming and telling these few ask of AWS, as many times over as there are matters. */
const quantitiesOf = async ({ stored, items }: OpenIncidents): Promise<Quantities> => {
  const tally = makeTally()
  await wakeOverTheWire(tally, { stored, items })
  const used = Object.values(tally.used)
  const each = matters / stored.length
  const sum = (of: (worker: (typeof used)[number]) => number) => used.reduce((total, worker) => total + of(worker), 0) * each
  const listed = items.filter(({ duePk }) => String(duePk).startsWith('DUE#'))
  const entries = listed.map(({ pk, sk, duePk = '', dueSk = '' }) => wireOf({ pk, sk, duePk, dueSk }))
  const invocations = sum((worker) => worker.invocations) - matters * (1 - 1 / batch)
  return {
    // the place in the calendar item is kept after each page
    writeUnits: sum(({ writeUnits }) => writeUnits) + matters / pageSize,
    readUnits: sum((worker) => worker.readUnits) + readUnits(entries, false) * (matters / listed.length),
    mails: (tally.used['send-notice'].calls['SES.SendEmail'] ?? 0) * each,
    invocations,
    // each wake as if it had its invocation to itself: the most it can be
    gigabyteSeconds: sum((worker) => worker.invocations) * assumed.memoryGb * assumed.seconds,
    httpRequests: 0,
    // sent, received and deleted in batches
    queueRequests: (3 * matters) / batch,
    scheduleInvocations: 0,
    logGigabytes: (invocations * assumed.logKb) / 1_000_000,
  }
}

/** Each is called once, by the real functions, adapters and SDK; what follows on the stream is done, and all is counted. */
const wakeOverTheWire = async (tally: Tally, { stored, items }: OpenIncidents): Promise<void> => {
  const changes: Change[] = []
  const table = wireTable(tally, (change) => changes.push(change))
  const people = peopleItems(rochdale.id, everyRoleHeld(rochdale.id))
  for (const item of [...items, ...people, calendarItem({ holidays: [proclaimed], version: 1 })]) table.has(wireOf(item))
  const functions = wire({
    dynamodb: new DynamoDBClient({ ...nowhere, requestHandler: onWire(table.answer) }),
    timers: new SchedulerClient({ ...nowhere, requestHandler: onWire(wireScheduler(tally).answer) }),
    queue: new SQSClient({ ...nowhere, requestHandler: onWire(wireQueue(tally, () => now).answer) }),
    mails: new SESv2Client({ ...nowhere, requestHandler: onWire(wireMail(tally).answer) }),
    now: async () => now,
  })
  const follow = async (change: Change) => {
    const sk = change.item.sk !== undefined && 'S' in change.item.sk ? change.item.sk.S : ''
    const sends = change.isNew && sk.startsWith(streamPrefixes.notices)
    if (sk !== streamPrefixes.head && !sends) return
    tally.invoked(sends ? 'send-notice' : 'arm-schedule')
    const { batchItemFailures } = await (sends ? functions.send : functions.arm)(streamEvent(change))
    if (batchItemFailures.length > 0) throw new Error(`${sk} could not be followed`)
  }
  for (const { matter } of stored) {
    const { partnership, subject } = matter
    tally.invoked('wake-matter')
    const { batchItemFailures } = await functions.wake(sqsEvent('m', JSON.stringify({ key: { partnership, subject } }), 1))
    if (batchItemFailures.length > 0) throw new Error(`${subject} could not be woken`)
    for (let change = changes.shift(); change !== undefined; change = changes.shift()) await follow(change)
  }
}
