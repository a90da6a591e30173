import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { accessToken } from '../cli/access-token.ts'
import type { LocalStage } from '../cli/local-stage.ts'
import { sentMails } from '../cli/mail-store.ts'
import { postEvent } from '../cli/post-event.ts'
import type { Settings } from './settings.ts'
import { StartError } from './start-error.ts'

type BecameKnown = ClocksEvent<'incident.became-known'>

/** One incident a partnership, each of another kind. */
const kinds: Record<string, Omit<BecameKnown['data'], 'partnership' | 'awareAt'>> = {
  bolton: { childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
  stockport: { childDied: true, abuseKnownOrSuspected: true, lookedAfter: true },
  rochdale: { childDied: false, abuseKnownOrSuspected: true, lookedAfter: false, otherAreas: ['tameside'] },
}

/** @param now the stage's now, in milliseconds: the authority has just become aware */
export const sampleIncidents = (now: number): BecameKnown[] =>
  Object.entries(kinds).map(([partnership, kind]) => ({
    specversion: '1.0',
    id: `sample-${partnership}-1`,
    source: `/${partnership}/samples`,
    type: 'incident.became-known',
    subject: `SAMPLE-${partnership.toUpperCase()}-1`,
    data: { partnership, awareAt: `${new Date(now).toISOString().slice(0, 16)}:00Z`, ...kind },
  }))

/**
 * Posts the sample incidents as case systems would, with a token over HTTP. On a later start it posts the very same
 * again, which the service knows for repeats.
 *
 * @returns the references that the service gave to those it had not seen
 */
export const postSamples = async (settings: Settings, stage: LocalStage, now: number): Promise<string[]> => {
  const file = join(settings.folder, 'samples.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  const events = kept === undefined ? sampleIncidents(now) : (JSON.parse(kept) as BecameKnown[])
  await writeFile(file, JSON.stringify(events, null, 2))
  const posted = await Promise.all(
    events.map(async (event) => postEvent(stage.api, await accessToken(stage, event.data.partnership), event)),
  )
  return posted.flatMap((answer) => {
    if (!answer.accepted) throw new StartError(`a sample incident was refused (${answer.status}): ${answer.detail}`)
    return answer.repeat ? [] : [answer.reference]
  })
}

/** Waits until every matter's mail has come, and no more comes. @returns how many mails there are */
export const mailArrived = async (stage: LocalStage, references: readonly string[], signal: AbortSignal): Promise<number> => {
  const patience = Date.now() + 60_000
  let before = -1
  while (Date.now() < patience) {
    const mails = await sentMails(stage)
    const told = references.every((reference) => mails.some(({ subject }) => subject.includes(reference)))
    if (told && mails.length === before) return mails.length
    before = mails.length
    await sleep(1000, undefined, { signal })
  }
  throw new StartError('the sample incidents’ mail has not come within a minute: see the emulator’s log')
}
