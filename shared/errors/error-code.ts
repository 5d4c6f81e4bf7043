/**
 * Stable codes of everything that can go wrong outside the protocol. `docs/error-codes.md` explains each, the message
 * catalogue has the sentence for each, and a test holds the three together.
 */
export const errorCodes = [
  // The request to connect
  'url-invalid',
  'url-scheme',
  'url-fragment',
  'header-invalid',
  'subprotocol-invalid',
  'profile-invalid',
  // The network
  'host-not-found',
  'connection-refused',
  'connection-reset',
  'connection-timed-out',
  'network-unreachable',
  'tls-certificate',
  'tls-failed',
  'handshake-timed-out',
  'handshake-not-http',
  'handshake-refused',
  'handshake-cut-off',
  'handshake-too-large',
  'connection-failed',
  // A server
  'address-in-use',
  'address-privileged',
  'address-not-local',
  'listen-failed',
  'certificate-invalid',
  'request-timed-out',
  'request-not-http',
  'request-cut-off',
  'request-too-large',
  'connection-not-found',
  // Sending
  'not-open',
  'hex-invalid',
  'base64-invalid',
  'json-invalid',
  'ping-too-long',
  'close-code-reserved',
  'close-reason-too-long',
  'file-unreadable',
  'file-not-text',
  'file-too-large',
  // Responders
  'responder-invalid',
  'template-invalid',
  'pattern-invalid',
  'json-path-invalid',
  // The capture
  'capture-not-found',
  'capture-not-a-capture',
  'capture-version',
  'capture-unreadable',
  'capture-write-failed',
  'event-not-found',
  'session-live',
  // Views
  'view-not-found',
  'search-failed',
  'filter-too-slow',
  // The app itself
  'input-invalid',
  'sender-untrusted',
  'export-failed',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]
