import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Whether windows can be shown: only Linux may have no display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Where there is no display, starts a virtual one for this process and its children.
 * @returns {Promise<() => void>} ends it
 */
export async function ensureDisplay() {
  if (hasDisplay()) return () => {}
  // Xvfb picks a free display by itself, and writes its number to the descriptor when it takes clients.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await Promise.race([
    once(/** @type {import('node:stream').Readable} */ (server.stdio[3]), 'data'),
    once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ])
  process.env.DISPLAY = `:${String(number).trim()}`
  const end = () => {
    server.kill()
    delete process.env.DISPLAY
  }
  // Also when nobody gets to end it, as after an error that nobody caught.
  process.once('exit', end)
  return end
}
