/** RFC 6455 §5.2. 3–7 are reserved for further data frames, 11–15 for further control frames. */
export const Opcode = {
  Continuation: 0x0,
  Text: 0x1,
  Binary: 0x2,
  Close: 0x8,
  Ping: 0x9,
  Pong: 0xa,
} as const

/** Control frames have the highest bit of the opcode set (RFC 6455 §5.5). */
export const isControl = (opcode: number): boolean => opcode >= 0x8

export const isReserved = (opcode: number): boolean => (opcode > 0x2 && opcode < 0x8) || opcode > 0xa
