import { execFileSync } from 'node:child_process'
import { missingProgram } from './missing-program'
import type { DissectedFrame } from './tshark'

export const missingWireshark = missingProgram('tshark', '-v') ?? missingProgram('capinfos', '-v')

/** Nothing is taken on trust. */
const checking = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] })

/** What Wireshark finds wrong or odd in the file, a line each, from its level "warning" up. */
export const expertWarnings = (file: string): string[] =>
  run('tshark', ['-r', file, ...checking, '-q', '-z', 'expert,warn'])
    .split('\n')
    .filter((line) => /^\s+\d/.test(line))

export const capinfos = (file: string): string => run('capinfos', [file])

/** Fields of every packet that passes the filter, as Wireshark reads them; an array for each field. */
export function packets(file: string, filter: string, fields: readonly string[]): string[][][] {
  const columns = fields.flatMap((field) => ['-e', field])
  const lines = run('tshark', ['-r', file, ...checking, '-Y', filter, '-T', 'fields', ...columns]).split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map((column) => (column === '' ? [] : column.split(','))))
}

const frameFields = ['fin', 'rsv', 'opcode', 'mask', 'masking_key']
const lengthFields = ['payload_length', 'payload_length_ext_16', 'payload_length_ext_64']

export interface ReadFrame extends DissectedFrame {
  /** Nanoseconds since 1970. */
  readonly time: bigint
  readonly stream: number
}

/** The frames of WebSocket in the order of the packets that end them. */
export function framesOf(file: string): ReadFrame[] {
  const fields = [...frameFields, ...lengthFields].map((field) => `websocket.${field}`)
  return packets(file, 'websocket', ['frame.time_epoch', 'tcp.stream', 'tcp.srcport', ...fields]).flatMap(
    ([time = [], stream = [], port = [], fin = [], rsv = [], opcode = [], mask = [], keys = [], ...lengths]) =>
      fin.map((isFin, index) => ({
        time: BigInt((time[0] ?? '').replace('.', '')),
        stream: Number(stream[0]),
        port: Number(port[0]),
        fin: isFin === '1',
        rsv: Number(rsv[index]),
        opcode: Number(opcode[index]),
        maskingKey: mask[index] === '1' ? (keys.shift() ?? '').replace('0x', '') : null,
        payloadLength: lengthOf(lengths, index),
      })),
  )
}

/** Only the frames that have an extended length fill its column. */
function lengthOf([short = [], middle = [], long = []]: readonly string[][], index: number): number {
  const length = Number(short[index])
  return length === 126 ? Number(middle.shift()) : length === 127 ? Number(long.shift()) : length
}
