import { serviceDefault } from '../partnerships/sources.ts'
import type { SettingDefinition } from '../settings/definition.ts'
import { daysToAnswer, hoursToAnswer } from './time-to-answer.ts'

const notInTheDocuments = serviceDefault('No document says how long an answer to a mail stands, nor when one is missed')

/** What a partnership may agree on about answers to mails. */
export const settingsOfAnswers: readonly SettingDefinition[] = [
  {
    name: 'seen-lasts-working-days',
    words: 'For how many working days does "I have seen this" keep repeated reminders away?',
    kind: 'working-days',
    unset: 'One working day, a default of this service.',
    source: notInTheDocuments,
  },
  {
    name: 'mine-lasts-working-days',
    words: 'For how many working days does "This is mine, I am on it" keep repeated reminders away?',
    kind: 'working-days',
    unset: 'Two working days, a default of this service.',
    source: notInTheDocuments,
  },
  {
    name: daysToAnswer,
    words:
      'For how many working days does somebody have to say that they saw an overdue notice, or what was escalated to them, before the next role up hears?',
    kind: 'whole-number',
    range: { from: 1, to: 5 },
    unset: 'One working day, a default of this service: each overdue notice is told a step higher than the one before.',
    source: notInTheDocuments,
  },
  {
    name: hoursToAnswer,
    words: 'Within how many working hours (09:00 to 17:00) must somebody say that they saw a new allegation?',
    kind: 'whole-number',
    range: { from: 1, to: 40 },
    unset: 'Four working hours, a default of this service; then the deputy is told, and after as many again the role above.',
    source: notInTheDocuments,
  },
]
