import { defaultClientProfile, type ClientProfile } from '../../session/client-profile'
import { curlOptions, websocatOptions, wscatOptions } from './command-options'
import type { CommandOption, CommandReading } from './command-option'
import { shellWords } from './shell-words'

export interface ReadCommand {
  readonly program: Program
  readonly profile: ClientProfile
  /** What of the command is not in the profile, as it was typed: options that there is nothing for, files to be chosen. */
  readonly notTaken: readonly string[]
}

const programs = { wscat: wscatOptions, websocat: websocatOptions, curl: curlOptions }
type Program = keyof typeof programs

/** The profile that a command line of wscat, websocat or curl describes; `null` where it is none. */
export function readCommandLine(text: string): ReadCommand | null {
  // People copy the prompt with it.
  const read = shellWords(text.replace(/^\s*[$#%>]\s+/, ''))
  const [first = '', ...words] = read?.words ?? []
  const program = programOf(first)
  if (read === null || program === null) return null
  const reading: CommandReading = { profile: defaultClientProfile, notTaken: [] }
  readWords(reading, words, programs[program])
  if (read.hasExpansion) reading.notTaken.push('$…')
  const { profile, notTaken } = reading
  return { program, profile: { ...profile, url: websocketUrl(profile.url) }, notTaken }
}

function programOf(word: string): Program | null {
  const name = word.replace(/^.*[/\\]/, '').replace(/\.exe$/, '')
  return name === 'wscat' || name === 'websocat' || name === 'curl' ? name : null
}

type Options = Readonly<Record<string, CommandOption | undefined>>

function readWords(reading: CommandReading, words: readonly string[], options: Options): void {
  const left = [...words]
  let positional = false
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') positional = true
    else if (positional || !/^-./.test(word)) takeUrl(reading, word)
    else if (word.startsWith('--')) takeLong(reading, word, left, options)
    else takeShort(reading, word, left, options)
  }
}

/** What looks like a URL is one; the value of an option that nobody knows here does not. */
function takeUrl(reading: CommandReading, word: string): void {
  const { url } = reading.profile
  const isBetter = hasScheme(word) && !hasScheme(url)
  if (url !== '') reading.notTaken.push(isBetter ? url : word)
  if (url === '' || isBetter) reading.profile = { ...reading.profile, url: word }
}

const hasScheme = (word: string): boolean => /^(ws|http)s?:\/\//i.test(word)

function takeLong(reading: CommandReading, word: string, left: string[], options: Options): void {
  const [, name = word, attached] = /^(--[^=]+)=([\s\S]*)$/.exec(word) ?? []
  takeOption(reading, name, () => attached ?? left.shift() ?? '', options)
}

/** Several of one letter may stand together; the value of the last one may be attached. */
function takeShort(reading: CommandReading, word: string, left: string[], options: Options): void {
  for (let at = 1; at < word.length; at++) {
    const name = `-${word[at] ?? ''}`
    const takesValue = ['value', 'file'].includes(options[name]?.kind ?? '') || isPassedOverValue(options[name])
    if (takesValue) {
      const attached = word.slice(at + 1)
      return takeOption(reading, name, () => (attached === '' ? (left.shift() ?? '') : attached), options)
    }
    takeOption(reading, name, () => '', options)
  }
}

const isPassedOverValue = (option: CommandOption | undefined): boolean =>
  option?.kind === 'passed-over' && option.value === true

function takeOption(reading: CommandReading, name: string, next: () => string, options: Options): void {
  const option = options[name]
  switch (option?.kind) {
    case 'passed-over':
      if (option.value === true) next()
      break
    case 'flag':
      option.apply(reading)
      break
    case 'value':
      option.apply(reading, next())
      break
    case 'file':
      reading.notTaken.push(`${name} ${next()}`)
      break
    case undefined:
      reading.notTaken.push(name)
  }
}

/** curl names the scheme of HTTP, and wscat none at all. */
function websocketUrl(url: string): string {
  if (url === '' || /^wss?:/i.test(url)) return url
  if (/^https?:/i.test(url)) return url.replace(/^http/i, 'ws')
  return `ws://${url}`
}
