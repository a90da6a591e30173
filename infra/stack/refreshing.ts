import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { everyDay, failsTo } from './every-day.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toSend } from './queues.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface RefreshingProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
}

/** Once a day gov.uk is asked for bank holidays. On one machine nothing asks by itself: the feed comes with the call. */
export class Refreshing extends Construct {
  readonly refresh: ServiceFunction
  /** None on one machine. */
  readonly groups: ScheduleGroup[] = []
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table }: RefreshingProps) {
    super(scope, id)
    const unrefreshed = deadLetterQueue(this, 'Unrefreshed', key)
    this.deadLetters = [unrefreshed]
    this.refresh = new ServiceFunction(this, 'Refresh', {
      stage,
      name: 'refresh-bank-holidays',
      description: 'Asks gov.uk for newly proclaimed bank holidays',
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: table.name },
      may: [...table.toKeep(), ...toSend(unrefreshed)],
    })
    failsTo(this.refresh, unrefreshed)
    if (stage.local) return
    this.groups.push(
      everyDay(this, {
        stage,
        calls: this.refresh,
        deadLetters: unrefreshed,
        minutesPastFive: 15,
        description: 'Before anybody is at work: whoever’s date has moved finds the mail in the morning',
        ids: { group: 'Daily', role: 'DailyRole', schedule: 'EveryMorning' },
      }),
    )
  }
}
