import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/open-duties/deps.ts'
import { readEnv } from '../../functions/open-duties/env.ts'
import { openDutiesNow } from '../../functions/open-duties/open-duties-now.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import { anEvent } from '../builders/events.ts'
import { agreed } from '../duties/agreed.ts'
import { toldOn } from '../duties/told.ts'
import { keptLog } from '../shell/desk.ts'
import { aws, itemsAfter, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'

const morning = 'Tue 24 Nov 2026 05:00'

const opened = async () => {
  const kept = keptLog()
  const open = openDutiesNow(liveDeps(readEnv.parse(environments['open-duties']), kept.log))
  return { ...kept, result: await open() }
}

/** The subjects of the matters whose heads were written. */
const written = (): string[] =>
  aws.dynamodb
    .commandCalls(TransactWriteCommand)
    .flatMap(({ args: [{ input }] }) => input.TransactItems ?? [])
    .flatMap(({ Put, Update }) => [Put?.Item as Item | undefined, Update?.Key as Item | undefined])
    .filter((item) => item?.sk === 'HEAD')
    .map((item) => String(item?.pk))

beforeEach(() => {
  resetAws()
  aws.dynamodb.on(PutCommand).resolves({}).on(TransactWriteCommand).resolves({})
})

describe('the daily opening of duties', () => {
  it('commits each of them to the table, of every partnership', async () => {
    tableHolds([], morning)
    const { result, counts } = await opened()
    expect(result).toMatchObject({ known: 0, failed: 0 })
    expect(written().some((pk) => pk.includes('rochdale') && pk.includes('budget-2027'))).toBe(true)
    expect(written().some((pk) => pk.includes('bolton') && pk.includes('dates-to-agree'))).toBe(true)
    expect(counts.DutiesNotOpened).toBe(0)
  })

  it('goes by what was agreed since, as the table has it', async () => {
    const setting = agreed('annual-report-date', '2027-01-29', 'Tue 1 Sep 2026')
    const told = anEvent('settings.agreed', { ...setting, partnership: 'bolton' }, { id: 'agreed-1', subject: 'settings' })
    tableHolds(await itemsAfter('Tue 1 Sep 2026 12:00', told), morning)
    await opened()
    expect(written().some((pk) => pk.includes('bolton') && pk.includes('annual-report-2027'))).toBe(true)
    expect(toldOn('bolton', 'Tue 24 Nov 2026').map(({ subject }) => subject)).not.toContain('annual-report-2027')
  })

  it('that cannot write says how often, and why by name', async () => {
    tableHolds([], morning)
    aws.dynamodb.on(TransactWriteCommand).rejects(Object.assign(new Error('of budget-2027'), { name: 'InternalServerError' }))
    const { result, lines, counts } = await opened()
    expect(result.told).toBe(0)
    expect(result.failed).toBeGreaterThan(30)
    expect(counts.DutiesNotOpened).toBe(result.failed)
    expect(JSON.stringify(lines)).not.toContain('budget-2027')
  })

  it('in stage local goes by the moved now', async () => {
    tableHolds([], 'Mon 1 Nov 2027 05:00')
    await opened()
    expect(aws.dynamodb.commandCalls(GetCommand).length).toBeGreaterThan(0)
    expect(written().some((pk) => pk.includes('budget-2028'))).toBe(true)
  })
})
