import { describe, expect, it } from 'vitest'
import { acceptDeflate } from '../../../../shared/protocol/deflate-acceptance'
import { readDeflateAgreement } from '../../../../shared/protocol/deflate-parameters'
import { formatExtensions, parseExtensions } from '../../../../shared/protocol/extension-header'
import { defaultServerProfile, type DeflateAcceptance } from '../../../../shared/session/server-profile'

const plain = defaultServerProfile.policy.deflate
const extensions = (header: string) => {
  const reading = parseExtensions([header])
  return reading.ok ? reading.extensions : []
}

describe('acceptDeflate', () => {
  it.each<[string, Partial<DeflateAcceptance>, string]>([
    ['permessage-deflate', {}, 'permessage-deflate'],
    ['permessage-deflate; client_max_window_bits', {}, 'permessage-deflate'],
    [
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      {},
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
    ],
    ['permessage-deflate', { serverNoContextTakeover: true }, 'permessage-deflate; server_no_context_takeover'],
    ['permessage-deflate; server_max_window_bits=10', {}, 'permessage-deflate; server_max_window_bits=10'],
    [
      'permessage-deflate; server_max_window_bits=10',
      { serverMaxWindowBits: 12 },
      'permessage-deflate; server_max_window_bits=10',
    ],
    ['permessage-deflate', { serverMaxWindowBits: 12 }, 'permessage-deflate; server_max_window_bits=12'],
    [
      'permessage-deflate; client_max_window_bits',
      { clientMaxWindowBits: 9 },
      'permessage-deflate; client_max_window_bits=9',
    ],
    [
      'permessage-deflate; client_max_window_bits=11',
      { clientMaxWindowBits: 13 },
      'permessage-deflate; client_max_window_bits=11',
    ],
    ['permessage-deflate', { clientMaxWindowBits: 9 }, 'permessage-deflate'],
    ['permessage-deflate; server_max_window_bits=8, permessage-deflate', {}, 'permessage-deflate'],
    ['permessage-deflate; unheard_of, x-other, permessage-deflate', {}, 'permessage-deflate'],
  ])('answers %s under %o with %s, which the client accepts and reads the same', (offer, policy, answer) => {
    const accepted = acceptDeflate(extensions(offer), { ...plain, ...policy })
    expect(accepted && formatExtensions([accepted.answer])).toBe(answer)
    expect(readDeflateAgreement(extensions(offer), extensions(answer))).toEqual({
      ok: true,
      agreement: accepted?.agreement,
    })
  })

  it.each<[string, Partial<DeflateAcceptance>]>([
    ['permessage-deflate', { enabled: false }],
    ['x-webkit-deflate-frame', {}],
    ['permessage-deflate; server_max_window_bits=8', {}],
    ['permessage-deflate; server_max_window_bits', {}],
  ])('declines %s under %o', (offer, policy) => {
    expect(acceptDeflate(extensions(offer), { ...plain, ...policy })).toBeNull()
  })
})
