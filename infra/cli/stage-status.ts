import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { partnershipOf, partnerships } from '../../shared/partnerships/partnerships.ts'
import type { MatterStore, StoredMatter } from '../../shared/shell/ports.ts'
import type { PileKey, WaitingStore } from '../../shared/shell/waiting-ports.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import { dayMs, dayNumber, type Instant } from '../../shared/time/day.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { type ClockReport, clockReport } from './clock-report.ts'
import { type LastAnswer, lastAnswersOf } from './last-answers.ts'

/** One open matter. */
export interface MatterStatus {
  /** The caller’s own reference. */
  reference: string
  /** The service’s short reference, shown in mails. */
  shortReference: string
  kind: string
  /** When it next has something to say. */
  nextWake: string
  /** Its clocks that run or are overdue. */
  clocks: ClockReport[]
  /** What each role last answered to mails about them. */
  answers: LastAnswer[]
}

/** What `clocks status --json` prints. */
export interface StageStatus {
  /** The stage’s now. */
  now: string
  partnerships: { partnership: string; matters: MatterStatus[] }[]
  /** When any matter next has something to say; `null` when none ever will. */
  nextWake: string | null
  /** Commits whose notices are not all sent. */
  unsent: number
  /** How many mails wait for the morning, and when the first of them goes. */
  waiting: { mails: number; next: string | null }
}

/** More than a stage on one machine is for: those that wake soonest are shown. */
const most = 1000
const forever: Instant = dayNumber(2200, 1, 1) * dayMs

/** Reads the open matters, those that will speak again, in the order in which they will. */
export const stageStatus = async (
  matters: Pick<MatterStore, 'due' | 'unsent' | 'load'>,
  waiting: Pick<WaitingStore, 'ripe'>,
  calendar: Calendar,
  now: Instant,
): Promise<StageStatus> => {
  const byPartnership = new Map<string, MatterStatus[]>()
  for (const key of await matters.due(forever, most)) {
    const stored = await matters.load(key)
    const status = stored && matterStatus(stored, calendar, now)
    if (status) byPartnership.set(key.partnership, [...(byPartnership.get(key.partnership) ?? []), status])
  }
  const wakes = [...byPartnership.values()].flat().map(({ nextWake }) => nextWake)
  const first = wakes.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
  return {
    now: isoInstant(now),
    partnerships: partnerships.flatMap(({ id }) => {
      const open = byPartnership.get(id)
      return open === undefined ? [] : [{ partnership: id, matters: open }]
    }),
    nextWake: first ?? null,
    unsent: (await matters.unsent(forever, most)).length,
    waiting: waitingOf(await waiting.ripe(forever, most)),
  }
}

const waitingOf = (piles: readonly PileKey[]): StageStatus['waiting'] => ({
  mails: piles.length,
  next: piles.length === 0 ? null : isoInstant(Math.min(...piles.map(({ until }) => until))),
})

const matterStatus = (
  { matter, reference, wakeAt }: StoredMatter,
  calendar: Calendar,
  now: Instant,
): MatterStatus | undefined => {
  const partnership = partnershipOf(matter.partnership)
  if (partnership === undefined || wakeAt === undefined) return undefined
  const clocks = clocksOfMatter(matter, { partnership, calendar })
    // the end of a role may be years ahead, and nobody is asked anything before it is near
    .filter(({ rule, started }) => rule.toldWhenBegun !== 'then' || started.instant <= now)
    .map((clock) => clockReport(clock, now, partnership, calendar))
    .filter(({ state }) => state === 'running' || state === 'overdue')
  return {
    reference: matter.subject,
    shortReference: reference,
    kind: matter.kind,
    nextWake: isoInstant(wakeAt),
    clocks,
    answers: lastAnswersOf(
      matter.records,
      clocks.map(({ rule, about }) => (about === undefined ? rule : `${rule}:${about}`)),
    ),
  }
}
