import type { DataOf } from '../../events/catalogue.ts'
import { climbNamed, type LadderClimbed, raisingOf, twoDaysOnEachRung } from '../builders/climbs.ts'
import { iso, writtenTime } from '../builders/london-time.ts'
import type { SentMail } from './mailbox.ts'
import { aWorld } from './world.ts'

/** The reference of the dispute that these worlds tell of. */
const subject = 'D-2027-001'

/** `Mon 4 Jan 2027 10:00 council-safeguarding-lead: Dispute raised: …`, without the service's reference. */
export const lineOf = ({ at, to, subject: about }: Pick<SentMail, 'at' | 'to' | 'subject'>): string =>
  `${writtenTime(at)} ${to.split('@')[0]}: ${about.replace(/ \(\w+\)$/, '')}`

type Moved = 'responded' | 'report-received' | 'not-resolved' | 'escalated' | 'resolved' | 'exited'
type Telling<T extends Moved> = Omit<DataOf<`dispute.${T}`>, 'partnership' | 'at'>

/**
 * A world at 09:00 on Monday 4 January 2027, in which a dispute on one ladder is raised at 10:00.
 *
 * @param agreed whether its partnership agrees at nine on two working days for each rung
 */
export const aDispute = async (
  of: LadderClimbed | string,
  { agreed, raising = {}, ...more }: { agreed: boolean; raising?: object } & Parameters<typeof aWorld>[1],
) => {
  const climb = typeof of === 'string' ? climbNamed(of) : of
  const world = aWorld('Mon 4 Jan 2027 09:00', more)
  const taken = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) => {
    const { status, body } = await answer
    if (status !== 202) throw new Error(JSON.stringify(body))
    return String(body.reference)
  }
  if (agreed)
    for (const data of twoDaysOnEachRung(climb)) await taken(world.post('settings.agreed', data, { subject: 'settings' }))
  // what was agreed counts some minutes after it was accepted
  await world.advanceTo('Mon 4 Jan 2027 10:00')
  const raised = { ...raisingOf(climb), at: iso('Mon 4 Jan 2027 10:00'), ...raising }
  const reference = await taken(world.post('dispute.raised', raised, { subject }))

  const tell = <T extends Moved>(type: T, data: Telling<T>) =>
    world.post(
      `dispute.${type}`,
      { partnership: climb.partnership, at: new Date(world.now()).toISOString(), ...data } as unknown as DataOf<`dispute.${T}`>,
      { subject },
    )
  let read = 0
  return {
    ...world,
    climb,
    reference,
    /** Every mail about it so far. */
    disputeMails: () => world.mails.filter(({ tag }) => tag.startsWith(`${reference}-`)),
    /** One line each mail that was sent since they were last asked for, in the order of the alphabet. */
    told: (): string[] => {
      const news = world.mails.slice(read).map(lineOf)
      read = world.mails.length
      return news.sort()
    },
    /** Tells something of it now. @returns the status of the answer */
    tell,
    /** The same; fails when it is refused. */
    happens: async <T extends Moved>(type: T, data: Telling<T>) => void (await taken(tell(type, data))),
    escalate: (from: string, reason: DataOf<'dispute.escalated'>['reason'] = 'no-response') =>
      taken(tell('escalated', { from, by: 'business-manager', reason })),
  }
}
