import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { describe, expect, it } from 'vitest'
import { chainHash, decodeEntries, type Item, storedMatterOf } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import type { Commit, StoredMatter } from '../../shared/shell/ports.ts'
import { anIncident, done } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { began, context, decided, key, open, opening, stamp, waking } from './commits.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')

/** What a commit would have written, read back as a matter. */
const writtenBy = async (...commits: Commit[]): Promise<Item[]> => {
  const items = new Map<string, Item>()
  dynamodb.on(TransactWriteCommand).callsFake(({ TransactItems = [] }: TransactWriteCommandInput) => {
    for (const { Put } of TransactItems) if (Put?.Item) items.set(`${Put.Item.pk}|${Put.Item.sk}`, Put.Item as Item)
    return {}
  })
  for (const commit of commits) await table.commit(commit)
  return [...items.values()].filter(({ pk }) => pk.startsWith('MATTER#'))
}

describe('the timeline', () => {
  it('tells the matter back to the letter', async () => {
    expect(storedMatterOf(key, await writtenBy(opening))).toMatchObject({ matter: opening.decision.matter, version: 1 })
    expect(storedMatterOf(key, await writtenBy(opening, waking))).toMatchObject({
      matter: waking.decision.matter,
      version: 2,
      wakeAt: waking.decision.wakeAt,
    })
  })

  it('holds what was odd about a fact, to the letter, and the matter is the same with it', async () => {
    const met = at('Wed 23 Dec 2026 10:00')
    const odd = decided(applyEvent(open.matter, done('incident.panel-notified', 'Mon 14 Dec 2026'), met, context))
    const items = await writtenBy({ decision: odd, on: open, reference: 'K7Q2M', at: met, event: { ...stamp, id: 'another' } })
    const written = items.find(({ sk }) => sk.startsWith('ENTRY#'))
    expect(odd.entries.map(({ kind }) => kind)).toContain('warning')
    expect(decodeEntries(String(written?.entries), met)).toEqual(odd.entries)
  })

  it('holds from which day a nudge’s reminders are counted', async () => {
    const death = anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    const decision = decided(applyEvent(undefined, death, began, context))
    const items = await writtenBy({ decision, on: undefined, reference: 'K7Q2M', at: began, event: stamp })
    expect([...decision.matter.told.values()].map(({ from }) => from)).toEqual(['2026-12-18'])
    expect(storedMatterOf(key, items)).toMatchObject({ matter: decision.matter })
  })

  it('is a chain: each record carries the hash of the one before it, and the head that of the last', async () => {
    const { lastHash } = storedMatterOf(key, await writtenBy(opening)) as StoredMatter
    const met = at('Wed 23 Dec 2026 10:00')
    const items = await writtenBy(opening, { ...waking, on: { ...open, lastHash } })
    const second = storedMatterOf(key, items) as StoredMatter
    const third: Commit = {
      decision: decided(applyEvent(second.matter, done('incident.panel-notified', 'Wed 23 Dec 2026 09:00'), met, context)),
      on: second,
      reference: 'K7Q2M',
      at: met,
      event: { ...stamp, id: 'another' },
    }
    expect(brokenLinks([...items, ...(await writtenBy(third))])).toEqual([])
  })

  it.each<[string, (entry: Item) => Partial<Item>]>([
    ['words', ({ entries }) => ({ entries: String(entries).replace('2026-12-18', '2026-12-21') })],
    ['time', ({ at: written }) => ({ at: Number(written) + 1 })],
    ['predecessor', () => ({ previous: 'ffff' })],
    ['hash', () => ({ hash: 'ffff' })],
  ])('shows a record whose %s were changed afterwards', async (_what, tamper) => {
    const { lastHash } = storedMatterOf(key, await writtenBy(opening)) as StoredMatter
    const items = await writtenBy(opening, { ...waking, on: { ...open, lastHash } })
    expect(brokenLinks(items)).toEqual([])
    const tampered = items.map((item) => (item.sk === 'ENTRY#000001' ? ({ ...item, ...tamper(item) } as Item) : item))
    expect(brokenLinks(tampered)).not.toEqual([])
  })

  it('cannot be rewritten by one who makes the hash of a record fit: all after it must be rewritten too', async () => {
    const { lastHash } = storedMatterOf(key, await writtenBy(opening)) as StoredMatter
    const items = await writtenBy(opening, { ...waking, on: { ...open, lastHash } })
    const forged = chainHash('', began, '[]')
    const rewritten = items.map((item): Item => {
      if (item.sk === 'ENTRY#000001') return { ...item, entries: '[]', hash: forged }
      return item.sk === 'ENTRY#000002' ? { ...item, previous: forged } : item
    })
    expect(brokenLinks(rewritten)).toEqual(['ENTRY#000002'])
  })
})

/** The sort keys at which a timeline's chain does not hold. */
const brokenLinks = (items: readonly Item[]): string[] => {
  const entries = items.filter(({ sk }) => sk.startsWith('ENTRY#')).sort((a, b) => (a.sk < b.sk ? -1 : 1))
  const broken = entries.filter(
    ({ at: written, entries: words, previous, hash }, n) =>
      previous !== (entries[n - 1]?.hash ?? '') || hash !== chainHash(String(previous), Number(written), String(words)),
  )
  const head = items.findLast(({ sk }) => sk === 'HEAD')
  return [...broken.map(({ sk }) => sk), ...(head?.hash === entries.at(-1)?.hash ? [] : ['HEAD'])]
}
