import { composeDigest } from '../../../shared/notices/compose-digest.ts'
import { type ComposedMail, composeMail } from '../../../shared/notices/compose-mail.ts'
import { confirmAddressMail, handoverMail, rolesInNeedMail } from '../../../shared/notices/compose-people-mail.ts'
import { itemOf } from '../../../shared/notices/item-of.ts'
import { mailKindOf } from '../../../shared/notices/kinds/kind-of.ts'
import type { MailInput } from '../../../shared/notices/mail-input.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { dayOf } from '../../../shared/time/day.ts'
import { instantOf } from '../../../shared/time/moment.ts'
import { inputOf, linkOf } from './input-of.ts'
import { allegation, correctedIncident, dispute, disputeDecided, disputedDate, incident, notified, notMet } from './lives.ts'

/** One mail of its kind, as it would be sent. */
export interface SampleMail {
  /** Names its pictures. */
  id: string
  title: string
  /** When it is sent. */
  sent: string
  mail: ComposedMail
}

const director = 'director-of-childrens-services'
const manager = 'business-manager'
const panel = { clock: 'panel-notification', role: director }
const reference = 'K7Q2M'
const aware = '2026-12-18T16:30:00Z'

const ofNotice = (input: MailInput): SampleMail => {
  const { id, title, sent } = mailKindOf(input)
  return { id, title, sent, mail: composeMail(input) }
}

const notices = (): MailInput[] => [
  inputOf([incident('bolton', aware)], { at: '2026-12-18T17:00:00Z', kind: 'opened', ...panel, reference }),
  inputOf([incident('rochdale', aware)], { at: '2026-12-23T08:30:00Z', kind: 'two-days-before', ...panel, reference }),
  inputOf([incident('stockport', aware)], { at: '2026-12-29T08:30:00Z', kind: 'last-day', ...panel, reference }),
  inputOf([incident('rochdale', aware)], { at: '2026-12-30T08:30:00Z', kind: 'overdue', ...panel, reference }),
  inputOf([incident('stockport', aware)], { at: '2026-12-30T08:30:00Z', kind: 'overdue', ...panel, role: manager, reference }),
  inputOf(correctedIncident('bolton', aware, '2026-12-17'), { at: '2026-12-21T09:00:00Z', kind: 'moved', ...panel, reference }),
  inputOf(notMet('rochdale', aware, '2026-12-21T10:30:00Z'), {
    at: '2026-12-21T11:00:00Z',
    kind: 'cancelled',
    ...panel,
    reference,
  }),
  inputOf(notified('bolton', aware, '2026-12-22T15:10:00Z'), { at: '2026-12-23T08:30:00Z', kind: 'met', ...panel, reference }),
  inputOf(dispute('2027-01-04T10:00:00Z'), { at: '2027-01-04T10:00:00Z', kind: 'opened', role: 'delegated-health', reference }),
  inputOf(disputeDecided('2027-01-04T10:00:00Z', '2027-01-06T12:00:00Z', '2027-01-08T11:00:00Z'), {
    at: '2027-01-08T12:00:00Z',
    kind: 'dispute-resolved',
    role: 'lead-council',
    reference,
  }),
  inputOf([allegation('stockport', '2027-01-11T15:40:00Z')], {
    at: '2027-01-11T16:20:00Z',
    kind: 'opened',
    clock: 'new-allegation',
    role: 'lado',
    reference,
  }),
  inputOf([incident('bolton', aware)], { at: '2026-12-29T08:40:00Z', kind: 'last-day', ...panel, bouncedTo: manager, reference }),
  inputOf([allegation('stockport', '2027-01-11T09:40:00Z')], {
    at: '2027-01-11T14:00:00Z',
    kind: 'unseen',
    clock: 'new-allegation',
    role: 'lado',
    reference,
  }),
  inputOf(disputedDate('rochdale', aware, '2026-12-23T09:10:00Z'), {
    at: '2026-12-23T09:10:00Z',
    kind: 'date-disputed',
    role: manager,
    reference,
  }),
]

/** What one director is reminded of on the morning of 23 December. */
const reminders = (): MailInput[] => [
  inputOf([incident('bolton', aware)], { at: '2026-12-23T08:30:00Z', ...panel, reference }),
  inputOf([incident('bolton', '2026-12-21T10:00:00Z', 'SI-2026-015')], {
    at: '2026-12-23T08:30:00Z',
    ...panel,
    reference: 'M3X8R',
  }),
]

const now = instantOf('2026-12-18T08:30:00Z')

/** One mail of each kind, made from real rules and partnerships. */
export const sampleMails = (): SampleMail[] => [
  ...notices().map(ofNotice),
  {
    id: 'digest',
    title: 'Digest',
    sent: 'On working mornings, when several reminders that can wait are for one person.',
    mail: composeDigest(reminders()),
  },
  {
    id: 'confirm-address',
    title: 'Confirm your address',
    sent: 'When an address is new in the directory, to that address.',
    mail: confirmAddressMail({
      ...{ partnership: rochdale, roles: [director, 'lado'], now },
      url: linkOf('confirm', 0).url,
    }),
  },
  {
    id: 'roles-in-need',
    title: 'Roles that would not be reached',
    sent: 'Once a week, to the business manager, while any role would not be reached.',
    mail: rolesInNeedMail({
      ...{ partnership: rochdale, now },
      roles: [
        {
          role: 'practice-review-group',
          state: 'nobody holds it',
          facts: [
            { label: 'Needed for', value: '4 time limits' },
            { label: 'Written to instead', value: 'RBSCP Business Unit' },
          ],
        },
        {
          role: 'independent-chair',
          state: 'mail to its holder came back on Wednesday 16 December 2026',
          facts: [
            { label: 'Needed for', value: 'rung 1 of the ladder for the decision on a rapid review' },
            { label: 'Written to as well', value: 'RBSCP Business Unit' },
          ],
        },
      ],
    }),
  },
  {
    id: 'handover',
    title: 'Handover',
    sent: 'When a role ends for somebody, or is about to, to the successor; while there is none, to the business manager.',
    mail: handoverMail({
      ...{ partnership: bolton, role: director, until: dayOf('2026-12-23'), reader: 'successor', count: reminders().length, now },
      items: reminders().map(({ actions: _, ...input }) => itemOf(input)),
    }),
  },
]
