import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'

/** What a function needs to put links into the mails that it writes. */
export interface Linking {
  environment: { LINK_KEYS_ARN: string; LINKS_URL: string }
  may: PolicyStatement[]
}
