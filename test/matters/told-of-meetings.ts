import { ruleIdOf } from '../../shared/clocks/rule.ts'
import type { Entry } from '../../shared/matters/matter.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { dayOf } from '../../shared/time/day.ts'
import { endOfDay } from '../../shared/time/london.ts'

/**
 * Who must hear that clocks were met, `clock → role`: its owner and everybody who had been written to about it, where the last
 * that they heard was a date. Worked out from nothing but what had been said before.
 */
export const toldOfMeetings = (
  entries: readonly Entry[],
  before: readonly Notice[],
  { rules }: Pick<Partnership, 'rules'>,
): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== 'clock' || (entry.change !== 'met' && entry.change !== 'met-late')) return []
    const rule = rules.find(({ id }) => id === ruleIdOf(entry.clock))
    const said = before.filter(({ clock }) => clock === entry.clock)
    const last = said.at(-1)
    if (rule === undefined || rule.within !== undefined || last === undefined || last.due === null) return []
    if (last.kind === 'met' || last.kind === 'cancelled') return []
    if (rule.benchmark && entry.at > endOfDay(dayOf(last.due))) return []
    return [...new Set([rule.owner, ...said.map(({ role }) => role)])].map((role) => `${entry.clock} → ${role}`)
  })
