import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import { defineLadder } from '../../shared/ladders/ladder.ts'
import { rulesOfLadders } from '../../shared/ladders/rules-of.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership, type Partnership } from '../../shared/partnerships/partnership.ts'
import { rulesByKind } from '../../shared/partnerships/rules-by-kind.ts'
import { serviceDefault } from '../../shared/partnerships/sources.ts'
import type { Agency } from '../../shared/people/agency.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { iso } from './london-time.ts'

const source = serviceDefault('An example')

const agency = (id: string): Agency => ({
  id,
  name: `The ${id}`,
  kind: 'safeguarding-partner',
  roles: { 'safeguarding-lead': `${id}-lead`, 'line-manager': `${id}-manager`, 'delegated-representative': `${id}-delegate` },
})
const agencies = ['council', 'health', 'police'].map(agency)

const rung = { produces: 'an answer', respondWithin: null, source }

/** Five rungs of each kind there is: two managers meet, the partners answer, the leads judge upon reports, a chair mediates, an adviser concludes. */
const ladder = defineLadder({
  id: 'climb',
  title: 'The whole climb',
  for: 'disputes',
  sources: [source],
  exits: [{ to: 'regulator', words: 'the regulator', source }],
  rungs: [
    { ...rung, id: 'managers', title: 'Settle it between you', kind: 'meeting', roles: [{ ofEachParty: 'line-manager' }] },
    { ...rung, id: 'partners', title: 'Decide on it', kind: 'letter-with-reply', roles: ['delegated-partners'], entry: true },
    { ...rung, id: 'leads', title: 'Hear both sides', kind: 'report-from-each-party', roles: ['lead-one', 'lead-two'] },
    { ...rung, id: 'chair', title: 'Mediate in it', kind: 'mediation', roles: ['police-delegate'] },
    { ...rung, id: 'adviser', title: 'Conclude it', kind: 'commission', roles: ['adviser'] },
  ],
})

const roles = [
  'business-manager',
  'delegated-partners',
  'lead-one',
  'lead-two',
  'adviser',
  ...agencies.flatMap(({ roles: parts }) => Object.values(parts)),
]

/** A partnership with one ladder, whose times to answer are what a test says. */
export const climbingPartnership = (workingDays: Partial<Record<string, number>> = {}): Partnership =>
  definePartnership({
    id: 'bolton',
    name: 'Exampleshire',
    roles: roles.map((id) => ({ id, title: id })),
    frontDoor: 'the front door',
    agencies,
    ladders: [ladder],
    rules: rulesByKind({ dispute: rulesOfLadders([ladder]) }),
    settings: Object.entries(workingDays).map(([id, value]) => agreed(`climb-${id}-working-days`, value ?? null)),
    escalation: { steps: [['business-manager']], source },
  })

const agreed = (setting: string, value: number | null): Settings[number] => ({
  ...{ setting, value, from: '2020-01-01', agreedBy: 'executive', agreedOn: '2020-01-01', source: 'Minutes, item 1' },
})

export const everyRole: ReadonlySet<string> = new Set(roles)

/** A fact of dispute D-2027-001; its id is its type unless another is given. */
export const dispute = <T extends keyof Told>(
  type: T,
  when: string,
  data: Told[T],
  id: string = `dispute.${type}`,
): ClocksEvent =>
  ({
    specversion: '1.0',
    id,
    source: '/exampleshire/office',
    subject: 'D-2027-001',
    type: `dispute.${type}`,
    data: { partnership: bolton.id, at: iso(when), ...data },
  }) as unknown as ClocksEvent

type Without<T extends keyof Facts> = Omit<DataOf<Facts[T]>, 'partnership' | 'at'>
interface Facts {
  raised: 'dispute.raised'
  responded: 'dispute.responded'
  'report-received': 'dispute.report-received'
  'not-resolved': 'dispute.not-resolved'
  escalated: 'dispute.escalated'
  resolved: 'dispute.resolved'
  exited: 'dispute.exited'
}
type Told = { [T in keyof Facts]: Without<T> }

/** A dispute between the council and the police about a threshold. */
export const raised = (when: string, more: Partial<Told['raised']> = {}): ClocksEvent =>
  dispute('raised', when, { ladder: 'climb', about: 'thresholds', by: 'council-lead', parties: ['council', 'police'], ...more })
