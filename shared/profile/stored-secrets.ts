import { z } from 'zod'
import type { SessionProfile } from '../session/session-summary'
import { changeFields, isFields, isList, type Json } from './json-fields'
import { secretFields, secretPart, type SecretField } from './secret-fields'

/** What stands in a file in the place of a text with a secret in it: which one, and what of the text may be known. */
export const secretReferenceSchema = z.strictObject({
  secret: z.string().min(1).max(200),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type SecretReference = z.infer<typeof secretReferenceSchema>

/** A profile as a file has it: a reference wherever the profile has a secret. */
export type StoredProfile = { readonly mode: SessionProfile['mode'] } & { readonly [name: string]: Json }

export interface TakenSecrets {
  readonly stored: StoredProfile
  readonly secrets: ReadonlyMap<string, string>
}

export interface TakeOptions {
  readonly newId: () => string
  /** What the file has so far: a secret that is still the same keeps its id, and the file does not change. */
  readonly before?: StoredProfile
  /** What is known here; `null` for nothing: where the field was left as it is, so is the reference. */
  readonly secretOf?: (id: string) => string | null
}

/** Parts a profile into what may be written into a file and what may not. */
export function takeSecrets(
  profile: SessionProfile,
  { newId, before, secretOf = () => null }: TakeOptions,
): TakenSecrets {
  const secrets = new Map<string, string>()

  function refer(text: Json, owner: Json, field: SecretField, earlier: Json | undefined): Json {
    if (typeof text !== 'string') return text
    const reference = referenceIn(earlier)
    if (reference && secretOf(reference.secret) === null && text === around(reference, '')) return earlier ?? text
    const part = secretPart(field, text, owner)
    if (part === null) return text
    const secret = text.slice(part.start, part.end)
    const id = secretIdOf(secret, reference, { newId, secretOf })
    secrets.set(id, secret)
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

/**
 * An id stands for the same secret for ever: whoever else refers to it, a copy or an older version of the file, has what he
 * had. So another secret gets another id; but where nothing is known of the id here, what is entered is what it stands for.
 */
export function secretIdOf(
  secret: string,
  earlier: SecretReference | undefined,
  { newId, secretOf }: Required<Pick<TakeOptions, 'newId' | 'secretOf'>>,
): string {
  if (earlier === undefined) return newId()
  const known = secretOf(earlier.secret)
  return known === null || known === secret ? earlier.secret : newId()
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
export const changeReferences = (json: Json, change: (reference: SecretReference) => Json): Json =>
  changeTexts(json, (text) => text, change)

/** All texts in it, and what stands for texts. */
export function changeTexts(
  json: Json,
  changeText: (text: string) => Json,
  changeReference: (reference: SecretReference) => Json = (reference) => ({ ...reference }),
): Json {
  const reference = referenceIn(json)
  if (reference) return changeReference(reference)
  if (typeof json === 'string') return changeText(json)
  if (isList(json)) return json.map((item) => changeTexts(item, changeText, changeReference))
  if (!isFields(json)) return json
  return Object.fromEntries(
    Object.entries(json).map(([name, field]) => [name, changeTexts(field, changeText, changeReference)]),
  )
}

/** Whether it refers to a secret from a field that has none: it would be shown, or sent, as if it were none. */
export function hasStrayReference(stored: StoredProfile): boolean {
  const isReference = (json: Json) => referenceIn(json) !== undefined
  let rest: Json = stored
  for (const { path } of secretFields[stored.mode])
    rest = changeFields(rest, undefined, path, (field) => (isReference(field) ? '' : field))
  return referencedIds(rest).length > 0
}

function referenceIn(json: Json | undefined): SecretReference | undefined {
  return isFields(json) && typeof json['secret'] === 'string' ? secretReferenceSchema.safeParse(json).data : undefined
}
