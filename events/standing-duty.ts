import { done } from './fields.ts'

/** The subject is the duty's id and its period: `annual-report-2026`. */
export const dutyDone = done.meta({ title: 'A yearly or standing duty was done for its period' })
