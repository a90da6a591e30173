import type { Rule } from '../clocks/rule.ts'

/** Whether an edition of the national guidance matters to a rule at all: a partnership's own standard is not touched by it. */
export const restsOnGuidance = ({ sources }: Rule): boolean =>
  sources.some(({ document }) => document.startsWith('Working Together'))
