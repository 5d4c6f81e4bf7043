/** RFC 6455 §1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The server's Sec-WebSocket-Accept is the base64 of the SHA-1 of this text (RFC 6455 §4.2.2). */
export const acceptInput = (key: string): string => key.trim() + GUID
