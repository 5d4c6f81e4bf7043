import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { WebSocket } from 'ws'
import { ensureDebianRival } from './debian-rival'
import { withProgram } from './started-program'

export async function ensureChromium(): Promise<void> {
  ensureDebianRival('chromium', 'chromium')
}

/** A page receives the flood; the events that the developer tools build their message list from are counted. */
export async function receiveInChromium(url: string, messages: number): Promise<number> {
  const page = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(`<script>new WebSocket('${url}').onmessage = () => {}</script>`)
  }).listen(0, '127.0.0.1')
  await once(page, 'listening')
  const profile = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
  // As root Chromium does not start with its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['--headless', ...sandbox, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  try {
    return await withProgram('chromium', args, ['ignore', 'ignore', 'pipe'], async ({ stderr }) =>
      countFrameEvents(
        await pageTarget(stderr as Readable),
        `http://127.0.0.1:${(page.address() as AddressInfo).port}/`,
        messages,
      ),
    )
  } finally {
    page.close()
    // Chromium's helper processes may outlive it for a moment and still write.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** The debugging address of the one page. */
async function pageTarget(stderr: Readable): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const [, host] = /DevTools listening on ws:\/\/([^/]+)/.exec(line) ?? []
    if (host === undefined) continue
    stderr.resume()
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as Target[]
    const target = targets.find(({ type }) => type === 'page')
    if (target === undefined) break
    return target.webSocketDebuggerUrl
  }
  throw new Error('Chromium has no page to debug')
}

interface Target {
  readonly type: string
  readonly webSocketDebuggerUrl: string
}

/** The clock runs from the first event to the last. */
async function countFrameEvents(target: string, pageUrl: string, messages: number): Promise<number> {
  const devtools = new WebSocket(target, { perMessageDeflate: false, maxPayload: 0 })
  await once(devtools, 'open')
  devtools.send('{"id":1,"method":"Network.enable"}')
  await once(devtools, 'message')
  return await new Promise((resolve, reject) => {
    let seen = 0
    let start = 0
    devtools.on('error', reject)
    devtools.on('message', (data: Buffer) => {
      const { method } = JSON.parse(data.toString()) as { method?: string }
      if (method !== 'Network.webSocketFrameReceived') return
      if (seen === 0) start = performance.now()
      seen++
      if (seen === messages) resolve(messages / ((performance.now() - start) / 1000))
    })
    devtools.send(JSON.stringify({ id: 2, method: 'Page.navigate', params: { url: pageUrl } }))
  })
}
