import type { DataOf } from '../../events/catalogue.ts'
import { type Each, type Instance, itself } from '../clocks/each.ts'
import { type Happened, happening } from '../clocks/happening.ts'
import { defineRule, type Rule } from '../clocks/rule.ts'
import { whenWritten } from '../clocks/told.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { serviceDefault } from '../partnerships/sources.ts'
import { assignmentsOf, type KeptAssignment } from './assignments.ts'
import { handedOver } from './handovers.ts'
import { eachLeftAlone } from './left-alone.ts'

// What the directory itself asks for. No document speaks of it: these are this service's own, and no date is invented.

const assigned = (fact: Fact): KeptAssignment => fact.data as unknown as KeptAssignment
const told = (facts: Facts): readonly Fact[] => facts.get('role.assigned') ?? []
const happenedIn = (fact: Fact): Happened => ({ ...whenWritten(fact), fact: fact.id })

/** `p-0417.2`: whose address, and which of theirs. */
export const contactKey = (holder: string, contact: number): string => `${holder}.${contact}`
const personOf = (key: string): string => key.slice(0, key.lastIndexOf('.'))

const eachAddress: Each = {
  words: 'address in the directory',
  name: (key) => `of ${personOf(key)}`,
  of: (facts) => {
    const first = new Map<string, Instance>()
    for (const fact of told(facts)) {
      const key = contactKey(assigned(fact).holder, assigned(fact).contact)
      if (!first.has(key)) first.set(key, { ...whenWritten(fact), key, fact })
    }
    return [...first.values()]
  },
}

/** That nobody need confirm it any more: it was, or there is another since, or its person was taken out of every role. */
const isSettled = happening('somebody has opened the link in the mail to it and confirmed there', (facts, of) => {
  if (of === undefined) return undefined
  const { holder, contact } = assigned(of.fact)
  const confirmed = (facts.get('address.confirmed') ?? []).find(({ data }) => {
    const { holder: whose, contact: which } = data as DataOf<'address.confirmed'>
    return whose === holder && which === contact
  })
  const replaced = told(facts).find((fact) => assigned(fact).holder === holder && assigned(fact).contact > contact)
  const found = confirmed ?? replaced ?? lastEnd(facts, holder)
  return found && happenedIn(found)
})

/** The word that ended the last role of somebody who has none without an end any more. */
const lastEnd = (facts: Facts, holder: string): Fact | undefined => {
  const ends = (facts.get('role.ended') ?? []).filter(({ data }) => (data as DataOf<'role.ended'>).holder === holder)
  const isEnded = assignmentsOf(facts).every((each) => each.holder !== holder || ends.some((end) => isEndOf(end, each)))
  return isEnded ? ends.at(-1) : undefined
}

const isEndOf = ({ data }: Fact, { role, until }: { role: string; until?: string }): boolean => {
  const end = data as DataOf<'role.ended'>
  return end.role === role && end.on === until
}

export const confirmRule = defineRule({
  id: 'confirm-address',
  title: 'Have an address in the directory confirmed',
  tier: 'internal',
  each: eachAddress,
  starts: itself('it was entered'),
  due: null,
  met: isSettled,
  owner: 'business-manager',
  sources: [
    serviceDefault('Mail to a new address is confirmed from a link in it; until then the business manager is told as well'),
  ],
})

export const handoverRule = defineRule({
  id: 'handover',
  title: 'Name a successor for a role, and have their address confirmed',
  tier: 'internal',
  each: eachLeftAlone,
  starts: itself('the role was ended, or its last day came near'),
  due: null,
  toldWhenBegun: 'then',
  met: happening('a successor was entered and has confirmed their address', (facts, of) => {
    const found = of && handedOver(facts, of.key)
    return found && happenedIn(found.by)
  }),
  owner: 'business-manager',
  sources: [
    serviceDefault(
      'A role that ends is handed over with what is open in it; its last day is near as directory-ends-soon-days says',
    ),
  ],
})

const weekly = defineRule({
  id: 'directory-reach',
  title: 'See that every role would be reached',
  tier: 'internal',
  starts: happening('somebody was first entered in the directory', (facts) => {
    const [first] = told(facts)
    return first && happenedIn(first)
  }),
  due: null,
  nudges: 'weekly',
  // it is looked at for as long as there is a directory
  met: happening('nothing ends it', () => undefined),
  owner: 'business-manager',
  sources: [serviceDefault('What would not be reached is told every Monday at 08:30, before a time limit needs it')],
})

/** The rules that watch a partnership's own directory. */
export const directoryRules: readonly Rule[] = [confirmRule, handoverRule, weekly]
