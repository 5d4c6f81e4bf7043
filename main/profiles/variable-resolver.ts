import { randomUUID } from 'node:crypto'
import { AppFailure, type Result } from '../../shared/errors/app-error'
import { checkJsonTemplate } from '../../shared/responder/json-template'
import type { SessionProfile } from '../../shared/session/session-summary'
import { resolveProfile } from '../../shared/variables/resolve-profile'
import { MAX_RESOLVED, resolveText, tooLong, type VariableSource } from '../../shared/variables/resolve-text'
import { parseVariables } from '../../shared/variables/variable-template'

export type Lookup = (name: string) => { readonly value: string; readonly secret: boolean } | null

export interface Resolved<T> {
  readonly value: T
  /** A secret variable has a part in it. */
  readonly secret: boolean
}

export interface ResolvedProfile<Profile> extends Resolved<Profile> {
  /** Paths of the fields that secret variables have a part in, e.g. `headers.0.1`. */
  readonly secretFields: ReadonlySet<string>
}

/** Puts values in the places of variables, as they are at that moment. Throws what `resolveText` fails with. */
export class VariableResolver {
  #count = 0

  constructor(
    private readonly lookup: Lookup,
    /** Secret variables are at hand, for whoever sends them later. */
    private readonly holdsSecrets: () => boolean = () => false,
  ) {}

  /** `secret` also where secret variables may be sent while the session runs. */
  profile<Profile extends SessionProfile>(profile: Profile): ResolvedProfile<Profile> {
    const secretFields = new Set<string>()
    const value = valueOf(resolveProfile(profile, (field) => this.#source(() => secretFields.add(field))))
    return { value, secret: secretFields.size > 0 || this.holdsSecrets(), secretFields }
  }

  text(text: string): Resolved<string> {
    let secret = false
    const value = valueOf(
      resolveText(
        text,
        this.#source(() => (secret = true)),
      ),
    )
    return { value, secret }
  }

  /** Escaped where it stands in a string. A text that is no JSON with values in its places is resolved as it is. */
  json(text: string): Resolved<string> {
    const reading = parseVariables(text)
    const json = reading.ok ? checkJsonTemplate(text, reading.template) : null
    if (!json?.ok) return this.text(text)
    let resolved = ''
    let isSecret = false
    for (const part of json.template) {
      const { value, secret } =
        part.kind === 'literal' ? { value: part.text, secret: false } : this.text(`{{${part.source}}}`)
      resolved += part.kind === 'value' && part.inString ? JSON.stringify(value).slice(1, -1) : value
      isSecret ||= secret
      // Each place is within the bound, and there may be many.
      if (resolved.length > MAX_RESOLVED) throw new AppFailure(tooLong)
    }
    return { value: resolved, secret: isSecret }
  }

  /** Of what is written so between braces; `null` where there is no such variable. */
  value(source: string): string | null {
    try {
      return this.text(`{{${source}}}`).value
    } catch (error) {
      if (error instanceof AppFailure) return null
      throw error
    }
  }

  /** The same, without taking one: nothing is counted. */
  knows(source: string): boolean {
    const asked = { ...this.#source(() => {}), count: () => this.#count }
    return resolveText(`{{${source}}}`, asked).ok
  }

  #source(onSecret: () => unknown): VariableSource {
    return {
      variable: (name) => {
        const found = this.lookup(name)
        if (found?.secret === true) onSecret()
        return found?.value ?? null
      },
      time: Date.now,
      uuid: randomUUID,
      random: Math.random,
      count: () => (this.#count += 1),
    }
  }
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new AppFailure(result.error)
}
