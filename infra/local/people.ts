import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { partnershipIds } from '../../shared/names.ts'

type PartnershipId = (typeof partnershipIds)[number]

const escalation = ['delegated-health', 'delegated-police', 'lead-health', 'lead-council', 'lead-police']

/** Every role of every partnership, as their data name them: a test compares. */
export const rolesHeld: Record<PartnershipId, readonly string[]> = {
  bolton: [
    ...['director-of-childrens-services', 'practice-review-group', 'chair', 'business-manager', 'delegated-council'],
    ...escalation,
    ...['childrens-social-care', 'strategy-discussion-chair', 'child-protection-unit', 'conference-chair'],
    ...['conference-team-manager', 'head-of-service-conferences', 'lead-social-worker'],
  ],
  stockport: [
    ...['director-of-childrens-services', 'rapid-review-panel', 'practice-review-group', 'business-manager'],
    ...['executive-nurse', 'local-police-chief-officer', 'lead-council', 'lead-health', 'lead-police'],
  ],
  rochdale: [
    ...['director-of-childrens-services', 'practice-review-group', 'independent-chair', 'business-manager'],
    ...escalation,
  ],
}

/** One made-up holder for each role, at an address that cannot exist. @returns how many */
export const loadPeople = async (client: DynamoDBClient, table: string): Promise<number> => {
  const documents = DynamoDBDocumentClient.from(client)
  const holders = Object.entries(rolesHeld).flatMap(([partnership, roles]) =>
    roles.map((role) => ({
      pk: `PEOPLE#${partnership}`,
      sk: `HOLDER#${role}`,
      id: role,
      role,
      address: `${role}@${partnership}.example`,
    })),
  )
  await Promise.all(holders.map((Item) => documents.send(new PutCommand({ TableName: table, Item }))))
  return holders.length
}
