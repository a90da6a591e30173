import { lengthInWords } from '../../shared/clocks/length-in-words.ts'
import type { Source } from '../../shared/clocks/rule.ts'
import { type Exit, isEntry, type Ladder, type OnRung, type Rung, type RungKind } from '../../shared/ladders/ladder.ts'
import { settingOfRung } from '../../shared/ladders/rules-of.ts'
import { holderInWords } from '../../shared/ladders/who-in-words.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import type { Former } from '../../shared/people/named-role.ts'
import { countInWords } from '../../shared/time/in-words.ts'

/** A holder of a rung: a role, or the one with that part in each agency in dispute. */
export interface HolderReport {
  role?: string
  ofEachParty?: string
  deputyOf?: string
  title: string
  /** What the document calls the role, where that has ceased to be. */
  formerly?: Former
}

/** One rung as the command and the documents show it. */
export interface RungReport {
  /** Counted from 1. */
  rung: number
  id: string
  title: string
  kind: RungKind
  /** The kind in words. */
  how: string
  who: HolderReport[]
  produces: string
  /** How long its holders have to answer, in words; `null` where only a notice is sent. */
  timeToAnswer: string | null
  /** A dispute may begin here. */
  entry: boolean
  conflict?: { party: string; partyName: string; why: string }
  source: Source
  unconfirmed?: string
}

/** One ladder as the command and the documents show it. */
export interface LadderReport {
  ladder: string
  title: string
  for: Ladder['for']
  rungs: RungReport[]
  exits: Exit[]
  sources: Source[]
  unconfirmed?: string
}

const kindsInWords: Readonly<Record<RungKind, string>> = {
  meeting: 'they meet or talk',
  'letter-with-reply': 'a letter that asks for a written reply',
  'report-from-each-party': 'a decision, on a report from each party',
  mediation: 'mediation',
  adjudication: 'a decision',
  commission: 'somebody independent is commissioned',
  notice: 'they are told',
}

export const ladderReport = (ladder: Ladder, partnership: Partnership): LadderReport => ({
  ladder: ladder.id,
  title: ladder.title,
  for: ladder.for,
  rungs: ladder.rungs.map((rung, n) => rungReport(rung, n + 1, ladder, partnership)),
  exits: [...ladder.exits],
  sources: [...ladder.sources],
  ...(ladder.unconfirmed !== undefined && { unconfirmed: ladder.unconfirmed }),
})

const rungReport = (rung: Rung, nth: number, ladder: Ladder, partnership: Partnership): RungReport => {
  const { id, title, kind, produces, conflict, source, unconfirmed } = rung
  return {
    rung: nth,
    id,
    title,
    kind,
    how: kindsInWords[kind],
    who: rung.roles.map((role) => holderReport(role, partnership)),
    produces,
    timeToAnswer: kind === 'notice' ? null : timeToAnswer(rung, ladder, partnership),
    entry: isEntry(ladder, id),
    ...(conflict !== undefined && {
      conflict: {
        ...conflict,
        partyName: partnership.agencies.find((agency) => agency.id === conflict.party)?.name ?? conflict.party,
      },
    }),
    source,
    ...(unconfirmed !== undefined && { unconfirmed }),
  }
}

const holderReport = (role: OnRung, partnership: Partnership): HolderReport => {
  const title = holderInWords(role, partnership)
  if (typeof role !== 'string') return { ...role, title }
  const formerly = partnership.roles.find(({ id }) => id === role)?.formerly
  return { role, title, ...(formerly !== undefined && { formerly }) }
}

/** What the document says or the partnership's data have agreed on; a stage may have been told of more since. */
const timeToAnswer = (rung: Rung, ladder: Ladder, { settings }: Partnership): string => {
  if (rung.respondWithin !== null) return lengthInWords(rung.respondWithin)
  const name = settingOfRung(ladder, rung)
  const agreed = settings.filter(({ setting, value }) => setting === name && typeof value === 'number')
  return agreed.length === 0
    ? `no time agreed: set ${name}`
    : agreed.map(({ value, from }) => `${countInWords(Number(value), 'working day')}, agreed from ${from} on`).join('; ')
}
