import { type Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { bundling, entryOf } from './bundling.ts'
import type { Stage } from './stage.ts'

export interface ServiceFunctionProps {
  stage: Stage
  /** Its folder in `functions/`. */
  name: string
  description: string
  timeout: Duration
  environment: Record<string, string>
  may: PolicyStatement[]
  /** At most so many at once. */
  atOnce?: number
}

/** The metrics' namespace, and the value of their one dimension: stages of one account must not count for each other. */
export const metricsNamespace = 'Clocks'
export const serviceName = (stage: Stage): string => `clocks-${stage.name}`

/** One function of the service, with a role and a log group of its own. */
export class ServiceFunction extends Construct {
  readonly lambda: Lambda

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    const { stage, name, description, timeout, environment, may, atOnce } = props
    const logGroup = new LogGroup(this, 'Logs', {
      retention: stage.local ? RetentionDays.ONE_WEEK : RetentionDays.ONE_YEAR,
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} of stage ${stage.name} may do`,
    })
    logGroup.grantWrite(role)
    for (const statement of may) role.addToPrincipalPolicy(statement)
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: entryOf(name),
      bundling,
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      role,
      logGroup,
      awsSdkConnectionReuse: false,
      ...(atOnce !== undefined && { reservedConcurrentExecutions: atOnce }),
      environment: {
        STAGE: stage.name,
        POWERTOOLS_SERVICE_NAME: serviceName(stage),
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...environment,
        ...(stage.local && { TIME_TRAVEL: 'on' }),
      },
    })
  }
}
