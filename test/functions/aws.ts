import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import {
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { travelKeys } from '../../shared/adapters/clock.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { at } from '../builders/london-time.ts'
import { noDigestAgreed } from '../builders/no-digest.ts'
import { peopleItems } from '../builders/people-items.ts'
import { aDesk } from '../shell/desk.ts'

/** AWS as the functions meet it: what they ask for is answered, what they write is kept to be looked at. */
export const aws = {
  dynamodb: mockClient(DynamoDBDocumentClient),
  scheduler: mockClient(SchedulerClient),
  ses: mockClient(SESv2Client),
  sqs: mockClient(SQSClient),
}

export const resetAws = () => {
  for (const client of Object.values(aws)) client.reset()
}

/** How often anything was asked of AWS to be written, scheduled, mailed or queued. */
export const writes = (): string[] =>
  Object.values(aws).flatMap((client) =>
    client
      .calls()
      .map(({ args: [command] }) => command.constructor.name)
      .filter((name) => !['GetCommand', 'QueryCommand'].includes(name)),
  )

/** It is `written` in the local stage, and its table holds these items. */
export const tableHolds = (items: Iterable<Item>, written: string) => {
  const held = [...items, { ...travelKeys, aheadMs: at(written) - Date.now() }] as Item[]
  aws.dynamodb.on(GetCommand).callsFake(({ Key }: GetCommandInput) => ({
    Item: held.find(({ pk, sk }) => pk === Key?.pk && sk === Key?.sk),
  }))
  aws.dynamodb.on(QueryCommand).callsFake((query: QueryCommandInput) => ({ Items: held.filter(asks(query)) }))
}

const asks = ({ ExpressionAttributeValues: values = {} }: QueryCommandInput) => {
  const { ':pk': pk, ':beyond': beyond, ':prefix': prefix = '', ':shard': shard, ':by': by, ':after': after } = values
  const { ':first': first = '', ':last': last } = values
  return (item: Item) =>
    shard === undefined
      ? item.pk === pk &&
        item.sk.startsWith(prefix) &&
        (beyond === undefined || item.sk < beyond) &&
        item.sk >= first &&
        (last === undefined || item.sk <= last)
      : item.duePk === shard && (by === undefined ? String(item.dueSk) > after : String(item.dueSk) < by)
}

/** The items that a matter consists of after events were accepted at a moment. */
export const itemsAfter = async (written: string, ...events: readonly ClocksEvent[]): Promise<Item[]> => {
  const desk = aDesk(written, { accepting: { newReference: () => 'K7Q2M' } })
  for (const event of events) await desk.take(event)
  return [...desk.table.items.values()]
}

/** What the table holds where a partnership has long agreed that nothing waits for a digest: then every mail goes at once. */
export const nothingWaits = async (): Promise<Item[]> =>
  (await itemsAfter('Fri 18 Dec 2026 16:00', noDigestAgreed)).filter(({ pk }) => pk === 'MATTER#bolton#settings')

export const peopleOf = (partnership: string, ...holders: readonly Holder[]): Item[] => peopleItems(partnership, holders)
