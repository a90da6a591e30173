import { describe, expect, it } from 'vitest'
import { readEnv as answerLink } from '../../functions/answer-link/env.ts'
import { readEnv as armSchedule } from '../../functions/arm-schedule/env.ts'
import { readEnv as openDuties } from '../../functions/open-duties/env.ts'
import { readEnv as receiveEvent } from '../../functions/receive-event/env.ts'
import { readEnv as recordDelivery } from '../../functions/record-delivery/env.ts'
import { readEnv as refreshBankHolidays } from '../../functions/refresh-bank-holidays/env.ts'
import { readEnv as sendNotice } from '../../functions/send-notice/env.ts'
import { readEnv as sweep } from '../../functions/sweep/env.ts'
import { readEnv as wakeMatter } from '../../functions/wake-matter/env.ts'
import { environments, real } from './environment.ts'

const functions = [
  ['receive-event', receiveEvent],
  ['wake-matter', wakeMatter],
  ['arm-schedule', armSchedule],
  ['send-notice', sendNotice],
  ['sweep', sweep],
  ['open-duties', openDuties],
  ['refresh-bank-holidays', refreshBankHolidays],
  ['record-delivery', recordDelivery],
  ['answer-link', answerLink],
] as const

describe.each(functions)('the environment of %s', (name, schema) => {
  const environment: Record<string, string> = environments[name]

  it('may travel in time in the local stage, and needs not', () => {
    expect(schema.parse(environment)).toMatchObject({ TIME_TRAVEL: 'on' })
    expect(schema.parse({ ...real(environment), STAGE: 'local' })).not.toHaveProperty('TIME_TRAVEL')
    expect(schema.parse(real(environment))).toMatchObject({ STAGE: 'live' })
  })

  it.each(['live', 'test', 'localhost', 'Local', ''])('is refused when stage %s would travel in time', (STAGE) => {
    expect(() => schema.parse({ ...environment, STAGE })).toThrow('only the local stage may travel in time')
  })

  it.each(Object.keys(real(environment)))('is refused at the start, not at the first event, without %s', (key) => {
    const { [key]: _, ...rest } = real(environment) as Record<string, string>
    expect(schema.safeParse(rest).error?.issues.map(({ path }) => path.join())).toEqual([key])
  })
})

describe('the grace of the sweep', () => {
  it.each(['-1', '601', '1.5', 'soon'])('of %s is refused', (SWEEP_GRACE_SECONDS) => {
    expect(() => sweep.parse({ ...environments.sweep, SWEEP_GRACE_SECONDS })).toThrow('SWEEP_GRACE_SECONDS')
  })
})

describe.each([
  ['send-notice', sendNotice],
  ['sweep', sweep],
] as const)('the mailboxes that %s is given', (name, schema) => {
  const given = (REPLY_TO?: string) =>
    schema.parse({ ...environments[name], ...(REPLY_TO !== undefined && { REPLY_TO }) }).REPLY_TO

  it('are one address a partnership, for as many as have one', () => {
    expect(given()).toBeUndefined()
    expect(given('{"bolton":"scp@bolton.example"}')).toEqual({ bolton: 'scp@bolton.example' })
  })

  it.each(['', 'scp@bolton.example', '[]', '{"bolton":"scp"}', '{"salford":"scp@salford.example"}'])(
    'are refused as %j',
    (text) => {
      expect(() => given(text)).toThrow('REPLY_TO')
    },
  )
})
