import { describe, expect, it } from 'vitest'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import { agencyOf, roleIn } from '../../shared/people/agency.ts'
import { defineAgency, rolesOfAgencies } from '../../shared/people/agency-roles.ts'

const probation = defineAgency({
  id: 'probation',
  name: 'Probation Service',
  kind: 'relevant-agency',
  parts: ['line-manager'],
})
const police = defineAgency({
  id: 'police',
  name: 'Police',
  kind: 'safeguarding-partner',
  roles: { 'chief-executive': 'chief-constable' },
})
const youth = defineAgency({
  id: 'youth-offending',
  name: 'Youth offending service',
  kind: 'relevant-agency',
  roles: { 'safeguarding-lead': 'police-safeguarding-lead' },
})

describe('the roles of an agency', () => {
  it('are one for each part that its document names of all alike', () => {
    expect(rolesOfAgencies([probation])).toEqual([
      { id: 'probation-safeguarding-lead', title: 'Named safeguarding lead, Probation Service' },
      { id: 'probation-line-manager', title: 'Line manager, Probation Service' },
    ])
    expect(roleIn(probation, 'senior-officer')).toBeUndefined()
  })

  it('leave out whom the document names by a title, and whoever speaks for another agency too', () => {
    expect(rolesOfAgencies([police, youth]).map(({ id }) => id)).toEqual(['police-safeguarding-lead'])
    expect(agencyOf('police-safeguarding-lead', [police, youth])).toBe(police)
  })
})

it.each([
  ['bolton', 23, ['line-manager', 'safeguarding-lead', 'senior-officer']],
  ['stockport', 18, ['safeguarding-lead']],
  ['rochdale', 16, ['safeguarding-lead']],
])('%s lists %i agencies, whose council has these parts beside those that have titles', (id, count, parts) => {
  const { agencies = [], roles = [] } = partnershipOf(id) ?? {}
  expect(agencies).toHaveLength(count)
  const own = roles.filter((role) => role.id.startsWith('council-')).map((role) => role.id)
  expect(own.sort()).toEqual(parts.map((part) => `council-${part}`))
})
