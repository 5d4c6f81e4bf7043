import { eventCategories } from './event-category'
import { flagNames, type FlagName } from './filter'
import { nearestWord } from './nearest-word'

export const filterKeys = [
  'dir',
  'op',
  'len',
  'conn',
  'kind',
  'code',
  'by',
  'json',
  'since',
  'after',
  'before',
  ...flagNames,
] as const
export type FilterKey = (typeof filterKeys)[number]

/** What people write who have not looked it up. */
const longForms: Readonly<Record<string, FilterKey>> = {
  direction: 'dir',
  opcode: 'op',
  length: 'len',
  connection: 'conn',
  responder: 'by',
}

/** `null` for a word that is no key. */
export function findFilterKey(word: string): FilterKey | null {
  const lower = word.toLowerCase()
  return (
    filterKeys.find((key) => key === lower) ?? (Object.hasOwn(longForms, lower) ? (longForms[lower] ?? null) : null)
  )
}

/** What was probably meant by a word that is no key. */
export function nearestFilterKey(word: string): FilterKey | null {
  const nearest = nearestWord(word, [...filterKeys, ...Object.keys(longForms)])
  return nearest === null ? null : findFilterKey(nearest)
}

export const isFlagName = (key: FilterKey): key is FlagName => (flagNames as readonly string[]).includes(key)

export const directionNames = ['sent', 'received'] as const
/** RFC 6455 §5.2; all sixteen can be written as numbers. */
export const opcodeNames = { text: 1, binary: 2, ping: 9, pong: 10, close: 8, continuation: 0 } as const
export const truthNames = ['true', 'false'] as const

/** The words that may follow a key; empty where values are numbers, times or free text. */
export function valuesOfKey(key: FilterKey): readonly string[] {
  switch (key) {
    case 'dir':
      return directionNames
    case 'op':
      return Object.keys(opcodeNames)
    case 'kind':
      return eventCategories
    case 'fin':
    case 'rsv1':
    case 'rsv2':
    case 'rsv3':
    case 'masked':
    case 'compressed':
      return truthNames
    case 'len':
    case 'conn':
    case 'code':
    case 'by':
    case 'json':
    case 'since':
    case 'after':
    case 'before':
      return []
  }
}
