import type { CalendarStore, KeptCalendar } from './calendar-ports.ts'
import type { Log, MatterStore, Now, WakeQueue } from './ports.ts'

export interface RecalculateDeps {
  calendar: CalendarStore
  matters: Pick<MatterStore, 'open'>
  queue: Pick<WakeQueue, 'sendAll'>
  now: Now
  log: Log
}

/** Matters called between two looks at how far we are: a run that dies has them called twice, which does no harm. */
const pageSize = 500

/** Pages a run: 100,000 open matters take four minutes' runs. */
const pagesARun = 50

/**
 * Once newly published days count, calls every open matter to count anew, page by page; the next run goes on where this
 * one ends. A page is only passed once all its calls are on the queue, so none can be lost. A matter that comes or moves
 * while we page has been counted with the new days already.
 *
 * @returns how many matters were called
 */
export const recalculate = (deps: RecalculateDeps) => async (): Promise<number> => {
  const { calendar, now, log } = deps
  let kept = await calendar.load()
  let called = 0
  for (let page = 1; page <= pagesARun; page++) {
    if (kept.recalculation === undefined || kept.recalculation.from > (await now())) break
    const step = await callPage(deps, kept)
    called += step.called
    // newer days have come: the next run begins with them
    if ((await calendar.save(step.kept)) === 'conflict') break
    kept = step.kept
  }
  if (called > 0) {
    log.info('MATTERS_RECALCULATED', { called, done: kept.recalculation === undefined })
    log.count('MattersRecalculated', called)
  }
  return called
}

const callPage = async (
  { matters, queue }: RecalculateDeps,
  { holidays, version, recalculation }: KeptCalendar,
): Promise<{ kept: KeptCalendar; called: number }> => {
  const { keys, next } = await matters.open(recalculation?.next, pageSize)
  if (keys.length > 0) await queue.sendAll(keys.map((key) => ({ key })))
  const rest = recalculation === undefined || next === undefined ? {} : { recalculation: { from: recalculation.from, next } }
  return { kept: { holidays, version: version + 1, ...rest }, called: keys.length }
}
