import { doubtsOf } from '../../shared/clocks/doubts-of.ts'
import { eachInWords, runsInWords } from '../../shared/clocks/length-in-words.ts'
import type { Rule, Source, Tier } from '../../shared/clocks/rule.ts'
import { whoInWords } from '../../shared/ladders/who-in-words.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'

/** One rule as the command and the documents show it. */
export interface RuleReport {
  partnership: string
  rule: string
  title: string
  tier: Tier
  /** Id of the role that must act. */
  owner: string
  ownerTitle: string
  /** What it runs for, in words: `for each core group`. Absent: once a matter. */
  each?: string
  /** What starts it, in words. */
  starts: string
  /** How long it runs and, where that is not the usual, how it reminds; in words. */
  length: string
  /** The setting its length rests on. */
  setting?: string
  /** What stops it, in words; `null`: nothing does, it must stay true for that long. */
  met: string | null
  /** What makes it void, in words. */
  cancelled?: string
  sources: Source[]
  /** Why the reading is ours, where a document is silent. */
  unconfirmed?: string
}

export const ruleReport = (rule: Rule, partnership: Partnership): RuleReport => {
  const { due } = rule
  const doubts = doubtsOf(rule)
  return {
    partnership: partnership.id,
    rule: rule.id,
    title: rule.title,
    tier: rule.tier,
    owner: rule.owner,
    ownerTitle: whoInWords(rule, partnership),
    ...(rule.each !== undefined && { each: eachInWords(rule.each) }),
    starts: rule.starts.words,
    length: runsInWords(rule),
    ...(due !== null && 'setting' in due && { setting: due.setting }),
    met: rule.met?.words ?? null,
    ...(rule.cancelled !== undefined && { cancelled: rule.cancelled.words }),
    sources: [...rule.sources],
    ...(doubts !== undefined && { unconfirmed: doubts }),
  }
}
