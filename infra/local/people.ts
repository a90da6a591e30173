import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import type { Context } from '../../shared/matters/derived.ts'
import type { Decision, Entry, Matter } from '../../shared/matters/matter.ts'
import { takeEvent } from '../../shared/matters/take-event.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { type Contact, peopleSubject } from '../../shared/people/directory.ts'
import type { Instant } from '../../shared/time/day.ts'
import { StartError } from './start-error.ts'

/** One made-up holder for each role, at an address that cannot exist and that is confirmed already: nobody is written to about it. */
export const madeUpPeople = (): ClocksEvent[] =>
  partnerships.flatMap(({ id: partnership, roles }) =>
    roles.flatMap(({ id: role }): ClocksEvent[] => {
      const about = { specversion: '1.0', subject: peopleSubject, source: '/clocks/made-up-people' } as const
      const address = `${role}@${partnership}.example`
      return [
        {
          ...about,
          id: `${role}-assigned`,
          type: 'role.assigned',
          data: { partnership, role, holder: role, address, as: 'holder', from: '2000-01-01' },
        },
        { ...about, id: `${role}-confirmed`, type: 'address.confirmed', data: { partnership, holder: role, contact: 1 } },
      ]
    }),
  )

/** So many at once: a transaction takes a hundred items, and each address is one. */
const atOnce = 80

/**
 * Enters them as events and tells nobody. Those that are there already are left as they are.
 *
 * @returns how many events were new
 */
export const loadPeople = async (client: DynamoDBClient, table: string, at: Instant): Promise<number> => {
  const matters = matterTable(client, table)
  const contexts = livingContexts(client, table, { travels: true })
  const enterSome = async (partnership: string): Promise<number> => {
    const on = await matters.load({ partnership, subject: peopleSubject })
    const known = new Set(on?.matter.records.map(({ source, id }) => `${source} ${id}`))
    const events = madeUpPeople()
      .filter(({ data, source, id }) => data.partnership === partnership && !known.has(`${source} ${id}`))
      .slice(0, atOnce)
    const context = await contexts.of(partnership, at, 'people')
    if (events.length === 0 || context === undefined) return 0
    const { decision, contacts } = taken(on?.matter, events, at, context)
    if ((await matters.commit({ decision, on, reference: on?.reference ?? newReference(), at, contacts })) !== 'committed')
      throw new StartError(`somebody else is entering the people of ${partnership}`)
    return events.length
  }
  let entered = 0
  for (const { id } of partnerships) for (let some = -1; some !== 0; entered += some) some = await enterSome(id)
  return entered
}

/** What follows from all of them together, but for the mail. */
const taken = (before: Matter | undefined, events: readonly ClocksEvent[], at: Instant, context: Context) => {
  const contacts: Contact[] = []
  const entries: Entry[] = []
  let decision: Decision | undefined
  for (const event of events) {
    const known = [...(context.contacts ?? []), ...contacts]
    const matter: Matter | undefined = decision?.matter ?? before
    const applied = takeEvent(matter, event, at, { ...context, contacts: known })
    if (!applied.ok) throw new StartError(`${event.id}: ${applied.refusal.errors[0]?.expected}`)
    entries.push(...applied.entries)
    contacts.push(...applied.contacts)
    decision = applied
  }
  if (decision === undefined) throw new StartError('there is nobody to enter')
  const { matter, wakeAt } = decision
  return { contacts, decision: { matter, entries, notices: [], ...(wakeAt !== undefined && { wakeAt }) } }
}
