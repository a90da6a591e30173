import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../../events/parse-event.ts'
import { madeUpPeople } from '../../../infra/local/people.ts'
import { run } from '../../../infra/local/run.ts'
import { sampleIncidents } from '../../../infra/local/samples.ts'
import { sourceHash } from '../../../infra/local/source-hash.ts'
import { steps } from '../../../infra/local/steps.ts'
import { forgetStreamPositions } from '../../../infra/local/stream-positions.ts'
import { partnershipIds } from '../../../shared/names.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('the made-up people and incidents', () => {
  it('hold every role of every partnership', () => {
    const people = madeUpPeople()
    for (const event of people) expect(parseEvent(event)).toMatchObject({ ok: true })
    const held = people.flatMap(({ type, data }) =>
      type === 'role.assigned' ? [`${data.partnership} ${data.role} ${data.address}`] : [],
    )
    expect(held).toContain('rochdale independent-chair independent-chair@rochdale.example')
    expect(held).toHaveLength(partnerships.flatMap(({ roles }) => roles).length)
    expect(people).toHaveLength(2 * held.length)
    expect(partnerships.map(({ id }) => id)).toEqual([...partnershipIds])
  })

  it('happen to each partnership, known just now, in events that the service takes', () => {
    const events = sampleIncidents(Date.parse('2026-12-18T16:30:45Z'))
    expect(events.map(({ data }) => data.partnership)).toEqual([...partnershipIds])
    for (const event of events) {
      expect(parseEvent(event)).toMatchObject({ ok: true })
      expect(event.data.awareAt).toBe('2026-12-18T16:30:00Z')
    }
  })
})

describe('a command that is run', () => {
  const running = async (script: string, signal = new AbortController().signal) => {
    const folder = await temporaryFolder()
    const log = join(folder, 'x.log')
    const options = { cwd: folder, env: process.env, log, signal, failure: 'could not do it' }
    return { done: run(process.execPath, ['-e', script], options), log }
  }

  it('says what it says to its log', async () => {
    const { done, log } = await running('console.log("one"); console.error("two")')
    await done
    const text = await readFile(log, 'utf8')
    expect(text).toContain('one')
    expect(text).toContain('two')
  })

  it('fails in one line that names the log', async () => {
    const { done, log } = await running('process.exit(3)')
    await expect(done).rejects.toThrow(`could not do it: see ${log}`)
  })

  it('is stopped when the stage is', async () => {
    const stopping = new AbortController()
    const { done } = await running('setInterval(() => {}, 1000)', stopping.signal)
    stopping.abort()
    await expect(done).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('fails the same way when there is no such command', async () => {
    const folder = await temporaryFolder()
    const options = {
      cwd: folder,
      env: process.env,
      log: join(folder, 'x.log'),
      signal: new AbortController().signal,
      failure: 'could not do it',
    }
    await expect(run('/nowhere/command', [], options)).rejects.toThrow('could not do it: see')
  })
})

describe('the saved state of the emulator', () => {
  it('forgets how far a stream was read that is gone, and nothing else', async () => {
    const folder = join(await temporaryFolder(), 'state')
    await mkdir(folder)
    const file = join(folder, 'lambda.json')
    await writeFile(
      file,
      JSON.stringify({ __ministack_format__: 2, payload: { functions: { f: 1 }, dynamodb_stream_positions: { e: 12 } } }),
    )
    await forgetStreamPositions(file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      __ministack_format__: 2,
      payload: { functions: { f: 1 }, dynamodb_stream_positions: {} },
    })
  })

  it('may not be there yet', async () => {
    await expect(forgetStreamPositions('/nowhere/lambda.json')).resolves.toBeUndefined()
  })
})

describe('what is told while it starts', () => {
  it('is one line a step, with its seconds, or that it failed', async () => {
    let told = ''
    const { step } = steps((text) => {
      told += text
    })
    expect(await step('this', async () => 42)).toBe(42)
    await expect(step('that', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(told).toMatch(/^this … 0\.\d s\nthat … failed\n$/)
  })

  it('is deployed anew only when its sources have changed', async () => {
    expect(await sourceHash()).toMatch(/^[0-9a-f]{64}$/)
    expect(await sourceHash()).toBe(await sourceHash())
  })
})
