import { called, each, theSameOf, those } from '../../clocks/each.ts'
import { eitherOf } from '../../clocks/happening.ts'
import * as national from '../national/child-protection.rules.ts'

export const eachPlanned = called(
  each(
    'conference.planned',
    'each planned conference',
    (f) => f.conference,
    (f) => f.on,
  ),
  national.conferenceInWords,
)
export const eachPlannedReview = those(eachPlanned, 'each planned review conference', (_fact, key) => key !== 'initial')

/** What comes before a conference cannot be done any more once it was held, and need not be when there will be none. */
export const noLongerAhead = eitherOf(
  theSameOf(national.eachConference, 'the conference was held'),
  national.planEnded,
  national.notProceeding,
)
