import { describe, expect, it } from 'vitest'
import { readEndpoint } from '../../../../../shared/formats/pcapng/ip-endpoint'
import { TcpConversation } from '../../../../../shared/formats/pcapng/tcp-conversation'
import { MAX_SEGMENT, type TcpPacket } from '../../../../../shared/formats/pcapng/tcp-packet'

const conversation = () => new TcpConversation(readEndpoint('192.0.2.1:1000', 0), readEndpoint('192.0.2.2:80', 0))
const flags = (packet: TcpPacket) =>
  ['FIN', 'SYN', 'RST', 'PSH', 'ACK'].filter((_, bit) => packet.flags & (1 << bit)).join()
const told = (packets: Iterable<TcpPacket>) =>
  [...packets].map((packet) => [
    packet.from.port,
    flags(packet),
    packet.sequence,
    packet.acknowledgement,
    packet.payload.length,
  ])

describe('TcpConversation', () => {
  it('begins with three packets', () => {
    expect(told(conversation().open())).toEqual([
      [1000, 'SYN', 0, 0, 0],
      [80, 'SYN,ACK', 0, 1, 0],
      [1000, 'ACK', 1, 1, 0],
    ])
  })

  it('cuts what one packet cannot hold, and acknowledges it', () => {
    const tcp = conversation()
    expect(told(tcp.send('client', new Uint8Array(MAX_SEGMENT + 1), 0))).toEqual([
      [1000, 'PSH,ACK', 0, 0, MAX_SEGMENT],
      [80, 'ACK', 0, MAX_SEGMENT, 0],
      [1000, 'PSH,ACK', MAX_SEGMENT, 0, 1],
    ])
  })

  it('acknowledges many small ones before the window is full', () => {
    const tcp = conversation()
    const packets = Array.from({ length: 70 }, () => told(tcp.send('server', new Uint8Array(1000), 0))).flat()
    expect(packets.filter(([port]) => port === 1000)).toEqual([
      [1000, 'ACK', 0, 33_000, 0],
      [1000, 'ACK', 0, 66_000, 0],
    ])
  })

  it('counts sequence numbers modulo 2^32', () => {
    const tcp = conversation()
    const [before, after, answer] = [
      ...told(tcp.send('client', new Uint8Array(10), 2 ** 32 - 4)),
      ...told(tcp.send('client', new Uint8Array(1), 0)),
      ...told(tcp.send('server', new Uint8Array(1), 0)),
    ]
    expect([before?.[2], after?.[2], answer?.[3]]).toEqual([2 ** 32 - 4, 6, 7])
  })

  it('leaves the place empty of bytes that are not known', () => {
    const tcp = conversation()
    expect(told(tcp.send('client', new Uint8Array(), 500))).toEqual([])
    expect(told(tcp.send('client', new Uint8Array(3), 0))).toEqual([[1000, 'PSH,ACK', 500, 0, 3]])
  })

  it.each(['client', 'server'] as const)('ends in order, %s first', (first) => {
    const [one, other] = first === 'client' ? [1000, 80] : [80, 1000]
    expect(told(conversation().finish(first))).toEqual([
      [one, 'FIN,ACK', 0, 0, 0],
      [other, 'FIN,ACK', 0, 1, 0],
      [one, 'ACK', 1, 1, 0],
    ])
  })

  it('ends with a reset', () => {
    expect(told(conversation().reset('server'))).toEqual([[80, 'RST,ACK', 0, 0, 0]])
  })
})
