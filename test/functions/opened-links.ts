import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { answerLink } from '../../functions/answer-link/answer-link.ts'
import { liveDeps } from '../../functions/answer-link/deps.ts'
import { readEnv } from '../../functions/answer-link/env.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { keptLog } from '../shell/desk.ts'
import { linkRequest } from '../world/lambda-events.ts'
import { aws, itemsAfter, peopleOf, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'
import { secretsHold } from './secrets.ts'
import { began, director, incident } from './sending.ts'

// Links of mails as they are opened and answered, over a table of one incident and its director.

export const nowIs = 'Mon 21 Dec 2026 10:00'
/** The table holds the incident, and these people; the stage’s now is the moment written. */
export const tableWith = async (people: readonly Holder[] = [director], written = nowIs, more: Item[] = []) =>
  tableHolds([...(await itemsAfter(began, incident)), ...peopleOf('bolton', ...people), ...more], written)

export const asked = async (request: APIGatewayProxyEventV2) => {
  const kept = keptLog()
  const answer = await answerLink(liveDeps(readEnv.parse(environments['answer-link']), kept.log))(request)
  return { ...kept, ...answer, headers: answer.headers as Record<string, string> } satisfies APIGatewayProxyStructuredResultV2 &
    object
}
export const get = (token: string) => asked(linkRequest(token, 'GET'))
export const post = (token: string, form: Record<string, string>) => asked(linkRequest(token, 'POST', form))

/** The one fact that was committed, as it stands in the timeline. */
export const committed = () => {
  const [call] = aws.dynamodb.commandCalls(TransactWriteCommand)
  const input = call?.args[0].input as TransactWriteCommandInput | undefined
  const entry = input?.TransactItems?.find(({ Put }) => String(Put?.Item?.sk).startsWith('ENTRY#'))?.Put?.Item
  return (JSON.parse(String(entry?.entries ?? '[]')) as { fact?: { saidBy?: string; data: object } }[])[0]?.fact
}

/** Before each test: nothing was called yet. */
export const freshAws = async (): Promise<void> => {
  resetAws()
  secretsHold()
  aws.dynamodb.on(TransactWriteCommand).resolves({})
  await tableWith()
}
