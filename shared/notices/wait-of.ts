import type { Context } from '../matters/derived.ts'
import type { Holder } from '../people/directory.ts'
import type { MailSetting } from '../settings/mail-settings.ts'
import { settingOn } from '../settings/setting.ts'
import type { Day, Instant } from '../time/day.ts'
import { londonDay, londonInstant } from '../time/london.ts'
import { isRoutine, maySleep, type Telling } from './urgency.ts'

/** Until when a mail waits, and what for: to go with others, or for the morning. */
export interface Wait {
  until: Instant
  why: 'digest' | 'quiet'
}

const minuteMs = 60_000

/** Reminders ring on the half hour: whatever rings within this time goes with that morning's digest. */
const gatheringMs = 10 * minuteMs

type Scene = Pick<Context, 'partnership' | 'settings' | 'calendar'>

const agreed = ({ partnership, settings = partnership.settings }: Scene, name: MailSetting, day: Day) =>
  settingOn(settings, name, day)?.value

/** A time of day as its setting has it. @example clockTime(day, '08-30') */
const clockTime = (day: Day, word: string): Instant => {
  const [hours = 0, minutes = 0] = word.split('-').map(Number)
  return londonInstant(day, hours, minutes)
}

/** When the next digest goes: on a working morning, whether offices are closed or not. Undefined where there are none. */
export const nextDigest = (scene: Scene, now: Instant): Instant | undefined => {
  const today = londonDay(now)
  if (agreed(scene, 'digest', today) === false) return undefined
  const on = (day: Day) => clockTime(day, String(agreed(scene, 'digest-time', day) ?? '08-30')) + gatheringMs
  return scene.calendar.isWorkingDay(today) && now < on(today) ? on(today) : on(scene.calendar.after(today, 1))
}

/** When the quiet hours end in which an instant lies; undefined when it lies in none. */
export const quietUntil = (scene: Scene, now: Instant): Instant | undefined => {
  const today = londonDay(now)
  const from = agreed(scene, 'quiet-from', today)
  const until = agreed(scene, 'quiet-until', today)
  if (typeof from !== 'string' || typeof until !== 'string') return undefined
  if (now < clockTime(today, until)) return clockTime(today, until)
  return now >= clockTime(today, from) ? clockTime(today + 1, until) : undefined
}

/**
 * What a mail waits for, if it can: routine for its reader's next digest, what is neither routine nor pressing for the end
 * of the quiet hours, but for whoever is written to in them too. Undefined: it goes now.
 */
export const waitOf = (telling: Telling, to: Pick<Holder, 'outOfHours'>, scene: Scene, now: Instant): Wait | undefined => {
  const digest = nextDigest(scene, now)
  if (digest !== undefined && isRoutine(telling, digest)) return { until: digest, why: 'digest' }
  const quiet = to.outOfHours === true ? undefined : quietUntil(scene, now)
  return quiet !== undefined && maySleep(telling, quiet) ? { until: quiet, why: 'quiet' } : undefined
}
