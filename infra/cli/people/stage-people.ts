import { matterTable } from '../../../shared/adapters/matter-table.ts'
import { peopleTable } from '../../../shared/adapters/people-table.ts'
import { type Contact, type Holder, peopleSubject } from '../../../shared/people/directory.ts'
import { isoDay } from '../../../shared/time/day.ts'
import { londonDay } from '../../../shared/time/london.ts'
import { type LocalStage, onStage, stageClients } from '../local-stage.ts'
import { stageClock } from '../stage-clock.ts'
import type { Terminal } from '../terminal.ts'
import { type KnownPeople, knownPeople } from './known-people.ts'

export interface StagePeople extends KnownPeople {
  contacts: readonly Contact[]
  /** Who would be written to now. */
  holders: readonly Holder[]
  /** By the stage's own now, in London. */
  today: string
}

/** The directory of a partnership, as the stage on this machine has it now. */
export const stagePeople = (stage: LocalStage, partnership: string, { now }: Terminal): Promise<StagePeople> =>
  onStage(async () => {
    const { dynamodb } = stageClients(stage)
    const at = await stageClock(dynamodb, stage.table, now).now()
    const people = peopleTable(dynamodb, stage.table)
    // in this order: somebody just told of has an address by the time that it is asked for
    const stored = await matterTable(dynamodb, stage.table).load({ partnership, subject: peopleSubject })
    const contacts = await people.contacts(partnership)
    const holders = await people.holders(partnership, at)
    return { ...knownPeople(stored, contacts), contacts, holders, today: isoDay(londonDay(at)) }
  })
