import { each, itself, nextAfterIt, ofIt } from '../clocks/each.ts'
import { type Happened, type Happening, happening, latest, when } from '../clocks/happening.ts'
import { months, onTheDay } from '../clocks/period.ts'
import type { PeriodBySetting } from '../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../clocks/rule.ts'
import type { Facts } from '../matters/facts.ts'
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
      ? `The document says how often, not by when: counted by equal parts of the year, which begins in January until ${yearBeginsIn} is agreed.`
      : recurs.kind === 'agreed'
        ? `No document gives the day: it is the one agreed on as ${recurs.date}.`
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
    starts: latest('duty.opened', 'the last day for it', (fact) => (fact.duty === duty.id ? fact.dueOn : undefined)),
    due: dueOfTurn(duty),
    met: isDone(duty),
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
  const { id, title, recurs } = duty
  if (recurs.kind !== 'agreed' && recurs.kind !== 'rolling') return []
  const question = { tier: 'internal', due: null, nudges: 'monthly', owner: 'business-manager' } as const
  const missing = latestMissing(id)
  if (recurs.kind === 'rolling')
    return [
      defineRule({
        ...question,
        id: `${id}-last`,
        title: `Tell the service when this was last done: ${inSentence(title)}`,
        starts: missing,
        met: isDone(duty),
        sources: [serviceDefault(`Nobody has told when this was last done, so the ${recurs.months} months have no beginning`)],
      }),
    ]
  const settings = typeof recurs.months === 'number' ? recurs.date : `${recurs.date} and ${recurs.months.setting}`
  return [
    defineRule({
      ...question,
      id: `${id}-date`,
      title: `Agree on a day for this: ${inSentence(title)}`,
      starts: missing,
      met: happening(`the setting ${settings} was agreed`, (facts) => firstAgreedSince(id, missing.in(facts), facts)),
      sources: [
        ...duty.sources,
        serviceDefault(`No document gives the day, and none is invented: it is the setting ${settings}`),
      ],
    }),
  ]
}

const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

/** A date may be agreed on and given up again, so of both the last word counts. These facts have no moment but their writing. */
const latestMissing = (duty: string): Happening =>
  happening('a day for it is missing', (facts) => {
    const told = (facts.get('duty.date-missing') ?? []).filter(({ data }) => (data as { duty: string }).duty === duty)
    const last = told.reduce<(typeof told)[number] | undefined>((a, b) => (a && a.writtenAt >= b.writtenAt ? a : b), undefined)
    return last && { ...momentOf(isoInstant(last.writtenAt)), fact: last.id }
  })

const firstAgreedSince = (duty: string, missing: Happened | undefined, facts: Facts): Happened | undefined => {
  if (missing === undefined) return undefined
  const [first] = (facts.get('duty.date-agreed') ?? [])
    .filter(({ data, writtenAt }) => (data as { duty: string }).duty === duty && writtenAt >= missing.instant)
    .sort((a, b) => a.writtenAt - b.writtenAt)
  return first && { ...momentOf(isoInstant(first.writtenAt)), fact: first.id }
}

const followUpRule = (duty: Duty, { step, done, ...followUp }: FollowUp): Rule =>
  defineRule({
    ...followUp,
    each: eachTimeDone(duty),
    starts: itself(duty.done),
    met: ofIt('duty.followed-up', done, (fact) => (fact.duty === duty.id && fact.step === step ? fact.of : undefined)),
  })
