import { describe, expect, it } from 'vitest'
import { en } from '../../../../shared/messages/en'
import type { Phrase } from '../../../../shared/messages/translator'
import { zhCn } from '../../../../shared/messages/zh-cn'

const phrases = Object.entries<Phrase>(zhCn).flatMap(([key, phrase]) => formsOf(phrase).map((form) => ({ key, form })))

function formsOf(phrase: Phrase): readonly string[] {
  return typeof phrase === 'string' ? [phrase] : Object.values(phrase)
}

/** `count` chooses a plural form, and a language is free to say it or not. */
function placesOf(phrase: Phrase, isPlural: boolean): readonly string[] {
  const names = formsOf(phrase).flatMap((form) => [...form.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name))
  return [...new Set(names)].filter((name) => !isPlural || name !== 'count').toSorted()
}

const found = (pattern: RegExp): readonly string[] =>
  phrases.filter(({ form }) => pattern.test(form)).map(({ key, form }) => `${key}: ${form}`)

/** Words that are the same in both languages, beside code: names, formats, tokens of protocols, units. */
const same = new Set(
  [
    'Framescope JavaScript Node ws Python websockets',
    'NDJSON HAR CSV JSON pcapng base64 PFX PKCS',
    'URL TLS HTTP CONNECT SOCKS5 UTC DNS SHA-256 ping pong FIN RSV1 RSV2 RSV3 MASK',
    'Cookie Origin Upgrade Connection Host',
    'MB ms p95',
  ].flatMap((words) => words.split(' ')),
)
const isSame = (word: string): boolean =>
  same.has(word) || same.has(word.toLowerCase()) || /_|^Sec-WebSocket-/.test(word)

describe('简体中文', () => {
  it('has the keys of the English catalogue and no others', () => {
    expect(Object.keys(zhCn).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  it('takes the same values into each phrase', () => {
    const others = Object.entries<Phrase>(en).filter(([key, original]) => {
      const isPlural = typeof original !== 'string'
      const translated = zhCn[key as keyof typeof en]
      return placesOf(translated, isPlural).join() !== placesOf(original, isPlural).join()
    })
    expect(others).toEqual([])
  })

  it('has no plural forms but those of the language', () => {
    const { pluralCategories } = new Intl.PluralRules('zh-CN').resolvedOptions()
    const forms = Object.values(zhCn).flatMap((phrase) => (typeof phrase === 'string' ? [] : Object.keys(phrase)))
    expect(forms.filter((form) => !pluralCategories.some((category) => category === form))).toEqual([])
  })

  it('says everything in Chinese but names, tokens, code and what stands in an empty field as an example', () => {
    const left = phrases
      .filter(
        ({ key, form }) => !/\p{Script=Han}/u.test(form) && !key.endsWith('.placeholder') && key !== 'filter.help.kind',
      )
      .flatMap(({ key, form }) => {
        const words = form.replaceAll(/\{[\w-]+\}/g, '').match(/[A-Za-z][\w-]*/g) ?? []
        return words.filter((word) => !isSame(word)).map((word) => `${key}: ${word}`)
      })
    expect(left).toEqual([])
  })

  it('writes Chinese punctuation behind Chinese words', () => {
    expect(found(/\p{Script=Han}[,;:!?.()"]|[,;!?]\p{Script=Han}/u)).toEqual([])
  })

  it('sets Latin words and figures apart by a blank', () => {
    expect(found(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)).toEqual([])
  })
})
