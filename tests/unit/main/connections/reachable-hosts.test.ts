import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { reachableHosts } from '../../../../main/connections/reachable-hosts'

const info = (address: string, internal = false, scopeid = 0): NetworkInterfaceInfo => {
  const rest = { address, internal, netmask: '', mac: '', cidr: null }
  return address.includes(':') ? { ...rest, family: 'IPv6', scopeid } : { ...rest, family: 'IPv4' }
}
const interfaces = {
  lo: [info('127.0.0.1', true), info('::1', true)],
  eth0: [info('192.168.1.5'), info('2001:db8::5'), info('fe80::5', false, 2)],
  wlan0: [info('10.0.0.7')],
  none: undefined,
}

describe('reachableHosts', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['192.168.1.5', ['192.168.1.5']],
    ['0.0.0.0', ['127.0.0.1', '192.168.1.5', '10.0.0.7']],
    ['::', ['127.0.0.1', '::1', '192.168.1.5', '2001:db8::5', '10.0.0.7']],
  ])('of %s are %j', (host, hosts) => {
    expect(reachableHosts(host, interfaces)).toEqual(hosts)
  })
})
