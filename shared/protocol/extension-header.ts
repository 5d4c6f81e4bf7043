import { TOKEN, TOKEN_CHARACTER } from './http-token'

/** One element of Sec-WebSocket-Extensions (RFC 6455 §9.1): an extension offered or agreed. */
export interface Extension {
  readonly name: string
  /** In the order of the header, duplicates kept. */
  readonly parameters: readonly ExtensionParameter[]
}

export interface ExtensionParameter {
  readonly name: string
  /** Unquoted; `null` where there is no value. */
  readonly value: string | null
}

export type ExtensionHeaderReading =
  | { readonly ok: true; readonly extensions: readonly Extension[] }
  | { readonly ok: false; readonly error: ExtensionHeaderError }

export interface ExtensionHeaderError {
  /** The header value that does not follow the grammar, and the index where it stops doing so. */
  readonly value: string
  readonly position: number
}

const SPACE = '[ \\t]*'
const separators = new RegExp(`(?:${SPACE},)*${SPACE}`, 'y')
const extensionName = new RegExp(`(${TOKEN})${SPACE}`, 'y')
// A quoted value has to be a token once it is unquoted (RFC 6455 §9.1).
const extensionParameter = new RegExp(
  `;${SPACE}(${TOKEN})${SPACE}(?:=${SPACE}(?:(${TOKEN})|"((?:\\\\?${TOKEN_CHARACTER})+)")${SPACE})?`,
  'y',
)

/**
 * Reads the values of all Sec-WebSocket-Extensions headers of a message as the one list that they stand for. Empty list
 * elements are skipped, as RFC 9110 §5.6.1.2 asks of recipients.
 */
export function parseExtensions(values: readonly string[]): ExtensionHeaderReading {
  const extensions: Extension[] = []
  for (const value of values) {
    let at = matchAt(separators, value, 0)?.[0].length ?? 0
    while (at < value.length) {
      const extension = readExtension(value, at)
      if (typeof extension === 'number') return { ok: false, error: { value, position: extension } }
      extensions.push({ name: extension.name, parameters: extension.parameters })
      at = extension.end
      if (at < value.length && value[at] !== ',') return { ok: false, error: { value, position: at } }
      at += matchAt(separators, value, at)?.[0].length ?? 0
    }
  }
  return { ok: true, extensions }
}

export function formatExtensions(extensions: readonly Extension[]): string {
  return extensions.map(({ name, parameters }) => [name, ...parameters.map(formatParameter)].join('; ')).join(', ')
}

const formatParameter = ({ name, value }: ExtensionParameter): string => (value === null ? name : `${name}=${value}`)

/** The position of the error where there is no extension. */
function readExtension(value: string, start: number): (Extension & { readonly end: number }) | number {
  const name = matchAt(extensionName, value, start)
  if (!name) return start
  const parameters: ExtensionParameter[] = []
  let end = start + name[0].length
  while (value[end] === ';') {
    const parameter = matchAt(extensionParameter, value, end)
    if (!parameter) return end
    const [whole, parameterName = '', token, quoted] = parameter
    parameters.push({ name: parameterName, value: token ?? quoted?.replaceAll('\\', '') ?? null })
    end += whole.length
  }
  return { name: name[1] ?? '', parameters, end }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
