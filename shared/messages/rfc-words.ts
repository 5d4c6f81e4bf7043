/**
 * What the RFC itself says, word for word and in its own language; `[…]` stands for words left out. In every language of
 * the app it is shown as it is here.
 */
export interface RfcWords {
  readonly section: string
  readonly words: string
}

/** By the step of the tour that quotes them. */
export const rfcWords = {
  request: {
    section: 'RFC 6455 1.7',
    words:
      'The WebSocket Protocol is an independent TCP-based protocol. Its only relationship to HTTP is that its handshake is interpreted by HTTP servers as an Upgrade request.',
  },
  response: {
    section: 'RFC 6455 1.3',
    words:
      "[…] the server has to prove to the client that it received the client's WebSocket handshake, so that the server doesn't accept connections that are not WebSocket connections.",
  },
  frame: {
    section: 'RFC 6455 5.2',
    words:
      'Indicates that this is the final fragment in a message. […] Defines the interpretation of the "Payload data".',
  },
  length: {
    section: 'RFC 6455 5.2',
    words:
      'The length of the "Payload data", in bytes: if 0-125, that is the payload length. If 126, the following 2 bytes interpreted as a 16-bit unsigned integer are the payload length.',
  },
  compression: {
    section: 'RFC 6455 5.2',
    words: 'MUST be 0 unless an extension is negotiated that defines meanings for non-zero values.',
  },
  fragments: {
    section: 'RFC 6455 5.4',
    words:
      'A fragmented message consists of a single frame with the FIN bit clear and an opcode other than 0, followed by zero or more frames with the FIN bit clear and the opcode set to 0, and terminated by a single frame with the FIN bit set and an opcode of 0.',
  },
  control: {
    section: 'RFC 6455 5.4',
    words: 'Control frames (see Section 5.5) MAY be injected in the middle of a fragmented message.',
  },
  violation: {
    section: 'RFC 6455 5.2',
    words:
      "Note that in all cases, the minimal number of bytes MUST be used to encode the length, for example, the length of a 124-byte-long string can't be encoded as the sequence 126, 0, 124.",
  },
  masking: { section: 'RFC 6455 5.1', words: '[…] a client MUST mask all frames that it sends to the server […]' },
  ping: {
    section: 'RFC 6455 5.5.2',
    words:
      'Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in response, unless it already received a Close frame.',
  },
  close: {
    section: 'RFC 6455 5.5.1',
    words:
      'If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint MUST send a Close frame in response.',
  },
  refusal: {
    section: 'RFC 6455 1.3',
    words:
      'Any status code other than 101 indicates that the WebSocket handshake has not completed and that the semantics of HTTP still apply.',
  },
} as const satisfies Readonly<Record<string, RfcWords>>
