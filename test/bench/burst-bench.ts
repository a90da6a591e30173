import { type Burst, burst } from './burst.ts'
import { atMost, type Line, short } from './line.ts'

/** From a thousand to ten thousand notices each may cost this much more. */
const mostGrowth = 1.2

/** A morning on which thousands of notices are due at once, and the sweep has to send them all. */
export const burstLines = async (): Promise<Line[]> => {
  await burst(500)
  const [thousand, tenThousand] = [await burst(1_000), await burst(10_000)]
  return [...linesOf('burst.1000', thousand), ...linesOf('burst.10000', tenThousand), ...growth(thousand, tenThousand)]
}

const linesOf = (name: string, { used, seconds, ...told }: Burst): Line[] => [
  { name, value: short(seconds), unit: 's', ...told, perSecond: short(told.notices / seconds) },
  { name: `${name}.lost`, value: told.lost, unit: 'notices', ...atMost(told.lost, 0) },
  { name: `${name}.doubled`, value: told.doubled, unit: 'notices', ...atMost(told.doubled, 0) },
  { name: `${name}.outOfOrder`, value: told.outOfOrder, unit: 'notices', ...atMost(told.outOfOrder, 0) },
  {
    name: `${name}.calls`,
    value: callsOf({ used }),
    unit: 'AWS operations',
    calls: used.calls,
    writeUnits: short(used.writeUnits),
    readUnits: short(used.readUnits),
  },
]

const callsOf = ({ used }: Pick<Burst, 'used'>): number => Object.values(used.calls).reduce((sum, times) => sum + times, 0)

const growth = (small: Burst, large: Burst): Line[] => {
  const ratio = (of: (burst: Burst) => number) => short(of(large) / large.notices / (of(small) / small.notices))
  const lines = { time: ratio(({ seconds }) => seconds), calls: ratio(callsOf), writeUnits: ratio(({ used }) => used.writeUnits) }
  return Object.entries(lines).map(([what, value]) => ({
    name: `burst.growth.${what}`,
    value,
    unit: 'times as much for each notice',
    ...atMost(value, mostGrowth),
  }))
}
