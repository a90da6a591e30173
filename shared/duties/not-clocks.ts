/** A statement of time in the documents that starts no clock, and why. */
export interface NotAClock {
  /** Its id in `domain.md`. */
  id: string
  /** Only this part of the statement; a duty answers the rest. */
  part?: string
  reason: string
}

const expired = (id: string, what: string): NotAClock => ({
  id,
  reason: `${what}: it happened once and its time is over, so nothing is left to watch.`,
})

/** The statements on yearly and standing duties that are no duty in any of the data files beside this one. */
export const dutiesThatAreNoClocks: readonly NotAClock[] = [
  expired('GV-7', 'Bolton’s review of contributions was due in its first year, 2019-2020, its budget in the first annual report'),
  expired('GV-8', 'Stockport kept its funding for 2019/20 and reviewed it in that year'),
  {
    id: 'GV-9',
    part: 'the health-check after six months',
    reason: 'It belonged to Bolton’s first year of operation, 2019-2020.',
  },
  {
    id: 'GV-11',
    reason: 'The last twelve months say which audit reports Bolton’s scrutiny is given, not by when: a window of contents.',
  },
  {
    id: 'GV-23',
    reason:
      'Bolton’s Parents’ and Children’s Collaboratives and its Training Pool have no interval, and no meeting is asked for.',
  },
  expired('GV-25', 'Bolton committed funds for 2019-2020 and aimed at a training offer by 2020-2021'),
  expired('GV-27', 'Bolton’s priorities, evaluations and launches "in 2023" were plans for that one year'),
  {
    id: 'GV-28',
    part: 'the follow-up contacts six months after training',
    reason:
      'They are made with single delegates, and the service knows of no training and of nobody who attended; Bolton meant to introduce them in 2022-2023.',
  },
  expired('GV-29', 'Stockport’s independent review belonged to the end of the first year of its arrangements'),
  {
    id: 'GV-30',
    part: 'the review of progress after six months',
    reason: 'It belonged to Stockport’s first year.',
  },
  { id: 'GV-32', reason: 'A threshold of risk scores, not a time; what a score of exactly 12 means, Stockport must say.' },
  {
    id: 'GV-36',
    reason:
      'Stockport keeps its Independent Chair for a transition of one to two years from a day that is not given: the term of an office.',
  },
  { id: 'GV-43', reason: 'It says what Rochdale’s annual report contains and who supports it; its time is that of GV-4.' },
]
