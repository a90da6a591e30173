import { restsOnGuidance } from '../editions/rests-on-guidance.ts'
import { correctedRecord, type FactRecord, type Facts, factsOf } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import { dayInWords } from '../time/in-words.ts'
import { type Clock, countedFrom } from './clock.ts'
import { type Counting, countingOf } from './counting.ts'
import { doubtsOf } from './doubts-of.ts'
import type { Happened } from './happening.ts'
import { eachInWords, lengthInWords, unsetInWords } from './length-in-words.ts'
import { outerDayInWords } from './outer-in-words.ts'
import { conventionOf } from './period.ts'
import type { RestsOn } from './period-by-setting.ts'
import { plannedDay, type Rule } from './rule.ts'
import { waysOfCounting } from './ways-of-counting.ts'

/** A fact that a clock rests on, as it was told. */
export interface FactTold {
  /** Id of the event that told it. */
  fact: string
  type: string
  /** What it says now, without the partnership. */
  said: Readonly<Record<string, unknown>>
  /** Ids of the events that corrected it, in the order they came. */
  correctedBy: string[]
}

/** Everything that a clock's date rests on: with it a person can count the date again and look up each part. */
export interface Explanation {
  trigger: FactTold | undefined
  counting: Counting
  convention: string
  /** The edition of the national guidance that the matter keeps and the rule rests on, and since when it is in force. */
  edition?: { name: string; from: string }
  /** What of it no document says but a setting, agreed or not. In sentences. */
  settings: string[]
  met?: FactTold | undefined
  cancelled?: FactTold | undefined
  /** What is uncertain about it. In sentences. */
  remarks: string[]
}

/** How a clock was counted, and from what. */
export const howCounted = ({ period, outer }: Pick<Clock, 'period' | 'outer'>): string =>
  period === null ? nudgeConvention : conventionOf(period, outer && outerDayInWords(outer))

const nudgeConvention = 'no number in the source: reminded until it is done, without a date'

/**
 * @param records of the clock's matter, all of them
 * @throws CalendarGapError beyond the calendar's years
 */
export const explain = (clock: Clock, records: readonly FactRecord[], calendar: Calendar): Explanation => {
  const { rule, started, edition, period, met, cancelled } = clock
  const tell = (happened: Happened) => factTold(happened, records)
  return {
    trigger: tell(started),
    counting: period === null ? { days: [], sentences: [whyNoDate(clock)] } : countingOf(period, countedFrom(clock), calendar),
    convention: howCounted(clock),
    ...(edition !== undefined && restsOnGuidance(rule) && { edition: { name: edition.name, from: edition.from } }),
    settings: settingsInWords(clock),
    ...(met !== undefined && { met: tell(met) }),
    ...(cancelled !== undefined && { cancelled: tell(cancelled) }),
    remarks: remarksOn(clock),
  }
}

/** Two sources may use one id: the fact that says the very moment is the one meant. */
const factTold = ({ fact: id, text }: Happened, records: readonly FactRecord[]): FactTold | undefined => {
  const named = [...factsOf(records).values()].flat().filter((fact) => fact.id === id)
  const fact = named.find(({ data }) => Object.values(data).includes(text)) ?? named[0]
  if (fact === undefined) return undefined
  const { partnership: _, ...said } = fact.data
  const corrections = records.filter((record, n) => {
    if (record.type !== 'fact.corrected') return false
    const target = correctedRecord(records.slice(0, n), record)
    return target?.id === id && target.type === fact.type
  })
  return { fact: id, type: fact.type, said, correctedBy: corrections.map((correction) => correction.id) }
}

const whyNoDate = ({ rule, restsOn }: Clock): string => {
  const until = 'The owner is told at once and reminded until it is done.'
  if (restsOn?.some(({ agreed }) => agreed === undefined)) return `No number has been agreed, and none is invented. ${until}`
  const where = rule.sources.map(({ document, paragraph }) => `${document}, ${paragraph}`).join('; ')
  return `There is no date, because no number is given (${where}), and none is invented. ${until}`
}

/** What of a date no document says but a setting, agreed or not. In sentences. */
export const settingsInWords = ({ restsOn = [], rule }: Clock): string[] => restsOn.map((each) => settingInWords(each, rule))

const settingInWords = ({ setting, agreed }: RestsOn, { due }: Rule): string => {
  if (agreed !== undefined)
    return (
      `${setting} = ${agreed.value}, in force from ${agreed.from}: ` +
      `agreed by ${agreed.agreedBy} on ${agreed.agreedOn} (${agreed.source}).`
    )
  return `${setting} is not agreed, so the safe default holds: ${waysOfCounting.get(setting) ?? unsetInWords(setting, due)}.`
}

const dayOf = ({ id }: { id: string }): string => (id === plannedDay ? 'the planned day' : `the last day of ${id}`)

const remarksOn = ({ rule, edition, period, provisional, restsOn, outer }: Clock): string[] => {
  const remarks: string[] = []
  if (outer !== undefined) remarks.push(`Counted back from ${dayInWords(outer.due)}, ${dayOf(outer)}.`)
  if (rule.tier === 'internal' && rule.due !== null) remarks.push('A limit of our own: no document states it.')
  const doubts = doubtsOf(rule, restsOn)
  if (doubts !== undefined) remarks.push(doubts)
  if (edition?.unchecked !== undefined && restsOnGuidance(rule)) remarks.push(edition.unchecked)
  if (period !== null && restsOn?.some(({ agreed }) => agreed === undefined))
    remarks.push('The date rests on a default, not on a document: the partnership has not agreed the setting.')
  if (provisional)
    remarks.push('It lies beyond the published bank holidays: those were worked out by rule, and the date may yet move.')
  return remarks
}

/**
 * Why a rule has started no clock, as far as the rule itself can say. In sentences.
 *
 * @param facts of the matters that were looked at
 */
export const whyNoClock = (rule: Rule, settings: Settings, facts: readonly Facts[] = []): string[] => {
  const off = whyOff(rule, settings)
  const hasStarted = facts.some((each) => (rule.each === undefined ? rule.starts.in(each) : rule.each.of(each)[0]) !== undefined)
  return [
    off.length > 0 && hasStarted
      ? `What starts it has been told, and it is not counted. It starts when ${rule.starts.words}.`
      : `Nothing told so far has started it. It starts when ${rule.starts.words}.`,
    ...(rule.each === undefined ? [] : [`It runs ${eachInWords(rule.each)}.`]),
    ...off,
  ]
}

/** Turned off by what was agreed on, or because nothing was. */
const whyOff = ({ due }: Rule, settings: Settings): string[] => {
  if (due === null || !('setting' in due)) return []
  const agreed = settings.findLast(({ setting, value }) => setting === due.setting && value !== null)
  if (agreed === undefined) return due.unset === 'off' ? [`It is turned off: ${lengthInWords(due)}.`] : []
  return due.choices?.[String(agreed.value)] === 'off'
    ? [`It is turned off: ${due.setting} = ${agreed.value} was agreed on.`]
    : []
}
