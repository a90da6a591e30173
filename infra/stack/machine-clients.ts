import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { partnershipIds } from '../../shared/names.ts'
import type { Stage } from './stage.ts'

/** The case systems that may send events: one client a partnership, with OAuth2 client credentials. No people. */
export class MachineClients extends Construct {
  readonly issuer: string
  readonly pool: UserPool
  readonly domain: UserPoolDomain
  readonly clients: { partnership: string; client: UserPoolClient }[]

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    const { account, region } = Stack.of(this)
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 20,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: !stage.local,
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The plus plan’s threat protection watches people sign in; the pool holds machine clients only, and nobody can sign up.',
    })
    this.domain = this.pool.addDomain('Tokens', { cognitoDomain: { domainPrefix: `clocks-${stage.name}-${account}` } })
    const scopes = partnershipIds.map((partnership) => ({
      partnership,
      scope: new ResourceServerScope({ scopeName: partnership, scopeDescription: `Send events of ${partnership}` }),
    }))
    const server = this.pool.addResourceServer('Events', { identifier: 'events', scopes: scopes.map(({ scope }) => scope) })
    this.clients = scopes.map(({ partnership, scope: allowed }) => ({
      partnership,
      client: this.pool.addClient(`Client-${partnership}`, {
        generateSecret: true,
        accessTokenValidity: Duration.hours(1),
        authFlows: {},
        oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, allowed)] },
      }),
    }))
    this.issuer = `https://cognito-idp.${region}.amazonaws.com/${this.pool.userPoolId}`
  }
}
