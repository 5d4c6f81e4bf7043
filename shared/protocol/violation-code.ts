/** What a peer can do that RFC 6455 or RFC 7692 forbids. `violationRules` says where, and how the connection answers. */
export const violationCodes = [
  'reserved-bit',
  'reserved-opcode',
  'unexpected-continuation',
  'expected-continuation',
  'control-frame-fragmented',
  'control-frame-too-long',
  'mask-missing',
  'mask-forbidden',
  'length-not-minimal',
  'length-too-large',
  'message-too-large',
  'too-many-fragments',
  'invalid-utf8',
  'close-payload-length',
  'close-code-invalid',
  'close-reason-invalid-utf8',
  'compressed-control-frame',
  'compressed-continuation',
  'inflate-failed',
  'frame-cut-off',
  'data-after-close',
] as const
export type ViolationCode = (typeof violationCodes)[number]

export interface ViolationRule {
  readonly section: string
  /** Close code to fail the connection with (RFC 6455 §7.1.7); `null` where the connection can go on. */
  readonly closeCode: number | null
}

export const violationRules: Readonly<Record<ViolationCode, ViolationRule>> = {
  'reserved-bit': { section: 'RFC 6455 5.2', closeCode: 1002 },
  'reserved-opcode': { section: 'RFC 6455 5.2', closeCode: 1002 },
  'unexpected-continuation': { section: 'RFC 6455 5.4', closeCode: 1002 },
  'expected-continuation': { section: 'RFC 6455 5.4', closeCode: 1002 },
  'control-frame-fragmented': { section: 'RFC 6455 5.5', closeCode: 1002 },
  'control-frame-too-long': { section: 'RFC 6455 5.5', closeCode: 1002 },
  'mask-missing': { section: 'RFC 6455 5.1', closeCode: 1002 },
  'mask-forbidden': { section: 'RFC 6455 5.1', closeCode: 1002 },
  // Both are "MUST" in 5.2, but common implementations accept a wasteful length: shown, not fatal.
  'length-not-minimal': { section: 'RFC 6455 5.2', closeCode: null },
  'length-too-large': { section: 'RFC 6455 5.2', closeCode: 1009 },
  'message-too-large': { section: 'RFC 6455 7.4.1', closeCode: 1009 },
  'too-many-fragments': { section: 'RFC 6455 7.4.1', closeCode: 1008 },
  'invalid-utf8': { section: 'RFC 6455 8.1', closeCode: 1007 },
  'close-payload-length': { section: 'RFC 6455 5.5.1', closeCode: 1002 },
  'close-code-invalid': { section: 'RFC 6455 7.4', closeCode: 1002 },
  'close-reason-invalid-utf8': { section: 'RFC 6455 5.5.1', closeCode: 1007 },
  'compressed-control-frame': { section: 'RFC 7692 6.1', closeCode: 1002 },
  'compressed-continuation': { section: 'RFC 7692 6.1', closeCode: 1002 },
  'inflate-failed': { section: 'RFC 7692 7.2.2', closeCode: 1007 },
  'frame-cut-off': { section: 'RFC 6455 7.1.1', closeCode: null },
  'data-after-close': { section: 'RFC 6455 5.5.1', closeCode: null },
}
