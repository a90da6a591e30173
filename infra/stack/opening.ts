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

export interface OpeningProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
}

/** Once a day the duties are opened whose time has come: nobody tells the service of them, so it tells itself. */
export class Opening extends Construct {
  readonly open: ServiceFunction
  readonly group: ScheduleGroup
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table }: OpeningProps) {
    super(scope, id)
    const unopened = deadLetterQueue(this, 'Unopened', key)
    this.deadLetters = [unopened]
    this.open = new ServiceFunction(this, 'OpenDuties', {
      stage,
      name: 'open-duties',
      description: 'Opens the yearly and standing duties of the day',
      timeout: Duration.minutes(2),
      atOnce: 1,
      environment: { TABLE_NAME: table.name },
      may: [...table.toCommit(), ...toSend(unopened)],
    })
    failsTo(this.open, unopened)
    this.group = everyDay(this, {
      stage,
      calls: this.open,
      deadLetters: unopened,
      minutesPastFive: 0,
      description: 'Before anybody is at work, so that what is new is among the morning’s mail',
      ids: { group: 'Duties', role: 'EveryDayRole', schedule: 'EveryDay' },
    })
  }
}
