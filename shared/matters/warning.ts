/**
 * What may be odd about a fact that is accepted all the same, in words for whoever sent it, who may then correct it.
 * Until then it counts. The sentences repeat no values.
 */
export const warningSentences = {
  'beginning-unknown': 'the fact with which such a matter begins is not known yet: the clocks that it starts do not run',
  'before-its-cause': 'it lies before what it should follow: check both times, and correct the wrong one',
  'long-ago': 'it lies more than two years back: is the year right?',
  'far-ahead': 'it is planned for a day more than two years ahead: is the year right?',
  'planned-on-a-day-off': 'the planned day is a weekend or a bank holiday: dates are counted from it as it stands',
  contradicts: 'another fact says otherwise of the same thing: only one can be right, correct the other',
} as const

export type WarningCode = keyof typeof warningSentences

/** A warning as the sender of the event is told it. */
export interface Warning {
  code: WarningCode
  says: string
}

export const warningOf = ({ code, about }: { code: WarningCode; about?: string }): Warning => ({
  code,
  says: about === undefined ? warningSentences[code] : `${warningSentences[code]} (${about})`,
})
