import type { Edition } from './edition.ts'

/** Its text could not be opened, and no source says that it moved a time limit: the numbers of 2018 are carried over. */
export const workingTogether2023: Edition = {
  name: 'Working Together 2023',
  from: '2023-12-15',
  changes: {},
  unchecked: 'The time limits are those of the 2018 edition: nobody has checked them against the text of 2023.',
}
