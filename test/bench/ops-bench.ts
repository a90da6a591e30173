import type { ClocksEvent } from '../../events/catalogue.ts'
import { type Life, live } from './incident-life.ts'
import { atMost, type Line, short } from './line.ts'
import { assumed, costOf, type Quantities } from './prices.ts'
import { answeredIncident, paperIncident } from './rochdale-incident.ts'
import { add } from './tally.ts'

/** What the paper design needs of an incident of 3 clocks, 8 alarms and 16 mails (serverless.md, section 4). */
const paper = { writeUnits: 178, usdPer1000: 1.94, usdPer1000WithoutMail: 0.34 }

/** What one incident's whole life asks of AWS, and what that costs in eu-west-2. */
export const opsLines = async (): Promise<Line[]> => [
  ...(await linesOf('ops.incident', answeredIncident, 1, 'answered at every step, one holder of each role')),
  ...withPaperGoals(await linesOf('ops.paper', paperIncident, 2, 'of the paper design’s size, two holders of each role')),
]

const linesOf = async (name: string, events: readonly ClocksEvent[], holders: number, incident: string): Promise<Line[]> => {
  const life = await live(events, holders)
  const { 'receive-event': receive, 'wake-matter': wake, 'send-notice': send, sweep } = life.tally.used
  const quantities = quantitiesOf(life)
  const cost = costOf(quantities)
  const total = sum(Object.values(cost))
  const units = (what: string, value: number, more: object = {}): Line => ({
    name: `${name}.${what}`,
    value: short(value),
    unit: 'write units',
    ...more,
  })
  return [
    {
      name,
      value: usdPer1000(total),
      unit: 'USD/1,000 incidents',
      usdPer1000WithoutMail: usdPer1000(total - cost.mails),
      incident,
      facts: life.facts,
      wakes: wake.invocations,
      mails: quantities.mails,
      quantities: rounded(quantities),
      usdPer1000: Object.fromEntries(Object.entries(cost).map(([of, usd]) => [of, usdPer1000(usd)])),
      calls: callsOf(life),
      byFunction: life.tally.used,
    },
    units('writeUnits', quantities.writeUnits, { perFactOverItsWholeLife: short(quantities.writeUnits / life.facts) }),
    units('writeUnitsPerFact', receive.writeUnits / life.facts, {
      of: 'accepting a fact, with the timeline, the notices and the timer that follow from it',
      ...atMost(receive.writeUnits / life.facts, 12),
    }),
    units('writeUnitsPerWake', wake.writeUnits / wake.invocations, { of: 'ringing what is due at one moment' }),
    units('writeUnitsPerMail', (send.writeUnits + sweep.writeUnits) / quantities.mails, {
      of: 'claiming, recording and finishing its commit’s mails, at once or in a digest',
    }),
  ]
}

const quantitiesOf = ({ tally, facts, schedulesFired }: Life): Quantities => {
  const used = Object.values(tally.used)
  const invocations = sum(used.map((each) => each.invocations))
  return {
    writeUnits: sum(used.map(({ writeUnits }) => writeUnits)),
    readUnits: sum(used.map(({ readUnits }) => readUnits)),
    mails: sum(used.map(({ calls }) => calls['SES.SendEmail'] ?? 0)),
    invocations,
    gigabyteSeconds: invocations * assumed.memoryGb * assumed.seconds,
    httpRequests: facts,
    // each call to wake is put on the queue, received and deleted
    queueRequests: 3 * tally.used['wake-matter'].invocations,
    scheduleInvocations: schedulesFired,
    logGigabytes: (invocations * assumed.logKb) / 1_000_000,
  }
}

const callsOf = ({ tally }: Life): Record<string, number> => {
  const calls: Record<string, number> = {}
  for (const used of Object.values(tally.used))
    for (const [operation, times] of Object.entries(used.calls)) add(calls, operation, times)
  return calls
}

/** Half of what the paper design needs, of everything it was priced for but the acknowledgements and views of a board. */
const withPaperGoals = ([cost, units, ...rest]: Line[]): Line[] => [
  ...(cost === undefined ? [] : [{ ...cost, ...atMost(cost.value, paper.usdPer1000 / 2) }, withoutMail(cost)]),
  ...(units === undefined ? [] : [{ ...units, ...atMost(units.value, paper.writeUnits / 2) }]),
  ...rest,
]

const withoutMail = ({ name, unit, usdPer1000WithoutMail }: Line): Line => ({
  name: `${name}.withoutMail`,
  value: Number(usdPer1000WithoutMail),
  unit,
  ...atMost(Number(usdPer1000WithoutMail), paper.usdPer1000WithoutMail / 2),
})

const sum = (of: readonly number[]): number => of.reduce((total, each) => total + each, 0)
const usdPer1000 = (usd: number): number => short(usd * 1000)
const rounded = (quantities: Quantities) =>
  Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, short(quantity)]))
