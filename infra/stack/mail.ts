import { Stack, Validations } from 'aws-cdk-lib'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** So many functions send what comes from the stream at once; beside them the sweep sends. Each keeps to its part of SES's rate. */
export const sendersAtOnce = 4

/** Who the service writes as, and how its mail is handled. Opens and clicks are never tracked. */
export class Mail extends Construct {
  readonly from: string
  readonly environment: {
    MAIL_FROM: string
    CONFIGURATION_SET: string
    REPLY_TO?: string
    SES_SPEAKS?: 'on'
    SENDERS?: string
  }
  private readonly arns: string[]
  private readonly configurationSet: ConfigurationSet
  private readonly stage: Stage

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    this.stage = stage
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: `clocks-${stage.name}`,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      ...(!stage.local && { tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE }),
    })
    const { configurationSet } = this
    new EmailIdentity(this, 'Identity', { identity: Identity.domain(stage.mailDomain), configurationSet })
    this.from = `clocks@${stage.mailDomain}`
    this.environment = {
      MAIL_FROM: this.from,
      CONFIGURATION_SET: configurationSet.configurationSetName,
      ...(Object.keys(stage.mailboxes).length > 0 && { REPLY_TO: JSON.stringify(stage.mailboxes) }),
      // the emulator's SES never says anything, so its silence means nothing
      ...(!stage.local && { SES_SPEAKS: 'on' as const, SENDERS: String(sendersAtOnce + 1) }),
    }
    const arn = (resource: string, resourceName: string) => Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
    // SES looks for the right to send on both
    this.arns = [arn('identity', stage.mailDomain), arn('configuration-set', `clocks-${stage.name}`)]
  }

  /** Has SES say on a bus what becomes of each mail. Opens and clicks are nobody's business. */
  saysOn(bus: IEventBus): void {
    // the emulator's SES never says anything
    if (this.stage.local) return
    this.configurationSet.addEventDestination('Becomes', {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    })
  }

  /** Says of a sender why a right of its names no resource. */
  explainTo(sender: Construct): void {
    if (this.stage.local) return
    Validations.of(sender).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'How much an account may send is asked of the account, which is no resource: ses:GetAccount takes no other.',
    })
  }

  /** Sends mail, as this one address only, and asks how much may be sent, which is the account's and of no resource. */
  toSend(): PolicyStatement[] {
    return [
      ...(this.stage.local ? [] : [new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] })]),
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: this.arns,
        conditions: { StringEquals: { 'ses:FromAddress': this.from } },
      }),
    ]
  }
}
