import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { anEvent } from './events.ts'

const noDigest = {
  setting: 'digest',
  value: false,
  from: '2026-01-01',
  agreedBy: 'executive-group',
  agreedOn: '2026-01-01',
  source: 'Minutes of 1 January 2026, item 1',
}

/** Bolton as it would be had it agreed that no mail waits for a digest. */
export const boltonWithoutDigest = definePartnership({ ...bolton, settings: [...bolton.settings, noDigest] })

/** Bolton agrees on the same. */
export const noDigestAgreed = anEvent('settings.agreed', noDigest, { subject: 'settings' })
