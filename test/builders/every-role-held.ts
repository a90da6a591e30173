import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'

/** Everybody's address tells their role: nobody has a name here. */
export const everyRoleHeld = (partnership: string): Holder[] =>
  (partnerships.find(({ id }) => id === partnership)?.roles ?? []).map(({ id }) => ({
    id,
    role: id,
    address: `${id}@${partnership}.example`,
  }))
