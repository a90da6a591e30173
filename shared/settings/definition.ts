import type { Source } from '../clocks/rule.ts'

/** What a setting's value is: a whole number (of something), one of a few words, yes or no, or a day. */
export type SettingKind = 'working-days' | 'days' | 'months' | 'choice' | 'yes-no' | 'day' | 'whole-number'

/** Something that a partnership's documents leave open, and that it may agree on. */
export interface SettingDefinition {
  name: string
  /** What it decides, as a question put to the partnership. */
  words: string
  kind: SettingKind
  /** Of a choice: each word with what it means. */
  choices?: Readonly<Record<string, string>>
  /** Of a whole number: the least and the most that makes sense. */
  range?: { from: number; to: number }
  /** What holds while nothing was agreed, in words. */
  unset: string
  /** Which document leaves it open, and where. */
  source: Source
}
