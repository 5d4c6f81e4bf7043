import { expect } from 'vitest'

export interface HarMessage {
  readonly type: string
  readonly time: number
  readonly opcode: number
  readonly data: string
}

interface Pair {
  readonly name: string
  readonly value: string
}

export interface HarEntry {
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly url: string
    readonly headers: readonly Pair[]
    readonly cookies: readonly Pair[]
    readonly queryString: readonly Pair[]
    readonly headersSize: unknown
    readonly bodySize: unknown
  }
  readonly response: {
    readonly status: unknown
    readonly headersSize: unknown
    readonly bodySize: unknown
    readonly content: { readonly size: unknown }
  }
  readonly timings: Readonly<Record<string, unknown>>
  readonly serverIPAddress?: string
  readonly _resourceType: string
  readonly _webSocketMessages: readonly HarMessage[]
  readonly _webSocketClose?: unknown
  readonly _framescope: { readonly connection: number; readonly events: readonly Record<string, unknown>[] }
}

export interface HarFile {
  readonly log: {
    readonly creator: object
    readonly entries: readonly HarEntry[]
    readonly _framescope: { readonly session: object; readonly events: readonly object[] }
  }
}

/** What the importer of Chrome DevTools insists on: it refuses the whole file for one entry that lacks any of it. */
export function assertDevToolsRead({ log }: HarFile): void {
  expect(log.creator).toBeTypeOf('object')
  for (const { startedDateTime, time, request, response, timings, ...entry } of log.entries) {
    expect(new Date(startedDateTime).getTime()).not.toBeNaN()
    const numbers = [time, request.headersSize, request.bodySize, response.status, response.headersSize]
    numbers.push(response.bodySize, response.content.size, timings['send'], timings['wait'], timings['receive'])
    for (const number of numbers) expect(number).toBeTypeOf('number')
    expect(entry._resourceType).toBe('websocket')
    for (const { type, time: at, opcode, data } of entry._webSocketMessages) {
      expect(['send', 'receive', 'error']).toContain(type)
      expect(at).toBeTypeOf('number')
      expect(data).toBeTypeOf('string')
      // A control frame would be drawn as text.
      expect(type === 'error' ? [-1] : [1, 2]).toContain(opcode)
    }
  }
}
