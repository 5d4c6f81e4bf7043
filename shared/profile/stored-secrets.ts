import { z } from 'zod'
import type { SessionProfile } from '../session/session-summary'
import { secretFields, secretPart, type SecretField } from './secret-fields'

/** What stands in a file in the place of a text with a secret in it: which one, and what of the text may be known. */
export const secretReferenceSchema = z.strictObject({
  secret: z.string().min(1).max(200),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type SecretReference = z.infer<typeof secretReferenceSchema>

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A profile as a file has it: a reference wherever the profile has a secret. */
export type StoredProfile = { readonly mode: SessionProfile['mode'] } & { readonly [name: string]: Json }

export interface TakenSecrets {
  readonly stored: StoredProfile
  readonly secrets: ReadonlyMap<string, string>
}

export interface TakeOptions {
  readonly newId: () => string
  /** What the file has so far: a secret that stays where it was keeps its id, and the file does not change. */
  readonly before?: StoredProfile
  /** Ids whose secrets are not known here: where the field was left as it is, so is the reference. */
  readonly missing?: ReadonlySet<string>
}

/** Parts a profile into what may be written into a file and what may not. */
export function takeSecrets(profile: SessionProfile, { newId, before, missing }: TakeOptions): TakenSecrets {
  const secrets = new Map<string, string>()

  function refer(text: string, owner: unknown, field: SecretField, earlier: Json | undefined): Json {
    const reference = referenceIn(earlier)
    if (reference && missing?.has(reference.secret) && text === around(reference, '')) return earlier ?? text
    const part = secretPart(field, text, owner)
    if (part === null) return text
    const id = reference?.secret ?? newId()
    secrets.set(id, text.slice(part.start, part.end))
    return {
      secret: id,
      ...(part.start > 0 && { before: text.slice(0, part.start) }),
      ...(part.end < text.length && { after: text.slice(part.end) }),
    }
  }

  let stored = profile as unknown as Json
  for (const field of secretFields[profile.mode])
    stored = changeFields(stored, before, field.path, (text, owner, earlier) => refer(text, owner, field, earlier))
  return { stored: stored as StoredProfile, secrets }
}

/** The same profile with nothing secret in it. */
export function withoutSecrets<Profile extends SessionProfile>(profile: Profile): Profile {
  const { stored } = takeSecrets(profile, { newId: () => 'left-out' })
  return withSecrets(stored, () => '').fields as unknown as Profile
}

/** Whether there is anything in it that had to be taken out. */
export const hasSecrets = (profile: SessionProfile): boolean =>
  takeSecrets(profile, { newId: () => 'found' }).secrets.size > 0

export interface WithSecrets {
  readonly fields: Json
  /** Ids that nothing is known of; their texts have nothing in their place. */
  readonly missing: readonly string[]
}

/** Puts secrets in where there are references. */
export function withSecrets(stored: Json, secretOf: (id: string) => string | null): WithSecrets {
  const missing = new Set<string>()
  const fields = changeReferences(stored, (reference) => {
    const secret = secretOf(reference.secret)
    if (secret === null) missing.add(reference.secret)
    return around(reference, secret ?? '')
  })
  return { fields, missing: [...missing] }
}

export function referencedIds(stored: Json): readonly string[] {
  const ids: string[] = []
  changeReferences(stored, (reference) => {
    ids.push(reference.secret)
    return ''
  })
  return ids
}

const around = ({ before = '', after = '' }: SecretReference, secret: string): string => before + secret + after

/** Everything else stays as it is. */
export function changeReferences(json: Json, change: (reference: SecretReference) => Json): Json {
  const reference = referenceIn(json)
  if (reference) return change(reference)
  if (isList(json)) return json.map((item) => changeReferences(item, change))
  if (!isFields(json)) return json
  return Object.fromEntries(Object.entries(json).map(([name, field]) => [name, changeReferences(field, change)]))
}

type ChangeText = (text: string, owner: unknown, earlier: Json | undefined) => Json

/** `earlier` is walked along as far as it goes the same way. */
function changeFields(json: Json, earlier: Json | undefined, path: readonly string[], change: ChangeText): Json {
  const [name, ...rest] = path
  if (name === undefined) return json
  const step = (item: Json, before: Json | undefined): Json =>
    rest.length > 0 || typeof item !== 'string' ? changeFields(item, before, rest, change) : change(item, json, before)
  if (isList(json)) {
    const before = isListOr(earlier)
    return json.map((item, index) => (name === '*' || name === String(index) ? step(item, before[index]) : item))
  }
  const field = isFields(json) ? json[name] : undefined
  if (!isFields(json) || field === undefined) return json
  return { ...json, [name]: step(field, isFields(earlier) ? earlier[name] : undefined) }
}

function referenceIn(json: Json | undefined): SecretReference | undefined {
  return isFields(json) && typeof json['secret'] === 'string' ? secretReferenceSchema.safeParse(json).data : undefined
}

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)
const isListOr = (json: Json | undefined): readonly Json[] => (isList(json) ? json : [])
const isFields = (json: Json | undefined): json is { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
