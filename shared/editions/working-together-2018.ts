import type { Edition } from './edition.ts'

/** The edition that all the partnerships' documents quote; the rules as they are written down are this edition's. */
export const workingTogether2018: Edition = {
  name: 'Working Together 2018',
  from: '2018-07-04',
  changes: {},
}
