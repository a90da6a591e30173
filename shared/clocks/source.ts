/** Where a rule or a closure comes from. */
export interface Source {
  document: string
  /** Paragraph number or heading. */
  paragraph: string
}
