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

type TextOf<P> = P extends string ? P : P extends Readonly<Record<string, string>> ? P[keyof P] : never
/** A phrase of plural forms is free to leave the count out, or to say it. */
type Told<P, Original> = Original extends string ? Places<TextOf<P>> : Exclude<Places<TextOf<P>>, 'count'>
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** What another language has to say: a phrase for each key of `Original`, with the places of that phrase, and no more. */
export type TranslationOf<Original extends Catalogue, T> = {
  readonly [Key in keyof Original]: Key extends keyof T
    ? Same<Told<T[Key], Original[Key]>, Told<Original[Key], Original[Key]>> extends true
      ? Phrase
      : { readonly otherPlacesThan: Original[Key] }
    : Phrase
} & { readonly [Key in Exclude<keyof T, keyof Original>]: never }

/** A translation that lacks a phrase, or a value in one, does not compile. */
export const translationOf =
  <const Original extends Catalogue>(_original: Original) =>
  <const T extends Catalogue>(translation: T & TranslationOf<Original, T>): Readonly<Record<keyof Original, Phrase>> =>
    translation

/**
 * @param catalogue says which keys there are, and what each needs
 * @param phrases in the language of `locale`, where that is not the catalogue's own
 */
export function createTranslator<const C extends Catalogue>(
  catalogue: C,
  locale: string,
  phrases: Readonly<Record<keyof C, Phrase>> = catalogue,
): Translator<C> {
  // Made when first needed: the system reads tables for them, and most phrases have no number.
  let plurals: Intl.PluralRules | undefined
  let numbers: Intl.NumberFormat | undefined

  function say(key: keyof C & string, parameters: Readonly<Record<string, string | number>>): string {
    const phrase: Phrase = phrases[key] ?? key
    return formOf(phrase, parameters['count']).replace(/\{([\w-]+)\}/g, (_, name: string) => {
      const value = parameters[name]
      return typeof value === 'number' ? (numbers ??= new Intl.NumberFormat(locale)).format(value) : (value ?? '?')
    })
  }

  function formOf(phrase: Phrase, count: string | number | undefined): string {
    if (typeof phrase === 'string') return phrase
    return phrase[(plurals ??= new Intl.PluralRules(locale)).select(Number(count))] ?? phrase.other
  }

  return { t: (key, ...rest) => say(key, rest[0] ?? {}), say }
}
