import { fileURLToPath } from 'node:url'
import type { Direction } from '../../../shared/session/direction'
import { LineProcess } from './line-process'
import { missingProgram } from './missing-program'

/** Debian's Python: the package python3-websockets is not seen by others that may come first on the path. */
const PYTHON = '/usr/bin/python3'

export const missingWebsockets = missingProgram(PYTHON, '-c', 'import websockets.legacy.server')

export interface WebsocketsServerOptions {
  /** Arguments of websockets' `ServerPerMessageDeflateFactory`; `null` for no compression. */
  readonly deflate?: Readonly<Record<string, boolean | number>> | null
  /** Certificate and key, both as PEM; `null` for plain TCP. */
  readonly tls?: string | null
}

/** A frame as python3-websockets had it in hand; directions are the server's own. */
export interface PeerFrame {
  readonly kind: 'frame'
  readonly direction: Direction
  readonly fin: boolean
  readonly rsv1: boolean
  readonly rsv2: boolean
  readonly rsv3: boolean
  readonly opcode: number
  readonly length: number
  /** Of the unmasked payload as on the wire. */
  readonly sha256: string
}

export interface PeerMessage {
  readonly kind: 'message'
  readonly direction: Direction
  readonly text: boolean
  readonly sha256: string
}

type PeerReport =
  | PeerFrame
  | PeerMessage
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'pongs'; readonly count: number }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }

/** The server of `websockets_server.py`, running. */
export class WebsocketsServer {
  private constructor(
    private readonly process: LineProcess,
    readonly url: string,
  ) {}

  static async start({ deflate = null, tls = null }: WebsocketsServerOptions = {}): Promise<WebsocketsServer> {
    const script = fileURLToPath(new URL('websockets_server.py', import.meta.url))
    const process = new LineProcess(PYTHON, [script, JSON.stringify({ deflate, tls })])
    const { port } = JSON.parse(await process.line((line) => line.includes('"listening"'))) as { port: number }
    return new WebsocketsServer(process, `${tls === null ? 'ws' : 'wss'}://127.0.0.1:${port}`)
  }

  reports<Kind extends PeerReport['kind']>(kind: Kind): Extract<PeerReport, { kind: Kind }>[] {
    return this.process.lines
      .map((line) => JSON.parse(line) as PeerReport)
      .filter((report): report is Extract<PeerReport, { kind: Kind }> => report.kind === kind)
  }

  /** Resolves when the server has said so. */
  async reported(kind: PeerReport['kind']): Promise<void> {
    await this.process.line((line) => line.startsWith(`{"kind": "${kind}"`))
  }

  stop(): Promise<void> {
    return this.process.endInput()
  }
}
