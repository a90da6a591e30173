import { askedBy, type RestsOn } from './period-by-setting.ts'
import type { Rule } from './rule.ts'

/**
 * What is uncertain about a rule's reading, in sentences. What the partnership has agreed on since is none any more.
 *
 * @param restsOn what a date of it rests on; absent: of the rule as it stands, with nothing agreed
 */
export const doubtsOf = ({ unconfirmed, due }: Rule, restsOn: readonly RestsOn[] = []): string | undefined => {
  const agreed = restsOn.flatMap((each) => (each.agreed === undefined ? [] : [each.setting]))
  const open = askedBy(due).filter(({ setting }) => !agreed.includes(setting))
  const doubts = [unconfirmed, ...new Set(open.map(({ doubt }) => doubt))].filter((doubt) => doubt !== undefined)
  return doubts.length === 0 ? undefined : doubts.join(' ')
}
