import type { Writable } from 'node:stream'

declare module 'ws' {
  /** Exported by the package; its types leave it out. */
  class Receiver extends Writable {
    constructor(options: { readonly isServer: boolean })
  }
}
