import * as z from 'zod/mini'
import { type ClocksEvent, catalogue, type FactType, titleOf } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import type { Clock } from '../clocks/clock.ts'
import { instanceOf } from '../clocks/rule.ts'
import { applyEvent } from '../matters/apply-event.ts'
import { type Context, clocksOfMatter, factsOfMatter } from '../matters/derived.ts'
import type { Facts } from '../matters/facts.ts'
import type { Matter } from '../matters/matter.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { typesRead } from './types-read.ts'

/** A fact that would meet a clock, and can be told by saying when. */
export interface DoneFact {
  type: FactType
  /** What it says, in the catalogue's words: "The national Panel was notified of the incident". */
  title: string
  data: Record<string, unknown>
}

/** What a clock's matter is, and who would say that it is done. */
export interface Saying {
  matter: Matter
  clock: Clock
  context: Context
  role: RoleId
  now: Instant
}

/**
 * The facts that would meet a clock that runs, each needing no more than the moment it is told with: every other field
 * follows from the clock itself or from what is known of its matter. Each is tried on the matter in memory, by the catalogue's schema
 * and by the core itself. None: the case system has to say more than when.
 *
 * @param text the moment: a day, or a date-time with offset
 */
export const doneFactsOf = (saying: Saying, text: string): DoneFact[] => {
  const { clock, context, matter } = saying
  if (clock.met !== undefined || clock.cancelled !== undefined) return []
  // who has a role is told by those who keep the directory: an address that is confirmed by ending its person's role is none
  if (matter.kind === 'people') return []
  const facts = factsOfMatter(matter, context)
  const types = typesRead(clock.rule, facts, instanceOf(clock.id), context.calendar)
  return types.flatMap((type) => {
    const meeting = candidatesOf(type, text, facts, saying).filter((data) => isMetBy(type, data, saying))
    const [data] = meeting
    // of several that would do, one says something that nobody has said
    return data === undefined || meeting.length > 1 ? [] : [{ type, title: titleOf(type) ?? type, data }]
  })
}

/** The types of facts that meet a clock, told or not, in the catalogue's words: what the case system has to send. */
export const factsThatMeet = ({ clock, context, matter }: Pick<Saying, 'clock' | 'context' | 'matter'>) =>
  typesRead(clock.rule, factsOfMatter(matter, context), instanceOf(clock.id), context.calendar).map((type) => ({
    type,
    title: titleOf(type) ?? type,
  }))

const moments: ReadonlySet<string> = new Set(['at', 'on', 'heldOn', 'knownAt', 'awareAt'])

/** The data that a fact of this type might have: one for each way to fill its fields; none when one cannot be filled. */
const candidatesOf = (type: FactType, text: string, facts: Facts, saying: Saying): Record<string, unknown>[] => {
  const fields = Object.entries(catalogue[type].shape as z.core.$ZodShape).filter(([, field]) => !isOptional(field))
  const names = fields.map(([name]) => name)
  const when = names.includes('at') ? 'at' : names.find((name) => moments.has(name))
  if (when === undefined) return []
  let filled: Record<string, unknown>[] = [{}]
  for (const [name, field] of fields) {
    // a schema that takes a day alone is given the day of what was said
    const values =
      name === when ? [text, text.slice(0, 10)].slice(0, accepts(field, text) ? 1 : 2) : valuesOf(name, field, facts, saying)
    filled = filled.flatMap((data) =>
      values.filter((value) => accepts(field, value)).map((value) => ({ ...data, [name]: value })),
    )
  }
  return filled
}

const isOptional = (field: z.core.$ZodType): boolean => field._zod.optin === 'optional'

const accepts = (field: z.core.$ZodType, value: unknown): boolean => z.safeParse(field, value).success

const valuesOf = (name: string, field: z.core.$ZodType, facts: Facts, { clock, context, role }: Saying): unknown[] => {
  if (name === 'partnership') return [context.partnership.id]
  if (name === 'rung') return clock.rule.rung !== undefined && 'id' in clock.rule.rung ? [clock.rule.rung.id] : []
  if (name === 'by') return [role]
  if (field instanceof z.ZodMiniEnum) return field.options
  const instance = instanceOf(clock.id)
  return [...new Set([...(instance === undefined ? [] : [instance]), ...toldAs(name, facts)])]
}

/** What the matter's facts say under this name: which duty, which conference. */
const toldAs = (name: string, facts: Facts): unknown[] =>
  [...facts.values()].flat().flatMap(({ data }) => {
    const value = (data as Record<string, unknown>)[name]
    return typeof value === 'string' ? [value] : []
  })

const isMetBy = (type: FactType, data: Record<string, unknown>, { matter, clock, context, now }: Saying): boolean => {
  const parsed = parseEvent({
    specversion: '1.0',
    id: 'if-it-were-told',
    source: '/clocks/links',
    subject: matter.subject,
    type,
    data,
  })
  if (!parsed.ok) return false
  const applied = applyEvent(matter, parsed.event as ClocksEvent, now, context)
  return applied.ok && clocksOfMatter(applied.matter, context).find(({ id }) => id === clock.id)?.met !== undefined
}
