import type { FactType } from '../../events/catalogue.ts'
import { each, itself, nextAfterIt, ofIt } from '../clocks/each.ts'
import { type Happened, type Happening, happening, latest, when } from '../clocks/happening.ts'
import { months, onTheDay } from '../clocks/period.ts'
import type { PeriodBySetting } from '../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../clocks/rule.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { serviceDefault } from '../partnerships/sources.ts'
import { isoDay } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import { momentOf } from '../time/moment.ts'
import type { Duty, FollowUp } from './duty.ts'
import { yearBeginsIn } from './recurrence.ts'

/** The rules that watch over a partnership's duties: of each its day, its question where a day is missing, and what follows. */
export const rulesOf = (duties: readonly Duty[]): Rule[] =>
  duties.flatMap((duty) => [
    duty.recurs.kind === 'rolling' ? againRule(duty, duty.recurs.months) : dayRule(duty),
    ...questionRules(duty),
    ...(duty.followUps ?? []).map((followUp) => followUpRule(duty, followUp)),
  ])

const isDone = ({ id, done }: Duty): Happening => when('duty.done', done, (fact) => (fact.duty === id ? fact.at : undefined))

/** What the day rests on that the document does not say, in a sentence. */
const readingOf = ({ recurs, unconfirmed }: Duty): string | undefined => {
  const reading =
    recurs.kind === 'parts'
      ? `The document says how often, not by when: counted by equal parts of the year, which begins in January until the partnership agrees otherwise (setting ${yearBeginsIn}).`
      : recurs.kind === 'agreed'
        ? `No document gives the day: it is the one that the partnership agreed on (setting ${recurs.date}).`
        : undefined
  return reading === undefined || unconfirmed === undefined ? (unconfirmed ?? reading) : `${reading} ${unconfirmed}`
}

const common = (duty: Duty) => {
  const { id, title, tier, owner, sources } = duty
  const unconfirmed = readingOf(duty)
  return { id, title, tier, owner, sources, ...(unconfirmed !== undefined && { unconfirmed }) }
}

/** The day was worked out when the period was opened: there is nothing left to count. */
const dayRule = (duty: Duty): Rule =>
  defineRule({
    ...common(duty),
    starts: latest('duty.opened', 'the day by which it is due', (fact) => (fact.duty === duty.id ? fact.dueOn : undefined)),
    due: dueOfTurn(duty),
    met: isDone(duty),
    cancelled: lapsed(duty.id),
  })

const dueOfTurn = ({ recurs }: Duty): ReturnType<typeof onTheDay> | PeriodBySetting => {
  if (recurs.kind === 'parts') return { setting: yearBeginsIn, period: onTheDay, unset: onTheDay() }
  if (recurs.kind === 'agreed') return { setting: recurs.date, period: onTheDay, isDay: true, unset: onTheDay() }
  return onTheDay()
}

/** Each time that a duty was done, by its London day: done twice on one day is once. */
const eachTimeDone = ({ id, done }: Duty) =>
  each(
    'duty.done',
    done,
    (fact) => isoDay(momentOf(fact.at).day),
    (fact) => fact.at,
    (fact) => fact.duty === id,
  )

/** A rolling duty is one matter for good: each time that it is done, the next follows within so many months. */
const againRule = (duty: Duty, within: number): Rule =>
  defineRule({
    ...common(duty),
    each: eachTimeDone(duty),
    starts: itself(`the time before: ${duty.done}`),
    due: months(within).after(),
    met: nextAfterIt(eachTimeDone(duty), `${duty.done} again`),
  })

/** The monthly question for what no document says. It stands in the way of every date of this duty, so it does not rest. */
const questionRules = (duty: Duty): Rule[] => {
  const { id, title, done, recurs } = duty
  if (recurs.kind !== 'agreed' && recurs.kind !== 'rolling') return []
  const question = { tier: 'internal', due: null, nudges: 'monthly', owner: 'business-manager' } as const
  const missing = latestMissing(id)
  if (recurs.kind === 'rolling')
    return [
      defineRule({
        ...question,
        id: `${id}-last`,
        title: `Tell the service of the last time that ${done}`,
        starts: missing,
        met: isDone(duty),
        sources: [serviceDefault(`Nobody has told when this was last done, so the ${recurs.months} months have no beginning`)],
      }),
    ]
  const settings =
    typeof recurs.months === 'number' ? `the setting ${recurs.date}` : `the settings ${recurs.date} and ${recurs.months.setting}`
  return [
    defineRule({
      ...question,
      id: `${id}-date`,
      title: `Agree on a day by which to ${inSentence(title)}`,
      starts: missing,
      met: happening(`a day was agreed on, in ${settings}`, (facts) => firstAgreedSince(id, missing.in(facts), facts)),
      sources: [...duty.sources, serviceDefault(`No document gives the day, and none is invented: it rests on ${settings}`)],
    }),
  ]
}

const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

// A date may be agreed on and given up again, and a period lapse and come back: of two the last word counts. These facts
// have no moment but that of their writing.

const lastOf = (type: FactType, duty: string, facts: Facts): Fact | undefined =>
  (facts.get(type) ?? [])
    .filter(({ data }) => (data as { duty: string }).duty === duty)
    .reduce<Fact | undefined>((a, b) => (a !== undefined && a.writtenAt >= b.writtenAt ? a : b), undefined)

const whenWritten = ({ writtenAt, id }: Fact): Happened => ({ ...momentOf(isoInstant(writtenAt)), fact: id })

/** The period has lapsed since it was opened last. */
const lapsed = (duty: string): Happening =>
  happening('another day was agreed on', (facts) => {
    const last = lastOf('duty.lapsed', duty, facts)
    const opened = lastOf('duty.opened', duty, facts)
    return last !== undefined && last.writtenAt >= (opened?.writtenAt ?? 0) ? whenWritten(last) : undefined
  })

const latestMissing = (duty: string): Happening =>
  happening('a day for it is missing', (facts) => {
    const last = lastOf('duty.date-missing', duty, facts)
    return last && whenWritten(last)
  })

const firstAgreedSince = (duty: string, missing: Happened | undefined, facts: Facts): Happened | undefined => {
  if (missing === undefined) return undefined
  const [first] = (facts.get('duty.date-agreed') ?? [])
    .filter(({ data, writtenAt }) => (data as { duty: string }).duty === duty && writtenAt >= missing.instant)
    .sort((a, b) => a.writtenAt - b.writtenAt)
  return first && whenWritten(first)
}

const followUpRule = (duty: Duty, { step, done, ...followUp }: FollowUp): Rule =>
  defineRule({
    ...followUp,
    each: eachTimeDone(duty),
    starts: itself(duty.done),
    met: ofIt('duty.followed-up', done, (fact) => (fact.duty === duty.id && fact.step === step ? fact.of : undefined)),
  })
