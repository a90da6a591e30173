import type { Answer } from '../../events/answer.ts'

/** What somebody can do from a mail. `done` tells the fact that meets the clock, `confirm` that mail reaches them. */
export type Action = Answer | 'done' | 'confirm'

/** One of them as a mail offers it. */
export interface ActionLink {
  action: Action
  /** On the button or link: "I have seen this". */
  label: string
  url: string
}

/** What each is called, on the mail's button and on the page behind it. */
export const actionLabels: Readonly<Record<Action, string>> = {
  seen: 'I have seen this',
  mine: 'This is mine, I am on it',
  done: 'It is done',
  'more-time': 'I need more time',
  escalate: 'Escalate now',
  'not-mine': 'This is not my role any more',
  'covered-by': 'A colleague has it',
  'date-disputed': 'I dispute this date',
  confirm: 'Confirm that this mail reached you',
}
