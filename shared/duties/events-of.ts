import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Settings } from '../settings/setting.ts'
import { addMonths, type Day, dayOf, isoDay } from '../time/day.ts'
import type { Duty } from './duty.ts'
import { isCovered, isTurnedOn, type Occurrence, occurrencesOf } from './occurrences-of.ts'
import { agreedCycle, type Recurrence, yearBeginsIn } from './recurrence.ts'

/** The service tells these facts itself. */
const source = '/service/duties'

/** The one matter of a partnership in which its missing dates are asked for. */
const missingDates = 'dates-to-agree'

/**
 * The facts that must have been told by the end of a day: which duties are open, and which lack a date. Worked out
 * afresh every day and the same to the letter as long as nothing changes, so that telling them again changes nothing.
 */
export const dutyEventsOf = (partnership: string, duties: readonly Duty[], settings: Settings, today: Day): ClocksEvent[] => [
  ...occurrencesOf(duties, settings, today, today).map((each) => openedEvent(partnership, each, settings, today)),
  ...duties
    .filter((duty) => isCovered(duty, today) && isTurnedOn(duty, settings, today))
    .flatMap((duty) => dateEvents(partnership, duty, settings, today)),
  ...duties.flatMap((duty) => lapsedEvents(partnership, duty, settings, today)),
]

const openedEvent = (partnership: string, occurrence: Occurrence, settings: Settings, today: Day): ClocksEvent => {
  const { duty, period, subject } = occurrence
  const dueOn = isoDay(occurrence.dueOn)
  return {
    specversion: '1.0',
    id: `${partnership}-${subject}-by-${dueOn}-${timesAgreed(settings, settingsBehind(duty.recurs), today)}`,
    source,
    type: 'duty.opened',
    subject,
    data: { partnership, duty: duty.id, period, dueOn },
  }
}

/** Whether a duty that waits for a date has one; of a rolling duty, the question when it was last done. */
const dateEvents = (partnership: string, { id, recurs }: Duty, settings: Settings, today: Day): ClocksEvent[] => {
  if (recurs.kind !== 'agreed' && recurs.kind !== 'rolling') return []
  const isAgreed = recurs.kind === 'agreed' && agreedCycle(recurs, settings, today) !== undefined
  const type = isAgreed ? 'duty.date-agreed' : 'duty.date-missing'
  return [
    {
      specversion: '1.0',
      id: `${partnership}-${id}-${isAgreed ? 'date-agreed' : 'date-missing'}-${timesAgreed(settings, settingsBehind(recurs), today)}`,
      source,
      type,
      subject: recurs.kind === 'rolling' ? `${id}-rolling` : missingDates,
      data: { partnership, duty: id },
    },
  ]
}

/**
 * The periods that were open when the settings behind a duty were agreed on last, and that its new days leave without
 * one: a report put off from September to January is no longer that of the year before.
 */
const lapsedEvents = (partnership: string, duty: Duty, settings: Settings, today: Day): ClocksEvent[] => {
  const names = settingsBehind(duty.recurs)
  const changed = settings.filter(({ setting, from }) => names.includes(setting) && dayOf(from) <= today).map(({ from }) => from)
  const last = changed.sort().at(-1)
  if (last === undefined) return []
  const since = dayOf(last)
  const before = settings.filter(({ setting, from }) => !names.includes(setting) || from < last)
  const now = settings.filter(({ setting, from }) => !names.includes(setting) || dayOf(from) <= today)
  const stillOpen = new Set(occurrencesOf([duty], now, since, addMonths(since, 12)).map(({ subject }) => subject))
  return occurrencesOf([duty], before, since, since)
    .filter(({ subject }) => !stillOpen.has(subject))
    .map(({ subject, period }) => ({
      specversion: '1.0',
      id: `${partnership}-${subject}-lapsed-${changed.length}`,
      source,
      type: 'duty.lapsed',
      subject,
      data: { partnership, duty: duty.id, period },
    }))
}

/** The settings from which a recurrence's days follow. */
export const settingsBehind = (recurs: Recurrence): string[] => {
  if (recurs.kind === 'parts') return [yearBeginsIn]
  if (recurs.kind !== 'agreed') return []
  return typeof recurs.months === 'number' ? [recurs.date] : [recurs.date, recurs.months.setting]
}

/** How often they have been agreed on by a day: tells a date that came back from the same date before it was moved away. */
const timesAgreed = (settings: Settings, names: readonly string[], on: Day): number =>
  settings.filter(({ setting, from }) => names.includes(setting) && dayOf(from) <= on).length
