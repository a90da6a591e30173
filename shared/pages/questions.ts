import type { MoreTimeReason } from '../../events/answer.ts'
import type { DataOf } from '../../events/catalogue.ts'
import type { Action } from '../notices/actions.ts'

/** One of several answers to a page's question. */
export interface Option {
  value: string
  label: string
}

/** What a page asks before anything is done. None of the answers is chosen beforehand. */
export interface Question {
  /** The heading. */
  heading: string
  /** What comes of it, and what does not. */
  consequence: string
  /** Over the answers. */
  asks: string
  options: readonly Option[]
  /** The date is asked for too. */
  dated?: true
  /** On the page afterwards. */
  thanks: string
}

/** The answer that changes nothing. */
export const no = 'no'

/** The answer that a mail to a new address was meant for somebody else. */
export const notMine = 'not-mine'

const yesOr = (yes: string, otherwise: string): Option[] => [
  { value: 'yes', label: yes },
  { value: no, label: otherwise },
]

const stays = 'This does not move the date, and does not stop the reminders for good.'

const reasonsInWords: Record<MoreTimeReason, string> = {
  'waiting-for-information': 'I am waiting for information',
  'waiting-for-another-agency': 'I am waiting for another agency',
  'not-enough-staff': 'There are not enough staff',
  absence: 'Somebody is absent',
  other: 'Another reason',
}

const escalationsInWords: Record<DataOf<'dispute.escalated'>['reason'], string> = {
  'no-response': 'There was no answer',
  'no-agreement': 'We do not agree',
  'child-at-risk': 'A child may be at risk now',
  'policy-or-practice': 'It is about policy or practice',
  'holder-is-party': 'Whoever should decide is part of the dispute',
}

const optionsOf = (words: Record<string, string>, none: string): Option[] => [
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
  { value: no, label: none },
]

/** What is asked for each thing that can be done from a mail, where nothing but the answer is needed. */
export const questions: Record<Exclude<Action, 'done' | 'covered-by'>, Question> = {
  seen: {
    heading: 'Have you seen this?',
    consequence: 'It tells the service that the mail reached you. It does not say that anything is done.',
    asks: 'Have you seen this notice?',
    options: yesOr('Yes, I have seen it', 'No, not yet'),
    thanks: 'You have said that you have seen this.',
  },
  mine: {
    heading: 'Is this yours?',
    consequence: stays,
    asks: 'Are you dealing with this?',
    options: yesOr('Yes, it is mine and I am on it', 'No'),
    thanks: 'You have said that you are dealing with this.',
  },
  'more-time': {
    heading: 'You need more time',
    consequence: stays,
    asks: 'Why do you need more time?',
    options: optionsOf(reasonsInWords, 'I do not need more time'),
    thanks: 'You have said why you need more time. The date stays as it is.',
  },
  escalate: {
    heading: 'Tell those further up now?',
    consequence: 'The next step up is told at once. The time limit runs on, and stays yours.',
    asks: 'Do you want this to go one step up now?',
    options: yesOr('Yes, tell the next step up now', 'No'),
    thanks: 'The next step up is being told.',
  },
  'not-mine': {
    heading: 'Is this no longer your role?',
    consequence:
      'The business manager is told that this role is not yours any more. Until they have put it right, you may hear again.',
    asks: 'Is this role still yours?',
    options: [
      { value: 'yes', label: 'It is not my role any more' },
      { value: no, label: 'It is still my role' },
    ],
    thanks: 'You have said that this is not your role any more.',
  },
  'date-disputed': {
    heading: 'Do you dispute this date?',
    consequence: 'It is kept that you think this date is wrong. The date stays as it is until the facts behind it are put right.',
    asks: 'Do you think that this date is wrong?',
    options: yesOr('Yes, I dispute this date', 'No'),
    thanks: 'You have said that you dispute this date. It stays as it is until the facts behind it are put right.',
  },
  confirm: {
    heading: 'Confirm that mail reaches you here',
    consequence:
      'Until you confirm, the business manager is told of everything that you are told of. If it was meant for somebody else, whoever keeps the directory is told so.',
    asks: 'Did the mail with this link reach you?',
    options: [
      { value: 'yes', label: 'Yes, it reached me' },
      { value: notMine, label: 'No, it was meant for somebody else' },
      { value: no, label: 'I am not sure' },
    ],
    thanks: 'You have confirmed that mail reaches you here.',
  },
}

/** The same page, once it was answered that the mail was meant for somebody else. */
export const meantForAnother: Question = {
  ...questions.confirm,
  thanks:
    'You have said that the mail was meant for somebody else. This address stays unconfirmed, and whoever keeps the directory is told.',
}

/** Of a dispute: it goes up by its ladder, and why is part of it. */
export const disputeEscalation: Question = {
  ...questions.escalate,
  consequence: 'The dispute goes one rung up its ladder, and everybody in it is told.',
  asks: 'Why does it go one rung up?',
  options: optionsOf(escalationsInWords, 'It does not go up now'),
  thanks: 'The dispute goes one rung up.',
}

/** Of what only few may know: the business manager is none of them. */
export const notMineOfFew: Question = {
  ...questions['not-mine'],
  consequence:
    'Whoever else may know of this is told that this role is not yours any more. Until it has been put right, you may hear again.',
}

/** @param deputies the role's, by their titles */
export const coveredBy = (deputies: readonly Option[]): Question => ({
  heading: 'A colleague has it',
  consequence: stays,
  asks: 'Who is dealing with this?',
  options: [...deputies, { value: no, label: 'None of these' }],
  thanks: 'You have said who is dealing with this.',
})

/** @param facts that meet the time limit, in the catalogue's words */
export const doneWhen = (facts: readonly Option[]): Question => ({
  heading: 'It is done',
  consequence: 'It is recorded as said by you, and the time limit is met as of that date.',
  asks: 'What was done?',
  options: [...facts, { value: no, label: 'Nothing of this has been done yet' }],
  dated: true,
  thanks: 'It is recorded as done.',
})
