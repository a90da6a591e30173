import type { Role } from '../../../shared/people/named-role.ts'

/** The id of the role that was most likely meant, by its id or its title; undefined when none is near. */
export const nearestRole = (said: string, roles: readonly Role[]): string | undefined => {
  const words = plain(said)
  const far = Math.max(2, Math.floor(words.length / 4))
  const [nearest] = roles
    .map(({ id, title }) => ({ id, apart: Math.min(distance(words, plain(id)), distance(words, plain(title))) }))
    .toSorted((a, b) => a.apart - b.apart)
  return nearest !== undefined && nearest.apart <= far ? nearest.id : undefined
}

/** How people write a role, in one form. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 80)

/** By how many letters two texts differ: put in, left out or exchanged (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}
