/** Close codes of RFC 6455 §7.4.1, and those that IANA registered later. */
export const CloseCode = {
  Normal: 1000,
  GoingAway: 1001,
  ProtocolError: 1002,
  UnsupportedData: 1003,
  /** Reserved; its meaning was never defined. */
  Reserved: 1004,
  /** Never on the wire: the close frame had no code. */
  NoStatus: 1005,
  /** Never on the wire: the connection dropped without a close frame. */
  Abnormal: 1006,
  InvalidPayload: 1007,
  PolicyViolation: 1008,
  MessageTooBig: 1009,
  MandatoryExtension: 1010,
  InternalError: 1011,
  ServiceRestart: 1012,
  TryAgainLater: 1013,
  BadGateway: 1014,
  /** Never on the wire: the TLS handshake failed. */
  TlsHandshake: 1015,
  Unauthorized: 3000,
  Forbidden: 3003,
  Timeout: 3008,
} as const

const namesOfCodes = {
  [CloseCode.Normal]: 'normal',
  [CloseCode.GoingAway]: 'going-away',
  [CloseCode.ProtocolError]: 'protocol-error',
  [CloseCode.UnsupportedData]: 'unsupported-data',
  [CloseCode.Reserved]: 'reserved',
  [CloseCode.NoStatus]: 'no-status',
  [CloseCode.Abnormal]: 'abnormal',
  [CloseCode.InvalidPayload]: 'invalid-payload',
  [CloseCode.PolicyViolation]: 'policy-violation',
  [CloseCode.MessageTooBig]: 'message-too-big',
  [CloseCode.MandatoryExtension]: 'mandatory-extension',
  [CloseCode.InternalError]: 'internal-error',
  [CloseCode.ServiceRestart]: 'service-restart',
  [CloseCode.TryAgainLater]: 'try-again-later',
  [CloseCode.BadGateway]: 'bad-gateway',
  [CloseCode.TlsHandshake]: 'tls-handshake',
  [CloseCode.Unauthorized]: 'unauthorized',
  [CloseCode.Forbidden]: 'forbidden',
  [CloseCode.Timeout]: 'timeout',
} as const satisfies Record<(typeof CloseCode)[keyof typeof CloseCode], string>

/** Ranges of RFC 6455 §7.4.2, for codes without a name of their own. */
export const closeCodeRanges = ['unused', 'reserved-for-protocol', 'registered', 'private', 'out-of-range'] as const

/** Stable name of what a code means; the message catalogue has the sentence under it. */
export type CloseCodeName = (typeof namesOfCodes)[keyof typeof namesOfCodes] | (typeof closeCodeRanges)[number]

export const closeCodeNames: readonly CloseCodeName[] = [...Object.values(namesOfCodes), ...closeCodeRanges]

export function describeCloseCode(code: number): CloseCodeName {
  const name = (namesOfCodes as Readonly<Record<number, CloseCodeName>>)[code]
  if (name) return name
  if (code >= 0 && code < 1000) return 'unused'
  if (code >= 1000 && code < 3000) return 'reserved-for-protocol'
  if (code >= 3000 && code < 4000) return 'registered'
  return code >= 4000 && code < 5000 ? 'private' : 'out-of-range'
}

/** May stand in a close frame: all others are reserved, undefined, or say that there was no close frame. */
export function isReceivableCloseCode(code: number): boolean {
  if (code >= 3000 && code <= 4999) return true
  return (
    code >= 1000 &&
    code <= 1014 &&
    code !== CloseCode.Reserved &&
    code !== CloseCode.NoStatus &&
    code !== CloseCode.Abnormal
  )
}

/** What we refuse from a peer we do not send either; a hand-made frame is the way around it. */
export const isSendableCloseCode = isReceivableCloseCode
