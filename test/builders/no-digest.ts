import { anEvent } from './events.ts'

/** What a partnership agrees on for whom nothing waits. */
export const noDigest = {
  setting: 'digest',
  value: false,
  from: '2026-01-01',
  agreedBy: 'executive-group',
  agreedOn: '2026-01-01',
  source: 'Minutes of 1 January 2026, item 1',
}

/** Bolton agrees on it. */
export const noDigestAgreed = anEvent('settings.agreed', noDigest, { subject: 'settings' })
