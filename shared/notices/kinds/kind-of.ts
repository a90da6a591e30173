import type { MailInput } from '../mail-input.ts'
import type { NoticeKind } from '../notice.ts'
import { isOver } from '../state-in-words.ts'
import { answerPassedOn, notSeen } from './answered.ts'
import { dateMoved, done, noLongerNeeded } from './changes.ts'
import { couldNotReach } from './could-not-reach.ts'
import { disputeOutcome, disputeRung } from './dispute.ts'
import type { MailKind } from './mail-kind.ts'
import { newAllegation } from './new-allegation.ts'
import { newMatter } from './new-matter.ts'
import { escalation, overdue } from './overdue.ts'
import { dueToday, reminder } from './reminders.ts'

/** Every template of a notice, in the order in which docs/mail shows them. */
export const mailKinds: readonly MailKind[] = [
  newMatter,
  reminder,
  dueToday,
  overdue,
  escalation,
  dateMoved,
  noLongerNeeded,
  done,
  disputeRung,
  disputeOutcome,
  newAllegation,
  couldNotReach,
  notSeen,
  answerPassedOn,
]

/** The rule by which the LADO is told at once. */
const allegationRule = 'new-allegation'

const ofOwner =
  (own: MailKind, above: MailKind) =>
  ({ notice, rule }: MailInput) =>
    notice.role === rule.owner ? own : above
const always = (kind: MailKind) => () => kind

/** By why a role is written to. Whoever adds a kind of notice says here which template it has. */
const byNotice: Record<NoticeKind, (input: MailInput) => MailKind> = {
  opened: ({ rule }) => (rule.id === allegationRule ? newAllegation : newMatter),
  'half-way': always(reminder),
  'two-days-before': always(reminder),
  'last-day': always(dueToday),
  overdue: ofOwner(overdue, escalation),
  nudge: ofOwner(reminder, escalation),
  moved: always(dateMoved),
  reopened: always(dateMoved),
  cancelled: always(noLongerNeeded),
  met: always(done),
  'dispute-moved': always(disputeRung),
  'dispute-resolved': always(disputeOutcome),
  'dispute-exited': always(disputeOutcome),
  unseen: always(notSeen),
  'not-mine': always(answerPassedOn),
  'covered-by': always(answerPassedOn),
  'more-time': always(answerPassedOn),
  'date-disputed': always(answerPassedOn),
  escalate: always(answerPassedOn),
  // these are written by compose-people-mail.ts, unless they came back and go to somebody else
  'confirm-address': always(reminder),
  'handed-over': always(reminder),
}

/** Which template a notice is written by. */
export const mailKindOf = (input: MailInput): MailKind => {
  const { notice, rule, clock, course } = input
  const own = byNotice[notice.kind](input)
  // about the directory: whatever became of what the mail was about, a dispute's rung too
  if (notice.kind === 'not-mine' && isOver(input)) return own
  if (rule.rung !== undefined && course !== undefined) return own === disputeOutcome ? disputeOutcome : disputeRung
  // corrected while the mail waited, it may be over without having been done
  if (notice.kind === 'met' && clock?.met !== undefined) return done
  if (isOver(input)) return noLongerNeeded
  return notice.undelivered === undefined ? own : couldNotReach
}
