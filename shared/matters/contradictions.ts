import type { Moment } from '../time/moment.ts'
import type { Fact, Facts } from './facts.ts'

const oncePerMatter = () => ''
const to = (data: unknown) => (data as { to: string }).to
const conference = (data: unknown) => (data as { conference: string }).conference

/**
 * The facts that tell of one thing only: told twice and differently, one of them is wrong. By what tells that thing from
 * others of its type. Meetings, reviews and plans may come again, so they are not here.
 */
const tellOfOneThing: Partial<Record<Fact['type'], (data: unknown) => string>> = {
  'incident.became-known': oncePerMatter,
  'incident.partners-aware': oncePerMatter,
  'incident.panel-notified': oncePerMatter,
  'incident.partnership-notified': oncePerMatter,
  'incident.ofsted-notified': oncePerMatter,
  'incident.secretary-of-state-notified': oncePerMatter,
  'rapid-review.decided': oncePerMatter,
  'rapid-review.sent-to-panel': oncePerMatter,
  'practice-review.initiated': oncePerMatter,
  'report.sent': to,
  'report.published': oncePerMatter,
  'conference.held': conference,
  'allegation.made': oncePerMatter,
  'allegation.referred': oncePerMatter,
  'allegation.concluded': oncePerMatter,
  'missing.reported': oncePerMatter,
  'missing.returned': oncePerMatter,
  'return-interview.completed': oncePerMatter,
}

/** The id of an earlier fact that says otherwise of the same thing, if there is one. */
export const otherThatDisagrees = (fact: Fact, facts: Facts): string | undefined => {
  const thingOf = tellOfOneThing[fact.type]
  if (thingOf === undefined) return undefined
  const thing = thingOf(fact.data)
  const said = inOneForm(fact)
  return facts.get(fact.type)?.find((other) => other !== fact && thingOf(other.data) === thing && inOneForm(other) !== said)?.id
}

/** What a fact says, whatever the order of its fields and the offset of its time. */
const inOneForm = ({ data, happened }: Fact): string =>
  JSON.stringify(
    Object.entries(data as Record<string, unknown>)
      .map(([field, value]) => [field, isTimeOf(happened, value) ? happened.instant : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Whether a field is the fact's own moment, with its time of day. */
const isTimeOf = (happened: Moment | undefined, value: unknown): happened is Moment =>
  happened !== undefined && value === happened.text && happened.text.length > 10
