import { eitherOf, firstOf, type Happening, happening, unless, when } from '../../clocks/happening.ts'
import { hours } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { boltonReport2022, missingGuidance, serviceDefault } from '../sources.ts'

// An episode of a child missing from home or care. All that is national runs from the return.

export const reported = when('missing.reported', 'the child was reported missing')

export const returned = when('missing.returned', 'the child returned')

/** The earlier of the two that are known: of an agreed setting both are asked by one day. */
export const episodeBegan = eitherOf(reported, returned)

const interview = {
  offered: when('return-interview.offered', 'the return interview was offered'),
  completed: when('return-interview.completed', 'the return interview was completed'),
  declined: when('return-interview.declined', 'the return interview was declined'),
}

/** Offered and declined is an answer, but no interview: the clock ends by it and never counts as met. */
export const returnInterview = defineRule({
  id: 'return-interview',
  title: 'Complete the return interview',
  tier: 'guidance',
  starts: returned,
  due: hours(72).after(),
  met: interview.completed,
  cancelled: interview.declined,
  owner: 'missing-coordinator',
  sources: [missingGuidance('completed within 72 hours of the return')],
  unconfirmed:
    'Counted in elapsed hours, through nights and weekends; where only the day of the return is told, from its first moment. The partnership has not confirmed it.',
})

export const returnInterviewOffer = defineRule({
  id: 'return-interview-offer',
  title: 'Offer a return interview',
  tier: 'internal',
  starts: returned,
  due: null,
  met: eitherOf(interview.offered, interview.completed, interview.declined),
  owner: 'missing-coordinator',
  sources: [boltonReport2022('Children Missing from Home: offered to all children')],
  unconfirmed: 'A comparator from Bolton. No document gives a time for the offer; the interview itself is due in 72 hours.',
})

/** What comes after a return, and so tells that there was one. A strategy meeting may be held while the child is missing. */
const afterReturn = firstOf('return-interview.', 'missing.telephone-support-offered')

const episodeTold = firstOf('missing.', 'return-interview.')

/** Something of an episode is known and not that anybody reported it: perhaps nobody did. */
export const reportUntold = unless('missing.reported', episodeTold)

/** A child who was reported missing may be missing still: nobody is asked for a return that there may not have been. */
const returnUntold: Happening = happening(
  'something was told that follows a return, or of an episode that nobody reported, without missing.returned',
  unless('missing.returned', eitherOf(afterReturn, reportUntold)).in,
)

/** Not a limit of any document: without the return there is no date, and that must not go unseen. */
export const returnKnown = defineRule({
  id: 'return-known',
  title: 'Tell the service when the child returned',
  tier: 'internal',
  starts: returnUntold,
  due: null,
  met: returned,
  owner: 'missing-coordinator',
  sources: [serviceDefault('Without the return no date can be worked out, and none is invented')],
})

/**
 * Not a limit of any document: the interview's hours begin with the return, so an episode whose return is never told would
 * be lost. Most children are back by the next working morning, and then nobody is asked.
 */
export const returnAwaited = defineRule({
  id: 'return-awaited',
  title: 'Tell the service once the child has returned',
  tier: 'internal',
  starts: reported,
  due: null,
  met: returned,
  toldWhenBegun: true,
  owner: 'missing-coordinator',
  sources: [serviceDefault('Without the return no date can be worked out, and none is invented')],
  unconfirmed: 'No document asks for it, so no date is shown; asked for from the first working morning after the report.',
})

export const missingChildRules: readonly Rule[] = [returnInterview, returnInterviewOffer, returnKnown, returnAwaited]
