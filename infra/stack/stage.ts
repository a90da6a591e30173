import type { Node } from 'constructs'
import * as z from 'zod'
import { isLocal, partnershipIds } from '../../shared/names.ts'

/** What differs between one stage and another: all of it comes from the CDK context (`-c stage=live -c mailDomain=…`). */
export interface Stage {
  name: string
  /** On one machine: no protection against deletion, and a now that can be moved. */
  local: boolean
  /** The domain that mail is sent from. */
  mailDomain: string
  /** The partnerships' own mailboxes, as far as they are given: answers to its mails go there (`-c mailbox.bolton=…`). */
  mailboxes: Partial<Record<string, string>>
  /** Where people reach the pages behind the links in mails, where that is not the API’s own address: a domain of the council’s, say. */
  linksUrl?: string
  /** Who is told of the alarms; nobody when absent. */
  alarmEmail?: string
  /** Tokens of an existing tenant (Entra ID, say) in place of the stack's own Cognito pool. */
  outsideIssuer?: { issuer: string; audience: string[] }
}

/** Thrown when the CDK context lacks a setting or has a wrong one: its message is the whole remedy. */
export class StageContextError extends Error {
  override name = 'StageContextError'
}

const localMailDomain = 'clocks.example'

/** @throws StageContextError */
export const stageOf = (node: Node): Stage => {
  const text = (key: string): string | undefined => {
    const value: unknown = node.tryGetContext(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const name = text('stage') ?? 'live'
  if (!/^[a-z][a-z0-9-]{1,15}$/.test(name))
    throw new StageContextError(`-c stage=${name}: expected 2 to 16 lower-case letters, digits or hyphens`)
  const local = isLocal(name)
  const mailDomain = text('mailDomain') ?? (local ? localMailDomain : undefined)
  if (mailDomain === undefined)
    throw new StageContextError(`stage ${name} needs the domain it sends mail from: add -c mailDomain=clocks.yourcouncil.gov.uk`)
  const [alarmEmail, issuer, audience, linksUrl] = [text('alarmEmail'), text('issuer'), text('audience'), text('linksUrl')]
  if (linksUrl !== undefined && !(local ? /^https?:\/\/[^\s/]+$/ : /^https:\/\/[^\s/]+$/).test(linksUrl))
    throw new StageContextError(`-c linksUrl=${linksUrl}: expected an address such as https://clocks.yourcouncil.gov.uk`)
  if ((issuer === undefined) !== (audience === undefined))
    throw new StageContextError('-c issuer and -c audience belong together: give both, or neither for a Cognito pool of its own')
  return {
    name,
    local,
    mailDomain,
    mailboxes: Object.fromEntries(partnershipIds.flatMap((id) => mailboxOf(id, text(`mailbox.${id}`)))),
    ...(linksUrl !== undefined && { linksUrl }),
    ...(alarmEmail !== undefined && { alarmEmail }),
    ...(issuer !== undefined && audience !== undefined && { outsideIssuer: { issuer, audience: audience.split(',') } }),
  }
}

/** Read as the functions will read it: an address that they refuse would let none of them start. */
const mailboxOf = (partnership: string, address: string | undefined): [string, string][] => {
  if (address === undefined) return []
  if (!z.email().safeParse(address).success)
    throw new StageContextError(`-c mailbox.${partnership}: expected one e-mail address such as safeguarding@yourcouncil.gov.uk`)
  return [[partnership, address]]
}
