import type { MatterKey } from '../../shared/matters/matter.ts'
import type { MatterStore, OutboxKey, StoredMatter } from '../../shared/shell/ports.ts'
import type { PileKey, WaitingStore } from '../../shared/shell/waiting-ports.ts'
import type { Instant } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'
import { CliError } from './cli-error.ts'
import { openingsBetween } from './duty-openings.ts'
import type { StageClock } from './stage-clock.ts'

export interface TravelDeps {
  matters: Pick<MatterStore, 'due' | 'unsent' | 'load'>
  /** What waits for a moment of its own: digests. */
  waiting: Pick<WaitingStore, 'ripe'>
  clock: StageClock
  /** Runs the stage’s sweep to its end. */
  sweep(): Promise<void>
  /** Has the stage open the duties of its day; absent where it shall open none on the way. */
  openDuties?: () => Promise<void>
  /** How many mails the stage has sent so far. */
  mailCount(): Promise<number>
  pause(ms: number): Promise<void>
}

/** One stop on the way. */
export interface TravelStep {
  at: Instant
  alarms: number
  mails: number
  /** Commits whose notices could not all be sent: nobody holds the role, or the mail was refused. */
  unsent: number
}

/** As many as one sweep takes on. */
const most = 500
const pollMs = 100
/** A sweep again each second, should the stream have lost something; after five in which no mail went out the rest is stuck. */
const pollsPerSweep = 10
const mostQuietPolls = 50
/** The index may lag behind the table by a moment; longer than this, the sweep does not work. */
const mostIdle = 20

/**
 * Moves the stage’s now forward to `target`, stopping at every alarm on the way and ringing it by the same sweep that
 * catches up after an outage, so that all is told in order and at its time. Stops to open duties, too: see `openingsBetween`.
 *
 * @throws CliError when the sweep rings nothing though something is due
 */
export async function* travel(deps: TravelDeps, target: Instant): AsyncGenerator<TravelStep> {
  const stuck = new Set<string>()
  const openings = deps.openDuties === undefined ? [] : openingsBetween(await deps.clock.now(), target)
  for (const opening of openings) {
    yield* ringUpTo(deps, opening, stuck)
    const opened = await ring(deps, opening, stuck, deps.openDuties)
    if (opened.alarms + opened.mails > 0) yield opened
  }
  yield* ringUpTo(deps, target, stuck)
  const last = await ring(deps, target, stuck)
  if (last.alarms + last.mails > 0) yield last
}

/** Stops at every alarm up to `target`, one after the other. */
async function* ringUpTo(deps: TravelDeps, target: Instant, stuck: Set<string>): AsyncGenerator<TravelStep> {
  let idle = 0
  for (let next = await nextStop(deps, target, stuck); next !== undefined; next = await nextStop(deps, target, stuck)) {
    const step = await ring(deps, next.at, stuck)
    if (next.isPile) await leaveWhatIsStuck(deps, next.at, stuck)
    if (step.alarms + step.mails > 0) yield step
    if (step.alarms + step.mails > 0 || next.isPile) idle = 0
    else if (++idle > mostIdle) {
      throw new CliError(
        `the sweep rings nothing though something is due at ${instantInWords(next.at)}: see the logs in .local/logs`,
      )
    } else await deps.pause(pollMs)
  }
}

interface Stop {
  at: Instant
  /** Whether a digest goes out, and no alarm rings before it. */
  isPile: boolean
}

const nextStop = async (deps: TravelDeps, target: Instant, stuck: Set<string>): Promise<Stop | undefined> => {
  const pile = await nextPile(deps, target, stuck)
  const alarm = await nextAlarm(deps, target)
  if (pile !== undefined && (alarm === undefined || pile < alarm)) return { at: pile, isPile: true }
  return alarm === undefined ? undefined : { at: alarm, isPile: false }
}

/** The earliest alarm up to `target`, by the table itself: the index only says where to look. */
const nextAlarm = async ({ matters, pause }: TravelDeps, target: Instant): Promise<Instant | undefined> => {
  for (let tries = 0; tries < mostIdle; tries++) {
    const keys = await matters.due(target, most)
    if (keys.length === 0) return undefined
    const moments = (await loadAll(matters, keys)).map(({ wakeAt }) => wakeAt ?? Number.POSITIVE_INFINITY)
    const first = Math.min(...moments)
    if (first <= target) return first
    await pause(pollMs)
  }
  return undefined
}

/** When the next digest goes out up to `target`. */
const nextPile = async ({ waiting }: TravelDeps, target: Instant, stuck: Set<string>): Promise<Instant | undefined> =>
  (await waiting.ripe(target, most))
    .filter((pile) => !stuck.has(nameOfPile(pile)))
    .map(({ until }) => until)
    .sort((a, b) => a - b)[0]

/** What is still there after its moment could not be sent: it is not waited for again. */
const leaveWhatIsStuck = async ({ waiting }: TravelDeps, moment: Instant, stuck: Set<string>): Promise<void> => {
  for (const pile of await waiting.ripe(moment, most)) stuck.add(nameOfPile(pile))
}

const nameOfPile = ({ partnership, holder, until }: PileKey) => `${partnership}/${holder}/${until}`

/** @param first what is to be done at that moment before anything rings */
const ring = async (deps: TravelDeps, at: Instant, stuck: Set<string>, first?: () => Promise<void>): Promise<TravelStep> => {
  const { matters, clock } = deps
  if (at > (await clock.now())) await clock.moveTo(at)
  const keys = await matters.due(at, most)
  const [alarmsBefore, mailsBefore] = [await alarmsRung(matters, keys), await deps.mailCount()]
  await first?.()
  await deps.sweep()
  const unsent = await allSent(deps, stuck)
  return {
    at,
    alarms: (await alarmsRung(matters, keys)) - alarmsBefore,
    mails: (await deps.mailCount()) - mailsBefore,
    unsent,
  }
}

/** Waits until the mail is out. What was stuck at an earlier stop is not waited for again. */
const allSent = async ({ matters, clock, sweep, mailCount, pause }: TravelDeps, stuck: Set<string>): Promise<number> => {
  const minute = 60_000
  let seen = ''
  for (let quiet = 1; ; quiet++) {
    const unsent = await matters.unsent((await clock.now()) + minute, most)
    const waiting = unsent.map(nameOf).filter((name) => !stuck.has(name))
    if (waiting.length === 0) return unsent.length
    const progress = `${waiting.length} ${await mailCount()}`
    if (progress !== seen) quiet = 1
    seen = progress
    if (quiet === mostQuietPolls) for (const name of waiting) stuck.add(name)
    else {
      if (quiet % pollsPerSweep === 0) await sweep()
      await pause(pollMs)
    }
  }
}

const nameOf = ({ key, version }: OutboxKey) => `${key.partnership}/${key.subject}/${version}`

const loadAll = async (matters: Pick<MatterStore, 'load'>, keys: readonly MatterKey[]): Promise<StoredMatter[]> =>
  (await Promise.all(keys.map((key) => matters.load(key)))).filter((stored) => stored !== undefined)

const alarmsRung = async (matters: Pick<MatterStore, 'load'>, keys: readonly MatterKey[]): Promise<number> => {
  let rung = 0
  for (const { matter } of await loadAll(matters, keys)) for (const told of matter.told.values()) rung += told.rung.size
  return rung
}
