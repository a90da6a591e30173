import type { MailItem } from '../mail-input.ts'

// What every mail says in its text and in its HTML alike.

/** Over what can be done beside the one thing. */
export const orTellUs = 'Or tell us'

export const whatThisServiceIs = [
  'This service watches time limits. It does not file notifications, hold the case record or decide thresholds.',
  'If a child may be in immediate danger, call 999; otherwise use the front door of the local authority.',
]

/** Of several things each has its number, so that two people can speak of one. */
export const inItemHeading = ({ heading }: MailItem, n: number): string => `${n + 1}. ${heading}`
