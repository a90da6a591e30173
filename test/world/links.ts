import type { World } from './world.ts'

/** The links of a mail, by what they offer to do, in the order of the mail. */
export const linksIn = ({ text }: { text: string }): string[] => [
  ...new Set([...text.matchAll(/https:\/\/clocks\.example\/a\/[A-Za-z0-9._-]+/g)].map(([url]) => url)),
]

/** What the link stands for, as its token says. */
export const actionOf = (url: string): string =>
  Buffer.from(url.split('.').at(-2) ?? '', 'base64url')
    .toString()
    .split('|')[0] ?? ''

/** Everything that the world's table holds, as text. */
export const everythingIn = ({ table }: World): string => JSON.stringify([...table.items.entries()].sort())

/** The form of a page as a scanner sends it that fills in nothing: every field with the value that it was rendered with. */
export const formAsRendered = (page: string): Record<string, string> => {
  const inputs = [...page.matchAll(/<input ([^>]*)>/g)].map(([, attributes = '']) => attributes)
  return Object.fromEntries(
    inputs
      .filter((attributes) => !/type="(radio|checkbox)"/.test(attributes) || / checked/.test(attributes))
      .map((attributes) => [/name="([^"]*)"/.exec(attributes)?.[1] ?? '', /value="([^"]*)"/.exec(attributes)?.[1] ?? '']),
  )
}

/** The answers that a page offers, but for the one that changes nothing. */
export const choicesOn = (page: string): string[] =>
  [...page.matchAll(/type="radio"[^>]*value="([^"]*)"/g)].map(([, value = '']) => value).filter((value) => value !== 'no')
