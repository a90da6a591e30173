import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { Answering } from './answering.ts'
import { FrontDoor } from './front-door.ts'
import { LinkKeys } from './link-keys.ts'
import { MachineClients } from './machine-clients.ts'
import { Mail } from './mail.ts'
import { MatterTable } from './matter-table.ts'
import { Opening } from './opening.ts'
import { Receiving } from './receiving.ts'
import { Refreshing } from './refreshing.ts'
import { Reporting } from './reporting.ts'
import type { Stage } from './stage.ts'
import { stageKey } from './stage-key.ts'
import { Sweeping } from './sweeping.ts'
import { Telling } from './telling.ts'
import { Waking } from './waking.ts'

/** London: what the service stores must not leave the country. */
const region = 'eu-west-2'

/** The account of the emulator. Stage local is bound to it, so that its movable now can never reach a real account. */
const emulatorAccount = '000000000000'

/** One stage of the service, whole. */
export class ClocksStack extends Stack {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id, {
      description: `The clocks of stage ${stage.name}`,
      env: stage.local ? { account: emulatorAccount, region } : { region },
      terminationProtection: !stage.local,
    })
    const key = stageKey(this, stage)
    const table = new MatterTable(this, 'Matters', { stage, key })
    const mail = new Mail(this, 'Mail', { stage })
    const receiving = new Receiving(this, 'Receiving', { stage, key, table })
    const links = new LinkKeys(this, 'LinkKeys', { stage, key })
    const answering = new Answering(this, 'Answering', { stage, table, links })
    const machines = stage.outsideIssuer === undefined ? new MachineClients(this, 'Machines', { stage }) : undefined
    const door = new FrontDoor(this, 'FrontDoor', {
      stage,
      receiving: receiving.function,
      answering: answering.function,
      machines,
    })
    const linking = {
      environment: { ...links.environment, LINKS_URL: stage.linksUrl ?? door.url },
      may: links.toRead(),
    }
    const waking = new Waking(this, 'Waking', { stage, key, table })
    const telling = new Telling(this, 'Telling', { stage, key, table, mail, inbox: receiving.inbox, linking })
    const sweeping = new Sweeping(this, 'Sweeping', {
      ...{ stage, key, table, mail, linking },
      calls: waking.calls,
      inbox: receiving.inbox,
    })
    const reporting = new Reporting(this, 'Reporting', { stage, key, table, mail })
    const opening = new Opening(this, 'Opening', { stage, key, table })
    const refreshing = new Refreshing(this, 'Refreshing', { stage, key, table })
    const alarms = new Alarms(this, 'Alarms', {
      stage,
      key,
      deadLetters: [receiving, waking, telling, reporting, sweeping, opening, refreshing].flatMap(
        ({ deadLetters }) => deadLetters,
      ),
      followers: [waking.arming, telling.sending],
      unheard: links.rotating,
      rules: reporting.rules,
      groups: [waking.group, sweeping.group, opening.group, ...refreshing.groups],
    })

    const outputs = {
      ApiUrl: door.url,
      ApiId: door.api.apiId,
      TableName: table.name,
      BusName: receiving.bus.eventBusName,
      RejectedQueueUrl: receiving.rejected.queueUrl,
      ReceiptsQueueUrl: reporting.receipts.queueUrl,
      SweepFunctionName: sweeping.sweep.lambda.functionName,
      OpenDutiesFunctionName: opening.open.lambda.functionName,
      RefreshFunctionName: refreshing.refresh.lambda.functionName,
      AlarmTopicArn: alarms.topic.topicArn,
      ...(machines !== undefined && {
        TokenUrl: `${machines.domain.baseUrl()}/oauth2/token`,
        UserPoolId: machines.pool.userPoolId,
        ...Object.fromEntries(
          machines.clients.map(({ partnership, client }) => [`ClientOf${partnership}`, client.userPoolClientId]),
        ),
      }),
    }
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}
