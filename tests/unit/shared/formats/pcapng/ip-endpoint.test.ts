import { describe, expect, it } from 'vitest'
import { asLongAs, readEndpoint } from '../../../../../shared/formats/pcapng/ip-endpoint'

const read = (text: string) => {
  const { address, port } = readEndpoint(text, 7)
  return [Buffer.from(address).toString('hex'), port]
}

describe('readEndpoint', () => {
  it.each<[string, string, number]>([
    ['127.0.0.1:9001', '7f000001', 9001],
    ['[::1]:80', '00000000000000000000000000000001', 80],
    ['[fe80::1%eth0]:1', 'fe800000000000000000000000000001', 1],
    ['[2001:db8:1:2:3:4:5:6]:65535', '20010db8000100020003000400050006', 65_535],
    ['[::ffff:192.0.2.1]:5', 'c0000201', 5],
    ['[64:ff9b::192.0.2.1]:5', '0064ff9b0000000000000000c0000201', 5],
    ['[::]:5', '00000000000000000000000000000000', 5],
    ['', '00000000', 7],
    ['somewhere:80', '00000000', 80],
    ['[1::2::3]:80', '00000000', 80],
    ['[12345::]:80', '00000000', 80],
    ['1.2.3.256:80', '00000000', 80],
  ])('reads %j', (text, address, port) => {
    expect(read(text)).toEqual([address, port])
  })

  it('gives two ends addresses of the same length', () => {
    const short = readEndpoint('192.0.2.1:5', 0)
    const long = readEndpoint('[2001:db8::1]:6', 0)
    expect(Buffer.from(asLongAs(short, long).address).toString('hex')).toBe('00000000000000000000ffffc0000201')
    expect(asLongAs(long, short)).toBe(long)
    expect(asLongAs(short, short)).toBe(short)
  })
})
