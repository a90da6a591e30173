import type { Instant } from '../time/day.ts'
import type { Mailer } from './mail-ports.ts'
import type { Log, Now } from './ports.ts'

/** What the mail system lets an account send. */
export interface Quota {
  perSecond: number
  /** In any 24 hours; absent: as many as one likes. */
  perDay?: number
  sentToday: number
}

export interface RationDeps {
  mailer: Mailer
  /** Absent where the mail system has no limits to ask for. */
  quota?: () => Promise<Quota>
  /** How many send at once: each keeps to its part of the rate, and none has to ask the others. */
  senders: number
  now: Now
  pause: (ms: number) => Promise<void>
  log: Log
}

/** Thrown when a mail was not even handed over: the sweep tries it again. */
export class MailHeldBackError extends Error {
  override name = 'MailHeldBackError'
}

/** From this part of the day's quota on the rest is kept for what is pressing. */
const nearlyUsed = 0.9

/**
 * No sender goes slower than a mail in two seconds, or the answer could come after its lease. An account that may send
 * less than that of all its senders together is refused now and then, and the sweep tries again.
 */
const leastRate = 0.5

/** What the mail system says when it takes nothing for now, rather than not this mail. */
const throttled: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'SendingPausedException',
  'ThrottlingException',
  'Throttling',
])

const isThrottled = (error: unknown): boolean => error instanceof Error && throttled.has(error.name)

/**
 * A mailer that keeps to what the mail system allows: so many a second, by a token bucket that holds one second's worth,
 * and so many a day, of which the last tenth is for what is pressing. What is not sent stays unsent, and is counted. Where
 * the limits cannot be had it sends: a refusal is a lesser evil than a mail that nobody tried to send.
 */
export const rationMails = ({ mailer, quota, senders, now, pause, log }: RationDeps): Mailer => {
  let tokens = Number.POSITIVE_INFINITY
  let filledAt: Instant = 0
  let sentHere = 0
  let known: Quota | undefined

  const askedQuota = async (): Promise<Quota | undefined> => {
    try {
      const asked = await quota?.()
      // once it is asked anew it knows of what was sent here before
      if (asked !== known) sentHere = 0
      known = asked
    } catch (error) {
      log.warn('QUOTA_UNKNOWN', { error: error instanceof Error ? error.name : 'unknown' })
    }
    return known
  }

  const keepToDay = ({ perDay, sentToday }: Quota, isPressing: boolean): void => {
    if (perDay === undefined || sentToday + sentHere * senders < nearlyUsed * perDay) return
    log.count('QuotaNearlyUsed')
    if (isPressing) return
    log.count('MailsHeldBack')
    throw new MailHeldBackError('the day’s quota is nearly used')
  }

  const keepToRate = async ({ perSecond }: Quota): Promise<void> => {
    const rate = Math.max(leastRate, perSecond / senders)
    const at = await now()
    tokens = Math.min(Math.max(1, rate), tokens + (Math.max(0, at - filledAt) / 1000) * rate)
    filledAt = Math.max(filledAt, at)
    // taken before it is waited for: of several at once each has a turn of its own
    tokens -= 1
    if (tokens < 0) await pause(Math.ceil((-tokens / rate) * 1000))
  }

  return {
    send: async (mail, to, tags) => {
      const allowed = await askedQuota()
      if (allowed !== undefined) {
        keepToDay(allowed, tags.isPressing ?? true)
        await keepToRate(allowed)
      }
      try {
        const id = await mailer.send(mail, to, tags)
        sentHere++
        return id
      } catch (error) {
        if (isThrottled(error)) {
          tokens = Math.min(tokens, 0)
          log.count('MailsThrottled')
        }
        throw error
      }
    },
  }
}
