import { DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import { runSweep } from '../../infra/cli/run-sweep.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { type Stage, startStage } from '../e2e/stage.ts'
import { london } from '../world/time-line.ts'
import { callsBetween, callsOf, writesEachCall } from './emulator-calls.ts'
import { atMost, print, short } from './line.ts'

// `npm run bench:stage -- 1000`: a morning's burst through the local stage itself: its emulator, its functions in processes of
// their own, its SES. Slow beside the table in memory of `npm run bench`, and all of it real.

const wanted = Number(process.argv[2] ?? 1000)
if (!Number.isInteger(wanted) || wanted < 10 || wanted > 10_000) throw new Error('expected how many notices, from 10 to 10000')

/** What one incident has to tell by its last morning: that its limits began, and the reminders of each. */
const noticesEach = 9
const opens = 'Fri 18 Dec 2026 10:00'
const morning = 'Tue 29 Dec 2026 08:30'

/** Posts incidents, eight at a time. */
const postAll = async (stage: Stage, partnership: string, incidents: number): Promise<void> => {
  let next = 0
  const one = async () => {
    while (next < incidents) {
      const n = next++
      const event = { specversion: '1.0', id: `burst-${n}`, source: `/${partnership}/bench`, subject: `BURST-${n}` }
      const data = { partnership, awareAt: '2026-12-18T09:00:00+00:00', childDied: false, abuseKnownOrSuspected: true }
      const body = { ...event, type: 'incident.became-known', data: { ...data, lookedAfter: false } }
      const answer = await stage.post(body, { as: partnership })
      if (answer.status !== 202) throw new Error(`incident ${n} was answered with ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
}

/** Sweeps until nothing is due, unsent or waiting up to a moment. */
const settle = async (stage: Stage, text: string): Promise<void> => {
  const matters = matterTable(stage.dynamodb, stage.stage.table)
  const waiting = waitingTable(stage.dynamodb, stage.stage.table)
  const isQuiet = async () =>
    (await matters.due(london(text), 1)).length + (await matters.unsent(Date.parse('2100-01-01'), 1)).length === 0 &&
    (await waiting.ripe(london(text), 1)).length === 0
  while (!(await isQuiet())) await runSweep(stage.lambda, stage.stage.sweepFunction)
}

/** How many notices the table asked to be told of a partnership, and how many it has a record of. */
const recordOf = async (stage: Stage, partnership: string): Promise<{ asked: number; recorded: number }> => {
  const items: { pk: string; sk: string; notices?: string }[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page: ScanCommandOutput = await DynamoDBDocumentClient.from(stage.dynamodb).send(
      new ScanCommand({ TableName: stage.stage.table, ...(from !== undefined && { ExclusiveStartKey: from }) }),
    )
    items.push(...((page.Items ?? []) as typeof items).filter(({ pk }) => pk.startsWith(`MATTER#${partnership}#BURST-`)))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  const recorded = new Set(
    items.filter(({ sk }) => sk.startsWith('SENT#')).map(({ pk, sk }) => `${pk} ${sk.split(/[#]/).slice(1, 3).join('#')}`),
  )
  const asked = items
    .filter(({ sk }) => sk.startsWith('NOTICES#'))
    .flatMap(({ pk, sk, notices }) =>
      (JSON.parse(notices ?? '[]') as unknown[]).map((_, n) => `${pk} ${sk.slice('NOTICES#'.length)}#${n}`),
    )
  return { asked: asked.length, recorded: asked.filter((each) => recorded.has(each)).length }
}

/** @returns seconds for each thousand notices */
const burst = async (stage: Stage, partnership: string, notices: number): Promise<number> => {
  await stage.begin(opens)
  await postAll(stage, partnership, Math.ceil(notices / noticesEach))
  await settle(stage, opens)
  await stage.begin(morning)
  const callsBefore = await callsOf(stage.folder)
  const began = performance.now()
  await settle(stage, morning)
  await stage.begin('Tue 29 Dec 2026 08:40')
  await settle(stage, 'Tue 29 Dec 2026 08:40')
  const seconds = (performance.now() - began) / 1000
  const calls = callsBetween(callsBefore, await callsOf(stage.folder))
  const mails = (await stage.mails()).filter(
    ({ to, sentAt }) => to.endsWith(`@${partnership}.example`) && Date.parse(sentAt) >= london(morning),
  )
  const tags = mails.map(({ headers }) => headers['X-Clocks-Notice'] ?? '')
  const { asked, recorded } = await recordOf(stage, partnership)
  const name = `stage-burst.${notices}`
  print({ name, value: short(seconds), unit: 's', asked, mails: mails.length, perSecond: short(mails.length / seconds) })
  print({ name: `${name}.lost`, value: asked - recorded, unit: 'notices', ...atMost(asked - recorded, 0) })
  print({
    name: `${name}.doubled`,
    value: tags.length - new Set(tags).size,
    unit: 'mails',
    ...atMost(tags.length - new Set(tags).size, 0),
  })
  const made = Object.values(calls).reduce((sum, count) => sum + count, mails.length)
  print({ name: `${name}.calls`, value: made, unit: 'AWS calls, the bench’s own looks included', ...calls, ses: mails.length })
  return (seconds / mails.length) * 1000
}

const stage = await startStage(writesEachCall)
try {
  const few = await burst(stage, 'bolton', Math.ceil(wanted / 10))
  const many = await burst(stage, 'rochdale', wanted)
  print({ name: 'stage-burst.growth', value: short(many / few), unit: 'times as long for each mail', ...atMost(many / few, 1.2) })
} finally {
  await stage.stop()
}
