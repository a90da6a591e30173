import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { liveDeps } from '../../functions/send-notice/deps.ts'
import { readEnv } from '../../functions/send-notice/env.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anIncident } from '../builders/events.ts'
import { keptLog } from '../shell/desk.ts'
import { streamEvent } from '../world/lambda-events.ts'
import { aws, itemsAfter, nothingWaits, peopleOf, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'
import { secretsHold } from './secrets.ts'

export const began = 'Fri 18 Dec 2026 17:00'
export const incident = anIncident('Fri 18 Dec 2026 16:30')
export const director: Holder = { id: 'h-1', role: 'director-of-childrens-services', address: 'dcs@bolton.example' }
export const chair: Holder = { id: 'h-2', role: 'practice-review-group', address: 'cspr@bolton.example' }

export const outboxOf = (items: readonly Item[], version = 1): Item => {
  const found = items.find(({ sk }) => sk === `NOTICES#00000${version}`)
  if (found === undefined) throw new Error(`no notices of version ${version}`)
  return found
}

/** The table after these events, with these people; a claim finds the outbox as it was before. */
export const tableWith = async (people: readonly Holder[], events = [incident], before: object = {}) => {
  const items = await itemsAfter(began, ...events)
  tableHolds([...items, ...(await nothingWaits()), ...peopleOf('bolton', ...people)], began)
  for (const item of items.filter(({ sk }) => sk.startsWith('NOTICES#')))
    aws.dynamodb.on(UpdateCommand, { Key: { pk: item.pk, sk: item.sk } }).resolves({ Attributes: { ...item, ...before } })
  return items
}

export const shown = (...outboxes: Item[]) => shownWithin(50_000, ...outboxes)

/** The same to a function that is ended after some time. */
export const shownWithin = async (leftMs: number, ...outboxes: Item[]) => {
  const kept = keptLog()
  const send = sendOnCommit(liveDeps(readEnv.parse(environments['send-notice']), kept.log))
  const Records = outboxes.flatMap((item, n) => streamEvent(item, true, n + 1).Records)
  const ends = Date.now() + leftMs
  const { batchItemFailures } = await send({ Records } as DynamoDBStreamEvent, {
    getRemainingTimeInMillis: () => ends - Date.now(),
  })
  return { ...kept, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

export const mails = () => aws.ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input)
export const records = () => aws.dynamodb.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item)
export const updates = () => aws.dynamodb.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input)
export const textOf = (mail: ReturnType<typeof mails>[number] | undefined) =>
  (mail?.Content?.Simple?.Body?.Text?.Data ?? '').replaceAll(/\s+/g, ' ')

/** SES takes what it is given, and what is recorded is recorded. */
export const allIsWell = () => {
  resetAws()
  secretsHold()
  aws.dynamodb.on(PutCommand).resolves({})
  aws.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
}
