import type { RoleId } from './role.ts'

/** Somebody who holds a role, as far as the service knows them: an id and an address, no name. */
export interface Holder {
  id: string
  role: RoleId
  address: string
}
