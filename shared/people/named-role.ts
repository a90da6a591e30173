import type { Source } from '../clocks/rule.ts'
import type { RoleId } from './role.ts'

/** A role as a partnership's own document names it. */
export interface Role {
  id: RoleId
  title: string
  /** What the document calls it, where that has ceased to be: the role went over to a successor. */
  formerly?: Former
}

/** A title that a document still uses, and the last day on which there was such a role, `YYYY-MM-DD`. */
export interface Former {
  title: string
  until: string
  source: Source
}
