import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { oneAtATime } from '../../../infra/local/one-at-a-time.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { signal } = new AbortController()

it('two starts do not install at once, and one that fails makes way', async () => {
  const lock = join(await temporaryFolder(), 'python.lock')
  let inside = 0
  const most: number[] = []
  const work = async () => {
    most.push(++inside)
    await sleep(50)
    inside--
  }
  const failing = oneAtATime(lock, signal, () => Promise.reject(new Error('no network')))
  await Promise.all([expect(failing).rejects.toThrow('no network'), ...[1, 2, 3].map(() => oneAtATime(lock, signal, work))])
  expect(most).toEqual([1, 1, 1])
})

it('a lock that a killed start left behind is taken over', async () => {
  const lock = join(await temporaryFolder(), 'python.lock')
  await mkdir(lock)
  const longAgo = new Date(Date.now() - 11 * 60_000)
  await utimes(lock, longAgo, longAgo)
  expect(await oneAtATime(lock, signal, async () => 'done')).toBe('done')
})
