import type { DataOf } from '../../events/catalogue.ts'
import type { Period } from '../clocks/period.ts'
import type { PeriodBySetting } from '../clocks/period-by-setting.ts'
import type { Source, Tier } from '../clocks/rule.ts'
import type { RoleId } from '../people/role.ts'
import type { Recurrence } from './recurrence.ts'

/** A yearly or standing duty as data: what comes round, how often, whose it is, while which document holds, and where it says so. */
export interface Duty {
  /** Begins the subject of each of its matters: `budget-2027`. */
  id: string
  /** The one thing to do, in the imperative: "Agree the budget of the coming financial year". */
  title: string
  /** What counts as done: "the budget was agreed". */
  done: string
  /** Never `statutory`: no document states the day of a standing duty as law. */
  tier: Exclude<Tier, 'statutory'>
  owner: RoleId
  recurs: Recurrence
  /** The first and the last day of what the document covers, `YYYY-MM-DD`. A turn that is due outside starts nothing. */
  validFrom?: string
  validTo?: string
  /** A setting that must be true before it runs: for what a document describes and does not promise. */
  turnedOnBy?: string
  /** What follows each time that it is done. */
  followUps?: readonly FollowUp[]
  sources: readonly [Source, ...Source[]]
  unconfirmed?: string
  /** The ids in `domain.md` that it answers. */
  covers: readonly [string, ...string[]]
}

/** What follows a duty that was done: a copy is sent, a body receives the report. */
export interface FollowUp {
  id: string
  title: string
  done: string
  step: DataOf<'duty.followed-up'>['step']
  tier: Exclude<Tier, 'statutory'>
  owner: RoleId
  /** From the day on which the duty was done; `null` where the document gives no number. */
  due: Period | PeriodBySetting | null
  sources: readonly [Source, ...Source[]]
  unconfirmed?: string
}

/** With the longest period, `2027-09-30`, the subject of a matter must stay within its 40 characters. */
const idForm = /^[a-z][a-z0-9-]{2,27}$/
const dayForm = /^\d{4}-\d\d-\d\d$/

/** Checks a duty's shape when its file is imported. */
export const defineDuty = (duty: Duty): Duty => {
  const { id, recurs, validFrom, validTo } = duty
  if (!idForm.test(id)) throw new Error(`duty id ${id}: expected 3 to 28 lower-case letters, digits or hyphens`)
  for (const day of [validFrom, validTo])
    if (day !== undefined && !dayForm.test(day)) throw new Error(`duty ${id}: expected days such as 2020-03-31`)
  if (validFrom !== undefined && validTo !== undefined && validFrom > validTo)
    throw new Error(`duty ${id}: ends before it begins`)
  if (recurs.kind === 'cycle' && validFrom === undefined)
    throw new Error(`duty ${id}: a cycle is counted from the day it began, so validFrom is needed`)
  if (recurs.kind === 'month' && !(Number.isInteger(recurs.month) && recurs.month >= 1 && recurs.month <= 12))
    throw new Error(`duty ${id}: expected a month from 1 to 12`)
  if ('months' in recurs && typeof recurs.months === 'number' && !(Number.isInteger(recurs.months) && recurs.months >= 1))
    throw new Error(`duty ${id}: expected a whole number of months from 1`)
  return Object.freeze(duty)
}
