import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { type NoticeLink, validFrom } from '../../shared/links/link.ts'
import { signLink } from '../../shared/links/link-token.ts'
import { anIncident, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aFeed } from '../builders/feed.ts'
import { at } from '../builders/london-time.ts'
import { httpRequest, linkRequest, sqsEvent, streamEvent } from '../world/lambda-events.ts'
import { aws, itemsAfter, peopleOf, resetAws, tableHolds } from './aws.ts'
import type { environments } from './environment.ts'
import { heard, lambdaContext, loadHandlers } from './handlers.ts'
import { heldKey, secretsHold } from './secrets.ts'

type Name = keyof typeof environments

let handlers: Awaited<ReturnType<typeof loadHandlers>>
beforeAll(async () => {
  secretsHold()
  handlers = await loadHandlers()
})

const began = 'Fri 18 Dec 2026 17:00'
const key = { partnership: 'bolton', subject: 'SI-2026-014' }
/** As a caller might slip one in: as a key, a value, an id, a header, anywhere. */
const name = 'Jo-Example Person'
const incident = anIncident('Fri 18 Dec 2026 16:30', { occurredOn: '2026-12-17', otherAreas: ['Upton-on-Example'] })
/** Not in the table yet. */
const fresh = { ...incident, id: 'bolton-2026-000141', subject: 'SI-2026-015' }
const bad = { ...incident, id: name, [name]: name, data: { ...incident.data, [name]: name, awareAt: name } }

const bus = (detail: unknown) => sqsEvent('m1', JSON.stringify({ detail }), 4)
/** What SES says of a mail, with all that it says of whom it was for. */
const bounced = {
  source: 'aws.ses',
  detail: {
    eventType: 'Bounce',
    mail: {
      timestamp: '2026-12-18T17:00:00.000Z',
      destination: ['dcs@bolton.example'],
      tags: { notice: ['K7Q2M-000001-0_h-1'], partnership: ['bolton'] },
    },
    bounce: {
      bounceType: 'Permanent',
      timestamp: '2026-12-18T17:00:09.000Z',
      bouncedRecipients: [{ emailAddress: 'dcs@bolton.example', diagnosticCode: `550 ${name}` }],
    },
  },
}
const faulty = Object.assign(new Error(`${name} dcs@bolton.example`), { name: 'InternalServerError' })

/** Every way through a function that has something to say, the good ones and the bad ones. */
const happenings: [Name, string, () => Promise<unknown>, (() => void)?][] = [
  ['receive-event', 'takes an event', async () => httpRequest(fresh, ['events/bolton'])],
  ['receive-event', 'refuses an event', async () => httpRequest(bad, ['events/bolton'])],
  ['receive-event', 'refuses a key', async () => httpRequest({ ...incident, [name]: name }, ['events/bolton'])],
  ['receive-event', 'forbids a partnership', async () => httpRequest(incident, [`events/${name}`])],
  ['receive-event', 'takes an event from the bus', async () => bus(fresh)],
  ['receive-event', 'refuses an event from the bus', async () => bus(bad)],
  ['receive-event', 'refuses what is no event', async () => sqsEvent('m1', name, 1)],
  ['receive-event', 'cannot store', async () => bus(fresh), () => aws.dynamodb.on(TransactWriteCommand).rejects(faulty)],
  ['record-delivery', 'hears of a bounce', async () => sqsEvent('m1', JSON.stringify(bounced), 1)],
  ['wake-matter', 'wakes', async () => sqsEvent('m1', JSON.stringify({ key, version: 2 }), 1)],
  ['wake-matter', 'is called too late', async () => sqsEvent('m1', JSON.stringify({ key, version: 1 }), 1)],
  [
    'wake-matter',
    'cannot commit',
    async () => sqsEvent('m1', JSON.stringify({ key, version: 2 }), 1),
    () => aws.dynamodb.on(TransactWriteCommand).rejects(faulty),
  ],
  [
    'arm-schedule',
    'cannot arm',
    async () => streamEvent(await item('HEAD'), true, 1),
    () => aws.sqs.on(SendMessageCommand).rejects(faulty),
  ],
  ['send-notice', 'sends', async () => streamEvent(await item('NOTICES#000001'), true, 1)],
  [
    'send-notice',
    'cannot send',
    async () => streamEvent(await item('NOTICES#000001'), true, 1),
    () => aws.ses.on(SendEmailCommand).rejects(faulty),
  ],
  ['send-notice', 'finds nobody', async () => streamEvent(await item('NOTICES#000001'), true, 1), () => void hold([])],
  ['open-duties', 'opens what is due', async () => ({})],
  ['open-duties', 'cannot open', async () => ({ [name]: name }), () => aws.dynamodb.on(TransactWriteCommand).rejects(faulty)],
  ['refresh-bank-holidays', 'finds a day', async () => ({ feed: aFeed('Thu 31 Dec 2026') })],
  ['refresh-bank-holidays', 'finds no feed', async () => ({ feed: { [name]: name } })],
  ['answer-link', 'is used', async () => linkRequest(linkOf(), 'POST', { choice: 'yes' })],
  ['answer-link', 'is sent a name', async () => linkRequest(name, 'POST', { choice: name, day: name, [name]: name })],
  ['answer-link', 'is late', async () => linkRequest(linkOf({ exp: at(began) }), 'POST', { choice: 'yes', day: name })],
  [
    'answer-link',
    'cannot store',
    async () => linkRequest(linkOf(), 'POST', { choice: 'yes' }),
    () => aws.dynamodb.on(TransactWriteCommand).rejects(faulty),
  ],
  ['sweep', 'sweeps', async () => ({})],
  ['sweep', 'cannot sweep', async () => ({ [name]: name }), () => aws.dynamodb.on(TransactWriteCommand).rejects(faulty)],
]

const linkOf = (more: Partial<NoticeLink> = {}): string =>
  signLink(
    {
      ...{ partnership: 'bolton', reference: 'K7Q2M', clock: 'panel-notification', version: 1, n: 0, action: 'mine' },
      ...{ role: 'director-of-childrens-services', holder: 'director-of-childrens-services' },
      ...validFrom(at(began)),
      ...more,
    },
    [heldKey],
    linkCrypto,
  ) ?? ''

const items = itemsAfter(began, incident, done('incident.partners-aware', 'Fri 18 Dec 2026 16:50'))
const item = async (sk: string) => {
  const found = (await items).find((each) => each.sk === sk)
  if (found === undefined) throw new Error(sk)
  return found
}

let held: Awaited<typeof items> = []
const hold = (people: ReturnType<typeof peopleOf>) => tableHolds([...held, ...people], 'Tue 22 Dec 2026 08:32')

beforeEach(async () => {
  resetAws()
  held = await items
  hold(peopleOf('bolton', ...everyRoleHeld('bolton')))
  for (const each of held.filter(({ sk }) => sk.startsWith('NOTICES#')))
    aws.dynamodb.on(UpdateCommand, { Key: { pk: each.pk, sk: each.sk } }).resolves({ Attributes: each })
  aws.dynamodb.on(PutCommand).resolves({}).on(TransactWriteCommand).resolves({})
  aws.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
  aws.sqs.on(SendMessageCommand).resolves({})
})

const heardFrom = async (name_: Name, event: unknown): Promise<string> =>
  heard(() => (handlers[name_] as (event: unknown, context: unknown) => Promise<unknown>)(event, lambdaContext(name_)))

const secrets = [name, 'Person', '@', 'Upton', '2026-12-17', '16:30', 'SI-2026-01', 'wareAt', '/bolton/case-system']

describe('what a function logs', () => {
  it.each(happenings)(
    '%s, when it %s: codes and ids, and nothing that a person or a caller wrote',
    async (name_, _what, input, arrange) => {
      arrange?.()
      const said = await heardFrom(name_, await input())
      expect(said, 'a function that is silent proves nothing').toMatch(/"_aws"|"message": "[A-Z_]+"/)
      for (const secret of secrets) expect(said).not.toContain(secret)
    },
  )

  it.each<[Name, string, () => Promise<unknown>]>([
    ['receive-event', 'is sent an event again', async () => httpRequest(incident, ['events/bolton'])],
    [
      'wake-matter',
      'is called for nothing',
      async () => sqsEvent('m1', JSON.stringify({ key: { ...key, subject: 'SI-2026-019' }, version: 1 }), 1),
    ],
    ['wake-matter', 'cannot read its call', async () => sqsEvent('m1', JSON.stringify({ key, version: 1, [name]: name }), 1)],
    [
      'record-delivery',
      'cannot read what SES says',
      async () => sqsEvent('m1', JSON.stringify({ ...bounced, detail: { ...bounced.detail, eventType: { [name]: name } } }), 1),
    ],
    ['record-delivery', 'is told what is no JSON', async () => sqsEvent('m1', `${name} dcs@bolton.example`, 1)],
    ['arm-schedule', 'arms', async () => streamEvent(await item('HEAD'), true, 1)],
    ['arm-schedule', 'cannot read what has changed', async () => streamEvent(await item('NOTICES#000001'), true, 1)],
  ])('%s, when it %s: nothing', async (name_, _what, input) => {
    expect(await heardFrom(name_, await input())).toBe('')
  })
})
