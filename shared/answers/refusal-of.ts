import type { DataOf } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import { ruleIdOf } from '../clocks/rule.ts'
import type { Matter } from '../matters/matter.ts'
import type { Partnership } from '../partnerships/partnership.ts'

/** Why an answer to a mail is not taken. */
export type AnswerRefusal =
  /** Nobody has been told of such a clock in this matter. */
  { code: 'answers-unknown-clock'; errors: FieldError[] } | { code: 'answer-invalid'; errors: FieldError[] }

/** What is wrong with an answer, if anything is. One that comes when its clock is over is kept: it changes nothing. */
export const refusalOfAnswer = (
  data: DataOf<'notice.answered'>,
  matter: Matter,
  { roles, rules }: Partnership,
): AnswerRefusal | undefined => {
  if (!matter.told.has(data.clock))
    return {
      code: 'answers-unknown-clock',
      errors: [{ field: 'data.clock', expected: 'expected a clock of this matter that somebody was told of' }],
    }
  const errors: FieldError[] = []
  if (!roles.some(({ id }) => id === data.role))
    errors.push({ field: 'data.role', expected: 'expected one of the partnership’s roles' })
  // of one that came too soon no more is kept than which link was used
  if (data.early === true) return errors.length === 0 ? undefined : { code: 'answer-invalid', errors }
  if ((data.answer === 'more-time') !== (data.reason !== undefined))
    errors.push({ field: 'data.reason', expected: 'expected a reason of more-time, and of no other answer' })
  if ((data.answer === 'covered-by') !== (data.by !== undefined))
    errors.push({ field: 'data.by', expected: 'expected who has it instead of covered-by, and of no other answer' })
  if (data.by === data.holder) errors.push({ field: 'data.by', expected: 'expected somebody else than who answers' })
  const isRung = rules.find(({ id }) => id === ruleIdOf(data.clock))?.rung !== undefined
  if (data.answer === 'escalate' && isRung)
    errors.push({ field: 'data.answer', expected: 'expected dispute.escalated: a dispute is moved by an event of its own' })
  return errors.length === 0 ? undefined : { code: 'answer-invalid', errors }
}
