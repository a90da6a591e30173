import type { Duty } from './duty.ts'
import { opensAheadMonths } from './occurrences-of.ts'
import { type Recurrence, yearBeginsIn } from './recurrence.ts'

/** What a partnership may agree on about its duties, for whoever checks and explains settings. */
export interface DutySetting {
  setting: string
  /** What it means, in a sentence. */
  words: string
  value: { kind: 'day' } | { kind: 'whole-number'; from: number; to: number } | { kind: 'yes-or-no' }
  /** What holds while it is unset, in words. */
  unset: string
}

const forAllDuties: readonly DutySetting[] = [
  {
    setting: yearBeginsIn,
    words: 'The month, 1 to 12, in which the partnership’s year begins: what is due so many times a year is counted from it.',
    value: { kind: 'whole-number', from: 1, to: 12 },
    unset: 'January',
  },
  {
    setting: opensAheadMonths,
    words: 'How many months before its day a duty is opened at the most. It moves no date, only when it is first told.',
    value: { kind: 'whole-number', from: 1, to: 24 },
    unset: '3 months, a default of this service',
  },
]

/** The settings that a partnership's duties rest on, each once. */
export const settingsOfDuties = (duties: readonly Duty[]): DutySetting[] => {
  const settings = new Map(forAllDuties.map((each) => [each.setting, each]))
  for (const each of duties.flatMap((duty) => [...datesOf(duty), ...switchOf(duty), ...lengthsOf(duty)]))
    if (!settings.has(each.setting)) settings.set(each.setting, each)
  return [...settings.values()]
}

const asked = 'no date: the business manager is asked once a month'

const datesOf = ({ recurs, done }: Duty): DutySetting[] =>
  recurs.kind !== 'agreed'
    ? []
    : [
        {
          setting: recurs.date,
          words: `The first day by which it holds that ${done}; the next ones are counted from it.`,
          value: { kind: 'day' },
          unset: asked,
        },
        ...intervalOf(recurs),
      ]

const intervalOf = ({ months }: Recurrence & { kind: 'agreed' }): DutySetting[] =>
  typeof months === 'number'
    ? []
    : [
        {
          setting: months.setting,
          words: 'After how many months it comes round again.',
          value: { kind: 'whole-number', from: 1, to: 120 },
          unset: asked,
        },
      ]

const switchOf = ({ turnedOnBy, title }: Duty): DutySetting[] =>
  turnedOnBy === undefined
    ? []
    : [{ setting: turnedOnBy, words: `Whether this is watched: ${title}.`, value: { kind: 'yes-or-no' }, unset: 'not watched' }]

const lengthsOf = ({ followUps = [] }: Duty): DutySetting[] =>
  followUps.flatMap(({ due, title }): DutySetting[] =>
    due === null || 'unit' in due
      ? []
      : [
          {
            setting: due.setting,
            words: `The number for this, in the unit that the name says: ${title}.`,
            value: { kind: 'whole-number', from: 1, to: 60 },
            unset: 'what the document says, in the safer reading',
          },
        ],
  )
