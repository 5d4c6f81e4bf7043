import { LineProcess } from './line-process'
import { missingProgram } from './missing-program'

/** Asks for the list of interfaces: that needs the right to capture, not the program alone. */
export const missingTshark = missingProgram('tshark', '-D')

/** A frame as Wireshark's dissector reads it. */
export interface DissectedFrame {
  readonly port: number
  readonly fin: boolean
  /** RSV1 is bit 2, RSV3 bit 0. */
  readonly rsv: number
  readonly opcode: number
  /** Eight hexadecimal digits; `null` when not masked. */
  readonly maskingKey: string | null
  readonly payloadLength: number
}

const fields = [
  'tcp.srcport',
  'tcp.flags.fin',
  'websocket.fin',
  'websocket.rsv',
  'websocket.opcode',
  'websocket.mask',
  'websocket.masking_key',
  'websocket.payload_length',
  'websocket.payload_length_ext_16',
  'websocket.payload_length_ext_64',
] as const

/** Wireshark listening on the loopback interface to one server port. */
export class Tshark {
  private constructor(private readonly process: LineProcess) {}

  /** Resolves when the capture has begun. */
  static async start(port: number): Promise<Tshark> {
    const columns = fields.flatMap((field) => ['-e', field])
    const capture = ['-i', 'lo', '-f', `tcp port ${port}`, '-B', '64', '-d', `tcp.port==${port},http`]
    const process = new LineProcess('tshark', [...capture, '-l', '-T', 'fields', ...columns])
    await process.errorLine((line) => line.includes('Capture started'))
    return new Tshark(process)
  }

  /** Resolves with all frames once both ends have said on the wire that they are done (FIN). */
  async conversation(): Promise<DissectedFrame[]> {
    const first = await this.process.line(isLast)
    const port = first.split('\t')[0]
    await this.process.line((line) => isLast(line) && !line.startsWith(`${port}\t`))
    return this.process.lines.flatMap(readPacket)
  }

  stop(): Promise<void> {
    return this.process.interrupt()
  }
}

/** The packet has TCP's FIN. */
const isLast = (line: string): boolean => line.split('\t')[1] === '1'

/** One line for each packet; a packet may end several frames, whose values then stand side by side in each column. */
function readPacket(line: string): DissectedFrame[] {
  const [port = '', , ...columns] = line.split('\t')
  const [fin = [], rsv = [], opcode = [], mask = [], keys = [], lengths = [], lengths16 = [], lengths64 = []] =
    columns.map((column) => (column === '' ? [] : column.split(',')))
  return fin.map((isFin, index) => {
    const short = Number(lengths[index])
    return {
      port: Number(port),
      fin: isFin === '1',
      rsv: Number(rsv[index]),
      opcode: Number(opcode[index]),
      // Only the frames that have the field fill its column.
      maskingKey: mask[index] === '1' ? (keys.shift() ?? '').replace('0x', '') : null,
      payloadLength: short === 126 ? Number(lengths16.shift()) : short === 127 ? Number(lengths64.shift()) : short,
    }
  })
}
