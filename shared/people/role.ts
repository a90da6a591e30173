/** A duty, never a person: `director-of-childrens-services`. */
export type RoleId = string
