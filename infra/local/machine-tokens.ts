import * as z from 'zod'
import { eventsScope, partnershipIds } from '../../shared/names.ts'
import type { LocalStage } from '../cli/local-stage.ts'
import type { Outputs } from './deploy.ts'
import { credentials, region } from './emulator.ts'
import { type Settings, urlOf } from './settings.ts'
import { StartError } from './start-error.ts'

const described = z.object({ UserPoolClient: z.object({ ClientSecret: z.string() }) })

/** Each partnership's machine client with its secret, which only Cognito itself tells. */
export const machineClients = async (settings: Settings, outputs: Outputs): Promise<LocalStage['token']['clients']> => {
  const clients = await Promise.all(
    partnershipIds.map(async (partnership) => {
      const id = String(outputs[`ClientOf${partnership}`])
      return [
        partnership,
        { id, secret: await secretOf(settings, outputs.UserPoolId, id), scope: eventsScope(partnership) },
      ] as const
    }),
  )
  return Object.fromEntries(clients)
}

/** One call of Cognito's API, by hand: a whole SDK client would be a dependency for this alone. */
const secretOf = async (settings: Settings, pool: string, client: string): Promise<string> => {
  const response = await fetch(urlOf(settings.ports.emulator), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
      // the emulator reads the region from it and checks nothing
      authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/cognito-idp/aws4_request`,
    },
    body: JSON.stringify({ UserPoolId: pool, ClientId: client }),
  })
  const read = described.safeParse(await response.json())
  if (!read.success)
    throw new StartError(`the emulator knows no machine client ${client}: remove ${settings.folder} to begin anew`)
  return read.data.UserPoolClient.ClientSecret
}
