import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { iso } from '../builders/london-time.ts'

/** A setting that the partners agreed on, in force from a day, by default long before. */
export const agreed = (setting: string, value: AgreedSetting['value'], from = 'Thu 1 Jan 2026'): AgreedSetting => ({
  setting,
  value,
  from: iso(from),
  agreedBy: 'safeguarding-partners',
  agreedOn: iso(from),
  source: 'Minutes of the partners',
})
