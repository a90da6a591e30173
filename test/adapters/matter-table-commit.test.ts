import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { chainHash, type Item, storedMatterOf } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { wake } from '../../shared/matters/wake.ts'
import { dueShards } from '../../shared/names.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Commit, StoredMatter } from '../../shared/shell/ports.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anIncident, done } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')
const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const context = { partnership: bolton, calendar: englandAndWales() }
const began = at('Fri 18 Dec 2026 17:00')
const stamp = { source: '/bolton/case-system', id: 'bolton-2026-000141', bodyHash: 'b0d1' }

const decided = (applied: ReturnType<typeof applyEvent>) => {
  if (!applied.ok) throw new Error(applied.refusal.code)
  return applied
}

const opening: Commit = {
  decision: decided(applyEvent(undefined, anIncident('Fri 18 Dec 2026 16:30'), began, context)),
  on: undefined,
  reference: 'K7Q2M',
  at: began,
  event: stamp,
}

/** The matter after the opening, as the table would hold it. */
const open: StoredMatter = {
  matter: opening.decision.matter,
  version: 1,
  reference: 'K7Q2M',
  wakeAt: at('Tue 22 Dec 2026 08:30'),
  lastHash: 'a5',
}

const halfWay = at('Tue 22 Dec 2026 08:30')
const waking: Commit = { decision: wake(open.matter, halfWay, context), on: open, reference: 'K7Q2M', at: halfWay }

const puts = () => {
  const [call] = dynamodb.commandCalls(TransactWriteCommand)
  return call?.args[0].input.TransactItems?.map(({ Put }) => Put) ?? []
}

const cancelledFor = (...CancellationReasons: { Code?: string; Item?: object }[]) =>
  new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: CancellationReasons as never })

beforeEach(() => {
  dynamodb.reset()
  dynamodb.on(TransactWriteCommand).resolves({})
})

describe('one commit', () => {
  it('of a new matter is one transaction: the event’s stamp, head, timeline, notices, and the reference', async () => {
    expect(await table.commit(opening)).toBe('committed')
    expect(puts().map((put) => [put?.TableName, put?.Item?.pk.replace(/#[0-9a-f]{64}$/, '#…'), put?.Item?.sk])).toEqual([
      ['clocks', 'EVENT#…', 'EVENT'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'HEAD'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'ENTRY#000001'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'NOTICES#000001'],
      ['clocks', 'REFERENCE#bolton#K7Q2M', 'REFERENCE'],
    ])
    for (const put of puts()) expect(put?.ConditionExpression).toBe('attribute_not_exists(pk)')
    expect(puts()[0]).toMatchObject({ Item: { bodyHash: 'b0d1' }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
  })

  it('says when to wake and what is unsent in the index, spread by hash', async () => {
    await table.commit(opening)
    const [, head, , outbox] = puts().map((put) => put?.Item)
    expect(head).toMatchObject({
      version: 1,
      reference: 'K7Q2M',
      wakeAt: halfWay,
      duePk: expect.stringMatching(/^DUE#[0-7]$/),
      dueSk: '2026-12-22T08:30:00.000Z#MATTER#bolton#SI-2026-014',
    })
    expect(outbox).toMatchObject({
      duePk: expect.stringMatching(/^UNSENT#[0-7]$/),
      dueSk: '2026-12-18T17:00:00.000Z#MATTER#bolton#SI-2026-014',
    })
  })

  it('is listed in another partition of the index than most others', async () => {
    const used = new Set<string>()
    for (let n = 0; n < 60; n++) {
      const matter = { ...opening.decision.matter, subject: `SI-2026-${n}` }
      dynamodb.resetHistory()
      await table.commit({ ...opening, decision: { ...opening.decision, matter } })
      used.add(puts()[1]?.Item?.duePk)
    }
    expect(used.size).toBe(dueShards)
  })

  it('of a known matter holds only on the version it was decided on, and stamps no event when it only wakes', async () => {
    expect(await table.commit(waking)).toBe('committed')
    expect(puts().map((put) => [put?.Item?.sk, put?.ConditionExpression, put?.ExpressionAttributeValues])).toEqual([
      ['HEAD', 'version = :version', { ':version': 1 }],
      ['ENTRY#000002', 'attribute_not_exists(pk)', undefined],
      ['NOTICES#000002', 'attribute_not_exists(pk)', undefined],
    ])
    expect(puts()[1]?.Item).toMatchObject({ previous: 'a5' })
  })

  it('with nothing to tell has no notices, and a matter at rest is in no index', async () => {
    const { wakeAt: _, ...rest } = waking.decision
    await table.commit({ ...waking, decision: { ...rest, notices: [] } })
    expect(puts().map((put) => put?.Item?.sk)).toEqual(['HEAD', 'ENTRY#000002'])
    expect(puts()[0]?.Item).not.toHaveProperty('duePk')
    expect(puts()[0]?.Item).not.toHaveProperty('wakeAt')
  })

  it('takes nothing of the caller’s with it but the opaque reference and the fact itself', async () => {
    await table.commit(opening)
    const [, head, , outbox, name] = puts().map((put) => JSON.stringify(put?.Item))
    for (const item of [head, outbox, name]) expect(item).not.toContain('case-system')
  })
})

describe('a cancelled transaction', () => {
  const failed = { Code: 'ConditionalCheckFailed' }
  const fine = { Code: 'None' }

  it.each<[string, Commit, Parameters<typeof cancelledFor>, string]>([
    ['the head had another version', waking, [failed, fine, fine], 'conflict'],
    ['another transaction was under way', waking, [{ Code: 'TransactionConflict' }, fine, fine], 'conflict'],
    ['a new matter was there already', opening, [fine, failed, failed, fine, fine], 'conflict'],
    ['the fresh reference was taken', opening, [fine, fine, fine, fine, failed], 'conflict'],
    [
      'this very event was stamped before',
      opening,
      [{ ...failed, Item: { bodyHash: 'b0d1' } }, failed, failed, fine, fine],
      'repeat',
    ],
    [
      '… as the low-level client puts it',
      opening,
      [{ ...failed, Item: { bodyHash: { S: 'b0d1' } } }, failed, failed, fine, fine],
      'repeat',
    ],
    ['its identity stamped another body', opening, [{ ...failed, Item: { bodyHash: 'ffff' } }, fine, fine, fine, fine], 'clash'],
  ])('because %s', async (_why, commit, reasons, result) => {
    dynamodb.on(TransactWriteCommand).rejects(cancelledFor(...reasons))
    expect(await table.commit(commit)).toBe(result)
  })

  it.each([
    ['throttled', [{ Code: 'ThrottlingError' }, fine, fine]],
    ['refused as a whole item too large', [fine, { Code: 'ValidationError' }, fine]],
    ['failed beside a throttled one', [failed, { Code: 'ProvisionedThroughputExceeded' }, fine]],
  ])('%s is no conflict: the fault is thrown on', async (_what, reasons) => {
    dynamodb.on(TransactWriteCommand).rejects(cancelledFor(...reasons))
    await expect(table.commit(waking)).rejects.toThrow(TransactionCanceledException)
  })

  it('is not what any other fault looks like', async () => {
    dynamodb.on(TransactWriteCommand).rejects(new Error('no such table'))
    await expect(table.commit(waking)).rejects.toThrow('no such table')
  })
})

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
