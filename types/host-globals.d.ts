/**
 * The three web standards that every host of `shared/` has: Node, the sandboxed renderer and the preload. Declared here,
 * and only as far as used, because the libraries that declare them (DOM, Node) would let in everything else as well.
 */

interface URL {
  readonly protocol: string
  readonly origin: string
  readonly hostname: string
  readonly host: string
  readonly port: string
  readonly pathname: string
  readonly search: string
  username: string
  password: string
  readonly href: string
}
declare const URL: { new (url: string, base?: string): URL; canParse(url: string, base?: string): boolean }

interface TextEncoder {
  encode(text: string): Uint8Array
}
declare const TextEncoder: { new (): TextEncoder }

interface TextDecoder {
  decode(bytes?: Uint8Array): string
}
declare const TextDecoder: {
  new (label?: 'utf-8' | 'latin1', options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}
