import { createInterface } from 'node:readline'

const LISTENING = /^DevTools listening on (ws:\/\/\S+)/
const START_TIMEOUT_MS = 60_000

/**
 * Where an app that was started with `--remote-debugging-port` takes a debugger. Rejects with what it said where it ends or
 * opens no port in time. All that it says is read, from now on.
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @returns {{ endpoint: Promise<string>, output: () => string }} `output`: what it has written to standard error
 */
export function debuggingEndpoint(child) {
  const lines = /** @type {string[]} */ ([])
  const output = () => lines.join('\n')
  const endpoint = /** @type {Promise<string>} */ (
    new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ what) => reject(new Error(`the app ${what}:\n${output()}`))
      const timeout = setTimeout(() => fail('opened no debugging port in time'), START_TIMEOUT_MS)
      createInterface({ input: child.stderr }).on('line', (line) => {
        lines.push(line)
        const [, url] = LISTENING.exec(line) ?? []
        if (url === undefined) return
        clearTimeout(timeout)
        resolve(url)
      })
      child.once('error', (error) => fail(`did not start: ${error.message}`))
      // When all that it wrote has been read.
      child.once('close', (code, signal) => {
        clearTimeout(timeout)
        fail(`ended with ${code ?? signal}`)
      })
    })
  )
  return { endpoint, output }
}
