import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

/** Longer than a link lasts: the key before is good until the next rotation, so no link dies of one. */
const rotationDays = 30

/** The key that links in mails are signed with: a secret of its own, rotated on every real stage. */
export class LinkKeys extends Construct {
  readonly environment: { LINK_KEYS_ARN: string }
  /** Where the key is rotated: what fails there leaves no dead letter, for Secrets Manager calls again. */
  readonly rotating: readonly ServiceFunction[]
  private readonly secret: Secret
  private readonly key: IKey | undefined

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: IKey | undefined }) {
    super(scope, id)
    this.key = key
    this.secret = new Secret(this, 'Secret', {
      description: `Signs the links in the mails of stage ${stage.name}`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ id: 'first' }),
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      ...(key !== undefined && { encryptionKey: key }),
    })
    this.environment = { LINK_KEYS_ARN: this.secret.secretArn }
    // the emulator keeps secrets, but turns no key
    this.rotating = stage.local ? [] : [this.rotate(stage)]
    if (stage.local)
      Validations.of(this.secret).acknowledge({
        id: 'AwsSolutions-SMG4',
        reason: 'Stage local signs links on a developer’s machine; every other stage rotates the key.',
      })
  }

  /** Reads the keys. */
  toRead(): PolicyStatement[] {
    return [this.allow('secretsmanager:GetSecretValue'), ...this.toUseKey('kms:Decrypt')]
  }

  private rotate(stage: Stage): ServiceFunction {
    const actions = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage']
    const rotating = new ServiceFunction(this, 'RotateLinkKey', {
      stage,
      name: 'rotate-link-key',
      description: 'Puts a new key in the place of the one that signs the links in mails',
      timeout: Duration.seconds(30),
      environment: this.environment,
      may: [
        this.allow(...actions.map((action) => `secretsmanager:${action}`)),
        ...this.toUseKey('kms:Decrypt', 'kms:GenerateDataKey'),
      ],
    })
    const { lambda } = rotating
    lambda.addPermission('Rotation', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: this.secret.secretArn,
      sourceAccount: Stack.of(this).account,
    })
    // `addRotationSchedule` would also let the function make passwords, which names no resource
    const schedule = new CfnRotationSchedule(this, 'Rotation', {
      secretId: this.secret.secretArn,
      rotationLambdaArn: lambda.functionArn,
      rotationRules: { automaticallyAfterDays: rotationDays },
      rotateImmediatelyOnUpdate: false,
    })
    schedule.node.addDependency(lambda)
    return rotating
  }

  private allow(...actions: string[]): PolicyStatement {
    return new PolicyStatement({ actions, resources: [this.secret.secretArn] })
  }

  private toUseKey(...actions: string[]): PolicyStatement[] {
    if (this.key === undefined) return []
    const statement = new PolicyStatement({ actions, resources: [this.key.keyArn] })
    statement.addCondition('StringEquals', { 'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com` })
    return [statement]
  }
}
