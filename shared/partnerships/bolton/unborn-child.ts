import { each } from '../../clocks/each.ts'
import { type Happening, happening } from '../../clocks/happening.ts'
import { dueOn, weeks } from '../../clocks/period.ts'
import { whenWritten } from '../../clocks/told.ts'
import { initialHeld } from '../national/child-protection.rules.ts'

/** Bolton: "the ICPC should be held at least 20 weeks prior to the estimated delivery date". */
export const twentyWeeksBefore = weeks(20).before()

/** The last word on the day counts, as for the limit itself. */
const birthExpected = each(
  'birth.expected',
  'the birth is expected',
  () => 'birth',
  (f) => f.on,
)

/**
 * The limit had passed when the service was told of the expected birth: nobody could have kept it. That is allowed and
 * asks for a reason. A conference held in time before needs none.
 */
export const expectedTooSoon: Happening = happening(
  'the birth was told of when its 20 weeks had begun',
  (facts, _of, calendar) => {
    const [birth] = birthExpected.of(facts)
    if (birth === undefined || calendar === undefined) return undefined
    const limit = dueOn(twentyWeeksBefore, birth.day, calendar)
    const told = whenWritten(birth.fact)
    const held = initialHeld.in(facts)
    if (told.day <= limit || (held !== undefined && held.day <= limit)) return undefined
    return { ...told, fact: birth.fact.id }
  },
)
