import { startApp } from '../../renderer/app/start-app'
import { createBridge } from '../../renderer/bridge/bridge'
import { FakeInspector } from './fake-inspector'
import { orderFeed, refusedFeed } from './order-feed'

/**
 * The window in a browser tab, for looking at it: `npx vite --config tests/support/fake-window.config.ts`, then
 * `/tests/support/fake-window.html?rounds=100000&rate=200`. `window.fake` steers what main would do.
 */
const query = new URLSearchParams(location.search)
const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise)

const fake = new FakeInspector()
Object.assign(window, { fake })

if (query.get('scene') !== 'empty') {
  fake.add(orderFeed(245, true), 'closed', { url: 'ws://127.0.0.1:9001/demo' })
  fake.add(refusedFeed(), 'failed', { url: 'wss://feed.example.com/v1/private' })
  const cut = fake.add(orderFeed(3700, false), 'closed', { url: 'wss://chat.example.org/lobby' })
  fake.change(cut.head.id, { ending: 'cut-off', damage: [{ kind: 'checksum', offset: 4096, length: 812 }] })
  const live = fake.add(orderFeed(number('rounds', 92_640), false), 'open', {
    headers: [
      ['Authorization', 'Bearer eyJhbGciOi'],
      ['X-Trace', 'one'],
      ['x-trace', 'two'],
    ],
  })
  const perSecond = number('rate', 0)
  const rates = { sentMessages: 12, receivedMessages: 4812, sentBytes: 1100, receivedBytes: 1_900_000 }
  fake.change(live.head.id, { rates })
  if (perSecond > 0) setInterval(() => fake.grow(live.head.id, Math.ceil(perSecond / 30), rates), 33)
}

// A press of Connect is answered as a server near by would.
const connect = fake.session.connect
Object.assign(fake.session, {
  connect: async (input: Parameters<typeof connect>[0]) => {
    const reply = await connect(input)
    if (reply.ok) {
      const { id } = reply.value.head
      setTimeout(() => fake.open(id), 400)
      setTimeout(() => fake.grow(id, 4), 800)
    }
    return reply
  },
})

const root = document.querySelector('#root')
if (root) void startApp(root, createBridge(fake), localStorage)
