import { describe, expect, it } from 'vitest'
import { connectError } from '../../../../main/connections/connect-error'

const target = { host: 'example.test', port: 443, tls: {} }

const systemError = (code: string, message = 'what happened'): NodeJS.ErrnoException =>
  Object.assign(new Error(message), { code })

describe('connectError', () => {
  it.each([
    ['ENOTFOUND', 'host-not-found'],
    ['EAI_AGAIN', 'host-not-found'],
    ['ECONNREFUSED', 'connection-refused'],
    ['ECONNRESET', 'connection-reset'],
    ['EPIPE', 'connection-reset'],
    ['ETIMEDOUT', 'connection-timed-out'],
    ['EHOSTUNREACH', 'network-unreachable'],
    ['ENETUNREACH', 'network-unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-certificate'],
    ['CERT_HAS_EXPIRED', 'tls-certificate'],
    ['CERT_NOT_YET_VALID', 'tls-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-certificate'],
    ['HOSTNAME_MISMATCH', 'tls-certificate'],
    ['INVALID_CA', 'tls-certificate'],
    ['INVALID_PURPOSE', 'tls-certificate'],
    ['PATH_LENGTH_EXCEEDED', 'tls-certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-failed'],
    // The peer on our certificate, not we on its.
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client-certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'client-certificate-refused'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client-certificate-refused'],
    ['EPROTO', 'tls-failed'],
    ['EMFILE', 'connection-failed'],
  ])('takes %s for %s', (code, meaning) => {
    expect(connectError(systemError(code), target)).toEqual({
      code: meaning,
      params: { host: 'example.test', port: '443', problem: 'what happened' },
    })
  })

  it('does not speak of TLS where there is none', () => {
    expect(connectError(systemError('EPROTO'), { ...target, tls: null }).code).toBe('connection-failed')
  })

  it.each([
    ['TLSV1_ALERT_CERTIFICATE_REQUIRED', 'tlsv1 alert certificate required'],
    ['wrong version number', 'wrong version number'],
  ])('says %s of a TLS library without the place in its source', (reason, problem) => {
    const error = Object.assign(systemError('ERR_SSL_X', '62:error:1000042e:tls_record.cc:572:\n'), { reason })
    expect(connectError(error, target).params).toMatchObject({ problem })
  })

  it('takes the first of the attempts that Node reports as one, which have no common message', () => {
    const both = new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')], '')
    expect(connectError(both, target)).toEqual({
      code: 'connection-refused',
      params: { host: 'example.test', port: '443', problem: 'ECONNREFUSED' },
    })
  })

  it('says something of an error without a code', () => {
    expect(connectError(new Error('odd'), target)).toMatchObject({
      code: 'connection-failed',
      params: { problem: 'odd' },
    })
  })
})
