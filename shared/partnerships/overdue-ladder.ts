import type { Escalation, Source } from '../clocks/rule.ts'
import { defineLadder, type Ladder, type Rung } from '../ladders/ladder.ts'
import type { RoleId } from '../people/role.ts'

type Holders = readonly [RoleId, ...RoleId[]]

/** What an overdue date climbs: the deputy of whoever is responsible and the business manager, then the delegated, then the accountable partners. */
export const overdueLadder = (source: Source, { delegated, leads }: { delegated: Holders; leads: Holders }): Ladder => {
  const told = (id: string, roles: Holders): Rung => ({
    id,
    title: 'See that what is overdue is done',
    kind: 'notice',
    roles,
    produces: 'What was due, or the reason why it is not done',
    respondWithin: null,
    source,
  })
  return defineLadder({
    id: 'overdue',
    title: 'Overdue dates',
    for: 'overdue-clocks',
    rungs: [
      // told on the first overdue morning, together with the next rung: there may be none
      { ...told('deputy', ['business-manager']), roles: [{ deputyOf: 'owner' }] },
      told('business-manager', ['business-manager']),
      told('delegated-partners', delegated),
      told('lead-representatives', leads),
    ],
    exits: [],
    sources: [source],
  })
}

/** The escalation of overdue clocks, rung by rung. */
export const escalationFrom = ({ rungs, sources: [source] }: Ladder): Escalation => ({
  steps: rungs.map(({ roles }) => roles.filter((role) => typeof role === 'string')).filter((roles) => roles.length > 0),
  source,
})
