import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeptCertificate } from '../../../../main/certificates/kept-certificate'

const DAY_MS = 24 * 3_600_000
const START = Date.UTC(2026, 0, 2)

describe('KeptCertificate', () => {
  let folder: string
  let file: string
  let now = START
  beforeEach(async () => {
    now = START
    folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-kept-'))
    file = path.join(folder, 'server-certificate.json')
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** As after a start of the app. */
  const kept = () => new KeptCertificate(file, () => now)
  const fingerprint = (cert: string) => new X509Certificate(cert).fingerprint256

  it('vouches for every name and address asked for, signed with an EC key of its own', async () => {
    const { cert, key } = await kept().selfSigned(['localhost', '127.0.0.1', '::1', '*.dev.example', 'bücher.example'])
    const certificate = new X509Certificate(cert)
    const privateKey = createPrivateKey(key)
    expect(privateKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
    expect(certificate.checkPrivateKey(privateKey)).toBe(true)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkHost('api.dev.example')).toBe('*.dev.example')
    expect(certificate.checkHost('xn--bcher-kva.example')).toBe('xn--bcher-kva.example')
    expect(certificate.checkHost('else.example')).toBeUndefined()
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(certificate.checkIP('::1')).toBe('::1')
    expect(certificate.ca).toBe(false)
  })

  it('is good from the day before for two years', async () => {
    const { validFrom, validTo } = new X509Certificate((await kept().selfSigned(['localhost'])).cert)
    expect(Date.parse(validFrom)).toBe(START - DAY_MS)
    expect(Date.parse(validTo)).toBe(START + 730 * DAY_MS)
  })

  it('is the same one at the next start, in a file for its owner alone', async () => {
    const first = await kept().selfSigned(['localhost', '127.0.0.1'])
    expect(await kept().selfSigned(['127.0.0.1'])).toEqual(first)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is made once when two servers start at the same time', async () => {
    const keeper = kept()
    const [one, other] = await Promise.all([keeper.selfSigned(['localhost']), keeper.selfSigned(['localhost'])])
    expect(other).toEqual(one)
  })

  it('is made anew for a name that it lacks, with the names and the key that it had', async () => {
    const first = await kept().selfSigned(['localhost'])
    const second = await kept().selfSigned(['added.example'])
    expect(fingerprint(second.cert)).not.toBe(fingerprint(first.cert))
    expect(second.key).toBe(first.key)
    expect(new X509Certificate(second.cert).subjectAltName).toBe('DNS:added.example, DNS:localhost')
  })

  it('is made anew in its last month, with its key', async () => {
    const first = await kept().selfSigned(['localhost'])
    now = START + 699 * DAY_MS
    expect(await kept().selfSigned(['localhost'])).toEqual(first)
    now = START + 701 * DAY_MS
    const second = await kept().selfSigned(['localhost'])
    expect(Date.parse(new X509Certificate(second.cert).validTo)).toBe(now + 730 * DAY_MS)
    expect(second.key).toBe(first.key)
  })

  it('has a new key once it is forgotten', async () => {
    const keeper = kept()
    const first = await keeper.selfSigned(['localhost'])
    await keeper.forget()
    expect((await keeper.selfSigned(['localhost'])).key).not.toBe(first.key)
  })

  it.each(['', '{', '{"names":["localhost"],"cert":"no","key":"no"}'])(
    'is made anew where it is damaged: %s',
    async (text) => {
      await writeFile(file, text)
      expect(new X509Certificate((await kept().selfSigned(['localhost'])).cert).checkHost('localhost')).toBe(
        'localhost',
      )
    },
  )

  it.each(['', 'two words', 'a..b', 'http://x', '*.', '1.2.3.4/8', '[::1]', `${'a'.repeat(64)}.example`])(
    'is not made for what is no name: %j',
    async (name) => {
      await expect(kept().selfSigned([name])).rejects.toMatchObject({ error: { code: 'certificate-name-invalid' } })
    },
  )

  it('says so where it cannot be kept', async () => {
    const keeper = new KeptCertificate(path.join(folder, 'missing', 'file.json'), () => now)
    await expect(keeper.selfSigned(['localhost'])).rejects.toMatchObject({ error: { code: 'certificate-not-kept' } })
  })
})
