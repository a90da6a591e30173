import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { dueIndex } from '../../shared/names.ts'
import type { Stage } from './stage.ts'

/** The one table: the truth. Nothing in it is ever deleted by the service, so no function may delete. */
export class MatterTable extends Construct {
  readonly name: string
  readonly streamArn: string
  private readonly table: TableV2
  private readonly key: IKey | undefined

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: IKey | undefined }) {
    super(scope, id)
    this.key = key
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      globalSecondaryIndexes: [
        {
          indexName: dueIndex,
          partitionKey: { name: 'duePk', type: AttributeType.STRING },
          sortKey: { name: 'dueSk', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      deletionProtection: !stage.local,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: !stage.local },
      ...(key !== undefined && { encryption: TableEncryptionV2.customerManagedKey(key) }),
    })
    this.name = this.table.tableName
    this.streamArn = this.table.tableStreamArn ?? ''
    if (stage.local)
      Validations.of(this.table).acknowledge({
        id: 'AwsSolutions-DDB3',
        reason: 'Stage local holds made-up incidents on a developer’s machine; every other stage has point-in-time recovery.',
      })
  }

  /** Loads and commits matters. A transaction needs the rights of the items it writes. */
  toCommit(): PolicyStatement[] {
    const actions = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem']
    return [
      allow(
        actions.map((action) => `dynamodb:${action}`),
        this.table.tableArn,
      ),
      ...this.toDecrypt(),
    ]
  }

  /** Reads and keeps single items beside the matters. */
  toKeep(): PolicyStatement[] {
    return [allow(['dynamodb:GetItem', 'dynamodb:PutItem'], this.table.tableArn), ...this.toDecrypt()]
  }

  /** Finds what is due. */
  toFindDue(): PolicyStatement[] {
    return [allow(['dynamodb:Query'], `${this.table.tableArn}/index/${dueIndex}`)]
  }

  /** Follows what changes. */
  toFollow(): PolicyStatement[] {
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']
    return [
      allow(
        actions.map((action) => `dynamodb:${action}`),
        this.streamArn,
      ),
      ...this.toDecrypt(),
    ]
  }

  /** What DynamoDB asks of its callers when the table has a key of its own; spelt out, for `kms:ReEncrypt*` is a wildcard. */
  private toDecrypt(): PolicyStatement[] {
    if (this.key === undefined) return []
    const actions = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo']
    const statement = allow(
      actions.map((action) => `kms:${action}`),
      this.key.keyArn,
    )
    statement.addCondition('StringEquals', { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` })
    return [statement]
  }
}

const allow = (actions: string[], resource: string) =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [resource] })
