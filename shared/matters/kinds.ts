/** What kind of thing a matter follows. Its first fact decides; facts of another kind belong to another matter. */
export type MatterKind =
  | 'serious-incident'
  | 'child-protection'
  | 'allegation'
  | 'missing-episode'
  | 'standing-duty'
  | 'dispute'
  | 'settings'
  | 'people'

/** The families of facts, by the first word of their type. */
const families: Record<string, MatterKind> = {
  incident: 'serious-incident',
  'rapid-review': 'serious-incident',
  'practice-review': 'serious-incident',
  publication: 'serious-incident',
  report: 'serious-incident',
  'strategy-discussion': 'child-protection',
  lado: 'child-protection',
  birth: 'child-protection',
  conference: 'child-protection',
  'core-group': 'child-protection',
  plan: 'child-protection',
  allegation: 'allegation',
  missing: 'missing-episode',
  'return-interview': 'missing-episode',
  duty: 'standing-duty',
  dispute: 'dispute',
  settings: 'settings',
  role: 'people',
  cover: 'people',
  address: 'people',
}

/** Facts that tell of a day to come. Everything else has happened. */
export const isPlan = (type: string): boolean => type.endsWith('.planned') || type === 'birth.expected'

/** The kind of matter that a fact of this type belongs to; undefined for a correction or an answer, which belong to any. */
export const kindOf = (type: string): MatterKind | undefined => families[type.slice(0, type.indexOf('.'))]
