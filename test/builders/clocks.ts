import { type Alarm, alarmsOf } from '../../shared/clocks/alarms-of.ts'
import type { Clock } from '../../shared/clocks/clock.ts'
import { when } from '../../shared/clocks/happening.ts'
import { dueOn, type Period } from '../../shared/clocks/period.ts'
import { defineRule, type Rule } from '../../shared/clocks/rule.ts'
import { type Calendar, englandAndWales } from '../../shared/time/calendar.ts'
import { momentOf } from '../../shared/time/moment.ts'
import { at, iso, writtenTime } from './london-time.ts'

const calendar = englandAndWales()

/** A rule of a given length; the rest of it plays no part. */
export const aRule = (due: Period | null, more: Partial<Rule> = {}): Rule =>
  defineRule({
    id: 'a-rule',
    title: 'Do what is to be done',
    tier: due === null ? 'internal' : 'guidance',
    starts: when('incident.became-known', 'the local authority became aware', (fact) => fact.awareAt),
    due,
    met: when('incident.panel-notified', 'the Panel was notified'),
    owner: 'business-manager',
    sources: [{ document: 'A document', paragraph: '1' }],
    ...more,
  })

/** A clock of that rule, started when written: `Fri 18 Dec 2026 16:30`. */
export const aClock = (rule: Rule, started: string): Clock => {
  const moment = momentOf(iso(started))
  const due = rule.due !== null && 'unit' in rule.due ? rule.due : null
  return {
    id: rule.id,
    rule,
    started: { ...moment, fact: 'a-fact' },
    period: due,
    due: due === null ? null : dueOn(due, moment.day, calendar),
    missing: [],
    provisional: false,
  }
}

const written = ({ kind, n, at: moment }: Alarm): string => `${writtenTime(moment)} ${kind}${n === 0 ? '' : ` ${n}`}`

/** A clock's next alarms, written `Tue 22 Dec 2026 08:30 half-way`. Told at `told`; the last one rang at `after`. */
export const nextAlarms = (
  clock: Clock,
  count: number,
  { told, after = told, using = calendar }: { told: string; after?: string; using?: Calendar },
): string[] => {
  const alarms: string[] = []
  for (const alarm of alarmsOf(clock, at(told), at(after), using)) if (alarms.push(written(alarm)) === count) break
  return alarms
}
