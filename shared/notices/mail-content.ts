import { mailKindOf } from './kinds/kind-of.ts'
import type { MailContent, MailInput } from './mail-input.ts'

/** What a mail says. Pure words: ids, roles, rules and dates, nothing of the case. */
export const mailContent = (input: MailInput): MailContent => mailKindOf(input).content(input)
