import type { MessageToSend } from '../session/message-to-send'

/** What a responder does to one connection. */
export type Response =
  | { readonly kind: 'message'; readonly message: MessageToSend }
  | { readonly kind: 'ping'; readonly payload: Uint8Array }
  | { readonly kind: 'close'; readonly code: number | null; readonly reason: string }
  /** A TCP reset. */
  | { readonly kind: 'drop' }
