import type { Resource } from './synthesised.ts'

type Json = unknown

/** The target of a rule, as far as it says what is passed on. */
interface Target {
  InputTransformer: { InputPathsMap: Record<string, string>; InputTemplate: string }
}

/**
 * What EventBridge does with an event, as its user guide says: undefined where the rule's pattern does not match; else its
 * template, filled. Strings are put between quotes and arrays are not, where the template has none around a variable. A
 * path that the event does not have is a fault here: what EventBridge makes of the template then is nothing to rely on.
 */
export const passedOnBy = ({ Properties }: Resource, event: Json): string | undefined => {
  if (!matches(Properties.EventPattern, event)) return undefined
  const [
    {
      InputTransformer: { InputPathsMap, InputTemplate },
    } = missing('a target'),
  ] = Properties.Targets as Target[]
  return InputTemplate.replaceAll(/<([^>]+)>/g, (_, variable: string) =>
    JSON.stringify(at(event, InputPathsMap[variable] ?? missing(variable)) ?? missing(InputPathsMap[variable])),
  )
}

const missing = (what: string | undefined): never => {
  throw new Error(`there is no ${what}`)
}

const at = (event: Json, path: string): Json =>
  path
    .split('.')
    .slice(1)
    .reduce<Json>((value, key) => (value as Record<string, Json> | undefined)?.[key], event)

/** Objects are looked into; of a list one thing must do, and of a list in the event one of its values. */
const matches = (pattern: Json, value: Json): boolean => {
  if (Array.isArray(pattern)) return [value].flat().some((each) => pattern.some((wanted) => isWanted(wanted, each)))
  return Object.entries(pattern as object).every(([key, inner]) =>
    matches(inner, (value as Record<string, Json> | undefined)?.[key]),
  )
}

const isWanted = (wanted: Json, value: Json): boolean => {
  // the stage's own configuration set, by its reference
  if (typeof wanted === 'object' && wanted !== null && 'Ref' in wanted) return value === 'clocks-live'
  if (typeof wanted === 'object' && wanted !== null && 'prefix' in wanted)
    return typeof value === 'string' && value.startsWith(String(wanted.prefix))
  return wanted === value
}
