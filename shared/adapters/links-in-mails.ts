import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { linkMaker } from '../shell/link-maker.ts'
import { linkCrypto } from './link-crypto.ts'
import { linkKeys } from './link-keys.ts'
import { secrets } from './secrets.ts'

interface Environment {
  LINK_KEYS_ARN: string
  LINKS_URL: string
  AWS_ENDPOINT_URL?: string | undefined
}

/** The links of mails as the functions that write them make them. */
export const linksInMails = (client: DynamoDBClient, { LINK_KEYS_ARN, LINKS_URL, AWS_ENDPOINT_URL }: Environment) => {
  const keys = linkKeys(secrets(client, { endpoint: AWS_ENDPOINT_URL }), LINK_KEYS_ARN)
  return linkMaker({ keys: () => keys(), crypto: linkCrypto, url: LINKS_URL })
}
