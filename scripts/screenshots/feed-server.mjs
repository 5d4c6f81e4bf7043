import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocketServer } from 'ws'

/** The same in all pictures, where it is free. */
const PORT = 9001
const TRADES = 9

/**
 * A feed of trades, as there are many: it welcomes, answers subscriptions, and pings while it talks. Prices are higher each
 * time, so that a replay has something to find.
 */
export async function startFeed() {
  const server = await listen(PORT).catch(() => listen(0))
  let prices = 61_234
  server.on('connection', (socket) => {
    // Clients are gone with the app.
    socket.on('error', () => {})
    socket.send(JSON.stringify({ type: 'welcome', server: 'feed-1', channels: ['trades', 'prices', 'snapshot'] }))
    socket.on('message', (data) => void answer(socket, /** @type {Buffer} */ (data).toString(), () => (prices += 4)))
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : PORT
  return {
    url: `ws://127.0.0.1:${port}/`,
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** @param {number} port */
async function listen(port) {
  const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: { threshold: 400 } })
  await once(server, 'listening')
  return server
}

/**
 * @param {import('ws').WebSocket} socket
 * @param {string} message
 * @param {() => number} nextPrice
 */
async function answer(socket, message, nextPrice) {
  const asked = requestOf(message)
  if (asked === null) return socket.send(message)
  const { channel, id } = asked
  socket.send(JSON.stringify({ type: 'subscribed', channel, ...(id !== undefined && { id }) }))
  const trades = channel === 'snapshot' ? 0 : TRADES
  if (trades === 0) socket.send(JSON.stringify({ type: 'snapshot', bids: levels(61_240), asks: levels(61_250) }))
  for (let seq = 1; seq <= trades; seq++) {
    if (seq % 4 === 0) await beat(socket)
    await wait(20)
    const price = channel === 'prices' ? nextPrice() : 61_234 + seq * 7
    socket.send(JSON.stringify({ type: 'trade', seq, pair: seq % 2 ? 'BTC-EUR' : 'ETH-EUR', price, channel }))
  }
  socket.send(JSON.stringify({ type: 'end', channel }))
}

/** Three pings, and time for their pongs. @param {import('ws').WebSocket} socket */
async function beat(socket) {
  for (let ping = 1; ping <= 3; ping++) {
    socket.ping(`beat ${ping}`)
    await wait(20)
  }
}

/** @param {number} from */
const levels = (from) =>
  Array.from({ length: 24 }, (_, place) => ({ price: `${from - place}.50`, size: (place + 1) / 4 }))

/**
 * `null` for what is no subscription.
 * @param {string} message
 * @returns {{ channel: string, id?: number } | null}
 */
function requestOf(message) {
  try {
    const value = JSON.parse(message)
    return value?.op === 'subscribe' && typeof value.channel === 'string' ? value : null
  } catch {
    return null
  }
}
