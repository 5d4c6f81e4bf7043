import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'

/** A port that nothing listens on just now, for programs that cannot pick one and say which. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const PATIENCE_MS = 30_000
const PAUSE_MS = 50

/** Resolves when something takes connections there. */
export async function whenListening(port: number): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const socket = connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (connected) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error(`nothing listens on port ${port}`)
}
