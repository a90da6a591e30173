import { eachDayOf, fromItOn, itself, ofIt } from '../../clocks/each.ts'
import { workingDays } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { boltonChildProtection } from '../sources.ts'

const discussions = (line: number) => boltonChildProtection(`Effective Strategy Discussions, line ${line}`)

const discussionHeld = fromItOn('strategy-discussion.held', 'a strategy discussion was held')
const eachDiscussion = eachDayOf('strategy-discussion.held', 'each strategy discussion')

/** "Effective Strategy Discussions". */
export const discussionRules: readonly Rule[] = [
  defineRule({
    id: 'strategy-discussion',
    title: 'Hold the strategy discussion',
    tier: 'local',
    each: eachDayOf('strategy-discussion.decided', 'each decision'),
    starts: itself('it was decided that there is reasonable cause to suspect significant harm'),
    due: workingDays(1).after(),
    met: discussionHeld,
    owner: 'childrens-social-care',
    sources: [discussions(132)],
  }),
  defineRule({
    id: 'strategy-discussion-after-death',
    title: 'Hold the strategy discussion that follows the death of a child',
    tier: 'local',
    each: eachDayOf('strategy-discussion.needed-after-death', 'each death'),
    starts: itself('a child died, and siblings or other children are vulnerable'),
    due: { setting: 'strategy-discussion-after-death-working-days', period: (n) => workingDays(n).after(), unset: null },
    met: discussionHeld,
    owner: 'childrens-social-care',
    sources: [discussions(137)],
    unconfirmed: 'The document says that it must be held, and not by when.',
  }),
  defineRule({
    id: 'strategy-discussion-minutes',
    title: 'Send the minutes of the strategy discussion',
    tier: 'local',
    each: eachDiscussion,
    starts: itself('the strategy discussion was held'),
    due: workingDays(2).after(),
    met: ofIt('strategy-discussion.minutes-sent', 'the minutes were sent to all practitioners', (f) => f.heldOn),
    owner: 'strategy-discussion-chair',
    sources: [discussions(138)],
  }),
  defineRule({
    id: 'lado-consultation',
    title: 'Consult the LADO about the practitioner',
    tier: 'internal',
    each: eachDayOf(
      'strategy-discussion.held',
      'each discussion with such concerns',
      (f) => f.practitionerMayHaveCausedHarm === true,
    ),
    starts: itself('a strategy discussion found that a practitioner may have caused harm'),
    due: null,
    met: fromItOn('lado.consulted', 'the LADO was consulted'),
    owner: 'strategy-discussion-chair',
    sources: [discussions(143)],
    unconfirmed: 'The document asks for it and gives no number, so no date is shown.',
  }),
]
