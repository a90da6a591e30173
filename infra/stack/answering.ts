import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import type { LinkKeys } from './link-keys.ts'
import type { MatterTable } from './matter-table.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

/** The pages behind the links in mails. Whoever has a link has no other token: the link is the right to answer. */
export class Answering extends Construct {
  readonly function: ServiceFunction

  constructor(scope: Construct, id: string, { stage, table, links }: { stage: Stage; table: MatterTable; links: LinkKeys }) {
    super(scope, id)
    this.function = new ServiceFunction(this, 'AnswerLink', {
      stage,
      name: 'answer-link',
      description: 'Shows the page behind a link, and takes what is chosen on it',
      timeout: Duration.seconds(15),
      environment: { TABLE_NAME: table.name, ...links.environment },
      may: [...table.toCommit(), ...links.toRead()],
    })
  }
}
