import { describe, expect, it } from 'vitest'
import { deflateOffer, readDeflateAgreement } from '../../../../shared/protocol/deflate-parameters'
import { formatExtensions, parseExtensions } from '../../../../shared/protocol/extension-header'
import { defaultClientProfile } from '../../../../shared/session/client-profile'

function extensions(header: string) {
  const reading = parseExtensions([header])
  if (!reading.ok) throw new Error(header)
  return reading.extensions
}

const read = (offered: string, agreed: string) => readDeflateAgreement(extensions(offered), extensions(agreed))

const plain = {
  serverNoContextTakeover: false,
  clientNoContextTakeover: false,
  serverMaxWindowBits: 15,
  clientMaxWindowBits: 15,
}

describe('deflateOffer', () => {
  it('leaves the client window to the server by default', () => {
    expect(formatExtensions([deflateOffer(defaultClientProfile.deflate)].flatMap((offer) => offer ?? []))).toBe(
      'permessage-deflate; client_max_window_bits',
    )
  })

  it('writes each parameter that is chosen', () => {
    const offer = deflateOffer({
      enabled: true,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      serverMaxWindowBits: 10,
      clientMaxWindowBits: 9,
    })
    expect(offer && formatExtensions([offer])).toBe(
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10; client_max_window_bits=9',
    )
  })

  it('is none when compression is off', () => {
    expect(deflateOffer({ ...defaultClientProfile.deflate, enabled: false })).toBeNull()
  })
})

describe('readDeflateAgreement', () => {
  it.each([
    ['', '', null],
    ['permessage-deflate', '', null],
    ['permessage-deflate', 'permessage-deflate', plain],
    ['permessage-deflate, other', 'other', null],
    // RFC 7692 §7.1.2.2: "the simplest" response to each of the offers
    ['permessage-deflate; client_max_window_bits', 'permessage-deflate', plain],
    [
      'permessage-deflate; client_max_window_bits; server_max_window_bits=10',
      'permessage-deflate; server_max_window_bits=10',
      { ...plain, serverMaxWindowBits: 10 },
    ],
    // RFC 7692 §7.1.3: a fallback offer, and the server takes the second
    [
      'permessage-deflate; client_max_window_bits; server_max_window_bits=10, permessage-deflate; client_max_window_bits',
      'permessage-deflate; client_max_window_bits=9',
      { ...plain, clientMaxWindowBits: 9 },
    ],
    [
      'permessage-deflate',
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=8',
      { ...plain, serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 8 },
    ],
    [
      'permessage-deflate; client_max_window_bits=11; client_no_context_takeover',
      'permessage-deflate',
      { ...plain, clientMaxWindowBits: 11, clientNoContextTakeover: true },
    ],
  ])('reads from the offer %j and the answer %j', (offered, agreed, agreement) => {
    expect(read(offered, agreed)).toEqual({ ok: true, agreement })
  })

  it.each([
    ['', 'permessage-deflate', 'extension-not-offered', ''],
    ['permessage-deflate', 'permessage-deflate, permessage-deflate', 'extension-twice', ''],
    ['permessage-deflate', 'permessage-deflate; level=9', 'parameter-unknown', 'level'],
    [
      'permessage-deflate',
      'permessage-deflate; server_max_window_bits=9; server_max_window_bits=9',
      'parameter-twice',
      'server_max_window_bits',
    ],
    ...['7', '16', '08', '+9', '9.0', 'x'].map(
      (value) =>
        [
          'permessage-deflate',
          `permessage-deflate; server_max_window_bits=${value}`,
          'parameter-invalid',
          'server_max_window_bits',
        ] as const,
    ),
    [
      'permessage-deflate; client_max_window_bits',
      'permessage-deflate; client_max_window_bits',
      'parameter-invalid',
      'client_max_window_bits',
    ],
    [
      'permessage-deflate',
      'permessage-deflate; server_no_context_takeover=true',
      'parameter-invalid',
      'server_no_context_takeover',
    ],
    [
      'permessage-deflate',
      'permessage-deflate; client_max_window_bits=10',
      'parameter-not-offered',
      'client_max_window_bits',
    ],
    [
      'permessage-deflate; client_max_window_bits=10',
      'permessage-deflate; client_max_window_bits=11',
      'parameter-not-honoured',
      'client_max_window_bits',
    ],
    [
      'permessage-deflate; server_max_window_bits=10',
      'permessage-deflate',
      'parameter-not-honoured',
      'server_max_window_bits',
    ],
    [
      'permessage-deflate; server_no_context_takeover',
      'permessage-deflate',
      'parameter-not-honoured',
      'server_no_context_takeover',
    ],
    ['permessage-deflate; nonsense', 'permessage-deflate', 'extension-not-offered', ''],
  ] as const)('fails for the offer %j and the answer %j', (offered, agreed, problem, parameter) => {
    expect(read(offered, agreed)).toEqual({ ok: false, problem, parameter })
  })
})
