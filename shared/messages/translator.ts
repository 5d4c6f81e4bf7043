/** A phrase with `{name}` places, or its plural forms, chosen by the parameter `count`. */
export type Phrase = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>
export type Catalogue = Readonly<Record<string, Phrase>>

type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never
type Forms<P> = P extends string ? P : P extends Readonly<Record<string, string>> ? P[keyof P] | '{count}' : never
type Parameters<P> = { readonly [Name in Places<Forms<P>>]: string | number }
type Arguments<P> = [Places<Forms<P>>] extends [never] ? [] : [parameters: Parameters<P>]

/** Keys and parameters are typed: a phrase that lacks a value does not compile. */
export type Translate<C extends Catalogue> = <Key extends keyof C & string>(
  key: Key,
  ...rest: Arguments<C[Key]>
) => string

export interface Translator<C extends Catalogue> {
  readonly t: Translate<C>
  /** For phrases whose values arrive as data, such as an error's: what is missing is shown as "?". */
  readonly say: (key: keyof C & string, parameters: Readonly<Record<string, string | number>>) => string
}

export function createTranslator<const C extends Catalogue>(catalogue: C, locale: string): Translator<C> {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)

  function say(key: keyof C & string, parameters: Readonly<Record<string, string | number>>): string {
    const phrase: Phrase = catalogue[key] ?? key
    return formOf(phrase, parameters['count']).replace(/\{([\w-]+)\}/g, (_, name: string) => {
      const value = parameters[name]
      return typeof value === 'number' ? numbers.format(value) : (value ?? '?')
    })
  }

  function formOf(phrase: Phrase, count: string | number | undefined): string {
    if (typeof phrase === 'string') return phrase
    return phrase[plurals.select(Number(count))] ?? phrase.other
  }

  return { t: (key, ...rest) => say(key, rest[0] ?? {}), say }
}
