import { Opcode } from '../protocol/opcode'
import { t } from './translate'

export type OpcodeKey = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'reserved'

const keys: Readonly<Record<number, OpcodeKey>> = {
  [Opcode.Continuation]: 'continuation',
  [Opcode.Text]: 'text',
  [Opcode.Binary]: 'binary',
  [Opcode.Close]: 'close',
  [Opcode.Ping]: 'ping',
  [Opcode.Pong]: 'pong',
}

export const opcodeKey = (opcode: number): OpcodeKey => keys[opcode] ?? 'reserved'

export function opcodeName(opcode: number): string {
  const key = opcodeKey(opcode)
  if (key === 'reserved') return t('opcode.reserved', { opcode: `0x${opcode.toString(16).toUpperCase()}` })
  return t(`opcode.${key}`)
}
