import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { streamPrefixes } from '../../shared/names.ts'
import { followTable } from './follow-table.ts'
import type { Linking } from './linking.ts'
import { type Mail, sendersAtOnce } from './mail.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toSend } from './queues.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface TellingProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
  mail: Mail
  /** Where the disputes are told that a commit raises. */
  inbox: Queue
  /** What it takes to put links into mails. */
  linking: Linking
}

/** The notices of a commit are sent as soon as the table’s stream shows them. */
export class Telling extends Construct {
  readonly sending: ServiceFunction
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table, mail, inbox, linking }: TellingProps) {
    super(scope, id)
    const unfollowed = deadLetterQueue(this, 'Unfollowed', key)
    this.deadLetters = [unfollowed]
    this.sending = new ServiceFunction(this, 'SendNotice', {
      stage,
      name: 'send-notice',
      description: 'Writes to whoever holds the role of each notice',
      // shorter than the lease on the notices, so that nobody still sends when it runs out
      timeout: Duration.seconds(50),
      atOnce: sendersAtOnce,
      environment: { TABLE_NAME: table.name, ...mail.environment, ...linking.environment, INBOX_QUEUE_URL: inbox.queueUrl },
      // a handover lists what is open: it looks through the open matters
      may: [
        ...table.toCommit(),
        ...table.toFindDue(),
        ...table.toFollow(),
        ...mail.toSend(),
        ...linking.may,
        ...toSend(inbox),
        ...toSend(unfollowed),
      ],
    })
    mail.explainTo(this.sending)
    followTable(this.sending, {
      table,
      filter: { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: streamPrefixes.notices }] } } } },
      deadLetters: unfollowed,
    })
  }
}
