/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** @param owner what the field is in */
type ChangeField = (field: Json, owner: Json, earlier: Json | undefined) => Json

/** What is at a path. `earlier` is walked along as far as it goes the same way. */
export function changeFields(
  json: Json,
  earlier: Json | undefined,
  path: readonly string[],
  change: ChangeField,
): Json {
  const [name = '', ...rest] = path
  const step = (field: Json, before: Json | undefined): Json =>
    rest.length > 0 ? changeFields(field, before, rest, change) : change(field, json, before)
  if (isList(json)) {
    const before = isListOr(earlier)
    const earlierOf = name === '*' ? sameNamed(json, before) : before
    return json.map((item, index) => (name === '*' || name === String(index) ? step(item, earlierOf[index]) : item))
  }
  const field = isFields(json) ? json[name] : undefined
  if (!isFields(json) || field === undefined) return json
  return { ...json, [name]: step(field, isFields(earlier) ? earlier[name] : undefined) }
}

/**
 * For each item of a list the one that had its name, the second of a name for the second: places shift when an item goes, and
 * with them a secret would become that of another header.
 */
function sameNamed(list: readonly Json[], before: readonly Json[]): readonly (Json | undefined)[] {
  const left = [...before]
  return list.map((item) => {
    const found = left.findIndex((each) => nameOf(each) === nameOf(item))
    return found === -1 ? undefined : left.splice(found, 1)[0]
  })
}

/** A header or cookie is a pair of name and value, or has them as fields. */
function nameOf(item: Json): string | null {
  const name = isList(item) ? item[0] : isFields(item) ? item['name'] : null
  return typeof name === 'string' ? name.trim().toLowerCase() : null
}

export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)
const isListOr = (json: Json | undefined): readonly Json[] => (isList(json) ? json : [])
export const isFields = (json: Json | undefined): json is { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
