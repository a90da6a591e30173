import type { SettingDefinition } from '../settings/definition.ts'
import type { Ladder } from './ladder.ts'
import { settingOfRung } from './rules-of.ts'

/** The times to answer that a partnership may agree on, one for each rung whose document gives none. */
export const settingsOfLadders = (ladders: readonly Ladder[]): SettingDefinition[] =>
  ladders
    .filter((ladder) => ladder.for === 'disputes')
    .flatMap((ladder) =>
      ladder.rungs
        .filter(({ respondWithin }) => respondWithin === null)
        .map((rung) => ({
          name: settingOfRung(ladder, rung),
          words: `Within how many working days is an answer given on this rung of “${ladder.title}”: ${rung.title}?`,
          kind: 'working-days',
          unset: 'No time: nothing climbs by itself, and the business manager is asked whether to escalate.',
          source: rung.source,
        })),
    )
