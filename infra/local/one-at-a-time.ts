import { mkdir, rm, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than an install takes; a lock as old as this was left behind by a start that was killed. */
const staleMs = 10 * 60_000

/** Does something while nobody else on this machine does it: whoever comes second waits. Making a folder is the lock. */
export const oneAtATime = async <T>(lock: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  while (!(await taken(lock))) {
    const since = await stat(lock).catch(() => undefined)
    if (since !== undefined && Date.now() - since.mtimeMs > staleMs) await rm(lock, { recursive: true, force: true })
    await sleep(250, undefined, { signal })
  }
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

const taken = (lock: string): Promise<boolean> =>
  mkdir(lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
