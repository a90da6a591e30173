import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { type FactRecord, factsOf } from '../../shared/matters/facts.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { planOfTwoYears } from './bolton-plan.ts'
import { atMost, type Line, short } from './line.ts'
import { nsPerOp } from './stopwatch.ts'
import { weeksLater } from './weeks-later.ts'

const calendar = englandAndWales()

/** As many different processes as there are weeks in a year: nothing can be remembered from one to the next. */
const weeks = 52

/** All clocks of one long matter from its facts, once: every rule of the partnership is asked. */
export const clocksLines = (): Line[] => {
  const processes = Array.from({ length: weeks }, (_, n) => factsOf(weeksLater(planOfTwoYears, n - weeks).map(recordOf)))
  const ns = nsPerOp(weeks, () =>
    processes.reduce((sum, facts) => sum + clocksOf(bolton.rules, facts, calendar, bolton.settings).length, 0),
  )
  const [first] = processes
  const microseconds = ns / 1000
  return [
    {
      name: 'core.clocksOf',
      value: short(microseconds),
      unit: 'µs/op',
      ...atMost(microseconds, 100),
      matter: 'a child protection process after two years',
      facts: planOfTwoYears.length,
      conferences: first?.get('conference.held')?.length,
      coreGroups: first?.get('core-group.held')?.length,
      clocks: first === undefined ? 0 : clocksOf(bolton.rules, first, calendar, bolton.settings).length,
      rules: bolton.rules.length,
    },
  ]
}

const recordOf = ({ source, id, type, time, data }: (typeof planOfTwoYears)[number]): FactRecord => ({
  source,
  id,
  type,
  ...(time !== undefined && { time }),
  recordedAt: 0,
  data,
})
