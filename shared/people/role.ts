/** A duty, never a person: `director-of-childrens-services`. */
export type RoleId = string

/** A role as a partnership's own document names it. */
export interface Role {
  id: RoleId
  title: string
}
