import type { Former } from '../people/named-role.ts'
import { healthAndCareAct2022, probationAnswer2021 } from './sources.ts'

/** A title in a clinical commissioning group: all of them ended when the integrated care boards began on 1 July 2022. */
export const beforeIntegratedCare = (title: string): Former => ({
  title,
  until: '2022-06-30',
  source: healthAndCareAct2022('section 19: integrated care boards from 1 July 2022'),
})

/** A body of the divided probation: the National Probation Service and the rehabilitation companies became one on 26 June 2021. */
export const beforeOneProbationService = (title: string): Former => ({
  title,
  until: '2021-06-25',
  source: probationAnswer2021('one Probation Service from 26 June 2021'),
})
