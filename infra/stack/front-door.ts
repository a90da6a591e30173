import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { type CfnStage, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { eventsScope, partnershipIds } from '../../shared/names.ts'
import type { MachineClients } from './machine-clients.ts'
import type { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface FrontDoorProps {
  stage: Stage
  receiving: ServiceFunction
  answering: ServiceFunction
  /** Absent when the tokens are an existing tenant's. */
  machines: MachineClients | undefined
}

/** Who, when, what came of it: no query, no body, no header. */
const logged = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  client: '$context.authorizer.claims.client_id',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.error.message',
}

/** `POST /events` for holders of a token; which partnership it may speak for is checked by receive-event. */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  readonly url: string

  constructor(scope: Construct, id: string, { stage, receiving, answering, machines }: FrontDoorProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { apiName: `clocks-${stage.name}`, createDefaultStage: false })
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: stage.local ? RetentionDays.ONE_WEEK : RetentionDays.ONE_YEAR,
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    const opened = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    })
    this.url = opened.url
    const { outsideIssuer } = stage
    const tokens = outsideIssuer ?? {
      issuer: machines?.issuer ?? '',
      audience: (machines?.clients ?? []).map(({ client }) => client.userPoolClientId),
    }
    this.api.addRoutes({
      path: '/events',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('ReceiveEvent', receiving.lambda),
      authorizer: new HttpJwtAuthorizer('Tokens', tokens.issuer, { jwtAudience: tokens.audience }),
      // a tenant of another kind may name what a client may do in claims that API Gateway does not read: receive-event does
      ...(outsideIssuer === undefined && { authorizationScopes: partnershipIds.map(eventsScope) }),
    })
    this.openLinks(opened, answering)
  }

  /** `/a/{token}`: without an authorizer, for the token in the link is one; throttled by itself, so that nobody can hold up events with it. */
  private openLinks(opened: HttpStage, answering: ServiceFunction): void {
    const integration = new HttpLambdaIntegration('AnswerLink', answering.lambda)
    const methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST]
    const routes = this.api.addRoutes({ path: linkPath, methods, integration })
    for (const route of routes) {
      opened.node.addDependency(route)
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'The link itself is the authority: signed, bound to a person and an action, expiring and single-use.',
      })
    }
    const stage = opened.node.defaultChild as CfnStage
    stage.routeSettings = Object.fromEntries(
      methods.map((method) => [`${method} ${linkPath}`, { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 200 }]),
    )
  }
}

const linkPath = '/a/{token}'
