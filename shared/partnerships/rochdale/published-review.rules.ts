import { type Happening, happening, when } from '../../clocks/happening.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { withinSevenDays } from '../../duties/rochdale.duties.ts'
import { momentOf } from '../../time/moment.ts'

// 7.3 speaks of "all published reports": those of practice reviews too, not the annual one alone.

const published = when('report.published', 'the report was published')

/** What was sent ahead of publication was not yet the published report: only a copy of that day or later counts. */
const sentOncePublished = (to: 'panel' | 'what-works-centre', whom: string): Happening =>
  happening(`a copy of the published report was sent to ${whom}`, (facts) => {
    const since = published.in(facts)
    if (since === undefined) return undefined
    return when('report.sent', whom, ({ to: recipient, at }) =>
      recipient === to && momentOf(at).day >= since.day ? at : undefined,
    ).in(facts)
  })

const copyOfReviewTo = (id: string, to: 'panel' | 'what-works-centre', whom: string): Rule =>
  defineRule({
    ...withinSevenDays,
    id,
    title: `Send a copy of the published practice review to ${whom}`,
    starts: published,
    met: sentOncePublished(to, whom),
  })

export const publishedReviewRules: readonly Rule[] = [
  copyOfReviewTo('review-copy-panel', 'panel', 'the Child Safeguarding Practice Review Panel'),
  copyOfReviewTo('review-copy-what-works', 'what-works-centre', 'the What Works Centre'),
]
