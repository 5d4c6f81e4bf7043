import { randomUUID } from 'node:crypto'
import { AppFailure, type Result } from '../../shared/errors/app-error'
import { checkJsonTemplate } from '../../shared/responder/json-template'
import type { SessionProfile } from '../../shared/session/session-summary'
import { resolveProfile } from '../../shared/variables/resolve-profile'
import { resolveText, type VariableSource } from '../../shared/variables/resolve-text'
import { parseVariables } from '../../shared/variables/variable-template'

export type Lookup = (name: string) => { readonly value: string; readonly secret: boolean } | null

export interface Resolved<T> {
  readonly value: T
  /** A secret variable has a part in it. */
  readonly secret: boolean
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
  profile<Profile extends SessionProfile>(profile: Profile): Resolved<Profile> {
    const { value, secret } = this.#resolve((source) => resolveProfile(profile, source))
    return { value, secret: secret || this.holdsSecrets() }
  }

  text(text: string): Resolved<string> {
    return this.#resolve((source) => resolveText(text, source))
  }

  /** Escaped where it stands in a string. A text that is no JSON with values in its places is resolved as it is. */
  json(text: string): Resolved<string> {
    const reading = parseVariables(text)
    const json = reading.ok ? checkJsonTemplate(text, reading.template) : null
    if (!json?.ok) return this.text(text)
    const parts = json.template.map((part) => {
      if (part.kind === 'literal') return { value: part.text, secret: false }
      const { value, secret } = this.text(`{{${part.source}}}`)
      return { value: part.inString ? JSON.stringify(value).slice(1, -1) : value, secret }
    })
    return { value: parts.map(({ value }) => value).join(''), secret: parts.some(({ secret }) => secret) }
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

  #resolve<T>(resolve: (source: VariableSource) => Result<T>): Resolved<T> {
    let secret = false
    const result = resolve({
      variable: (name) => {
        const found = this.lookup(name)
        secret ||= found?.secret === true
        return found?.value ?? null
      },
      time: Date.now,
      uuid: randomUUID,
      random: Math.random,
      count: () => (this.#count += 1),
    })
    if (!result.ok) throw new AppFailure(result.error)
    return { value: result.value, secret }
  }
}
