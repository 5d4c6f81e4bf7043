import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../../main/cli/arguments/parse-arguments'
import { ArgumentFiles } from '../../../../../main/cli/profile/argument-files'
import { readClientProfile } from '../../../../../main/cli/profile/client-profile'
import { connectOptions } from '../../../../../main/cli/record/record-options'
import { defaultClientProfile, type ClientProfile } from '../../../../../shared/session/client-profile'
import { codeOf } from '../../../../support/code-of'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cli-profile-'))
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) await writeFile(path.join(folder, name), `of ${name}`)
  await writeFile(path.join(folder, 'both.pfx'), Buffer.from([1, 2, 255]))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function read(args: readonly string[], base?: ClientProfile): Promise<ClientProfile> {
  const placed = args.map((argument) => argument.replace('FOLDER', folder))
  const given = parseArguments(placed, { options: connectOptions, positionals: ['[url]'] })
  return readClientProfile(given.positionals[0] ?? null, given, new ArgumentFiles({ PASS: 'secret' }), base)
}

describe('readClientProfile', () => {
  it.each<[string[], Partial<ClientProfile>]>([
    [[], {}],
    [
      ['-H', 'A: b', '-H', 'a:c:d', '-H', 'E:'],
      {
        headers: [
          ['A', 'b'],
          ['a', 'c:d'],
          ['E', ''],
        ],
      },
    ],
    [['-H', 'A:  two blanks '], { headers: [['A', ' two blanks ']] }],
    [['-s', 'one', '-s', 'two'], { subprotocols: ['one', 'two'] }],
    [['--origin', 'https://x'], { origin: 'https://x' }],
    [['--auth', 'me:pass:word'], { auth: { kind: 'basic', user: 'me', password: 'pass:word' } }],
    [['--insecure'], { verifyTls: false }],
    [['--no-deflate'], { deflate: { ...defaultClientProfile.deflate, enabled: false } }],
    [['--max-payload', '0'], { maxMessageLength: 0 }],
    [
      ['--proxy', 'http://u:p%40@proxy'],
      { proxy: { kind: 'http', host: 'proxy', port: 3128, user: 'u', password: 'p@' } },
    ],
    [['--proxy', 'http://proxy:80'], { proxy: { kind: 'http', host: 'proxy', port: 80, user: '', password: '' } }],
    [['--proxy', 'socks5://[::1]:9'], { proxy: { kind: 'socks5', host: '::1', port: 9, user: '', password: '' } }],
    [['--proxy', 'system'], { proxy: { kind: 'system' } }],
    [['--ca', 'FOLDER/ca.pem'], { tls: { ...defaultClientProfile.tls, ca: 'of ca.pem' } }],
    [
      ['--cert', 'FOLDER/cert.pem', '--key', 'FOLDER/key.pem', '--passphrase-env', 'PASS'],
      {
        tls: {
          ...defaultClientProfile.tls,
          certificate: { kind: 'pem', cert: 'of cert.pem', key: 'of key.pem', passphrase: 'secret' },
        },
      },
    ],
    [
      ['--pfx', 'FOLDER/both.pfx'],
      { tls: { ...defaultClientProfile.tls, certificate: { kind: 'pfx', base64: 'AQL/', passphrase: '' } } },
    ],
  ])('makes of %j a profile', async (args, expected) => {
    expect(await read(['ws://a/', ...args])).toEqual({ ...defaultClientProfile, url: 'ws://a/', ...expected })
  })

  it('puts what was given in the place of what the profile has, and adds to its lists', async () => {
    const base = {
      ...defaultClientProfile,
      url: 'ws://base/',
      origin: 'https://base',
      headers: [['A', 'base']] as [string, string][],
      verifyTls: false,
    }
    expect(await read(['-H', 'B: given', '--max-payload', '7'], base)).toEqual({
      ...base,
      headers: [
        ['A', 'base'],
        ['B', 'given'],
      ],
      maxMessageLength: 7,
    })
  })

  it.each([
    [['-H', 'no colon'], 'argument-not-header'],
    [['-H', ': no name'], 'argument-not-header'],
    [['--auth', 'nobody'], 'argument-not-credentials'],
    [['--proxy', 'ftp://x'], 'argument-not-proxy'],
    [['--proxy', 'proxy:3128'], 'argument-not-proxy'],
    [['--max-payload', '-1'], 'argument-not-number'],
    [['--ca', 'FOLDER/nothing'], 'argument-file-unreadable'],
    [['--cert', 'FOLDER/cert.pem'], 'argument-alone'],
    [['--key', 'FOLDER/key.pem'], 'argument-alone'],
    [['--pfx', 'FOLDER/both.pfx', '--cert', 'x', '--key', 'x'], 'arguments-crossed'],
    [['--passphrase-env', 'NOT_THERE'], 'argument-variable-missing'],
  ])('refuses %j as %s', async (args, code) => {
    expect(await read(['ws://a/', ...args]).catch(codeOf)).toBe(code)
  })

  it('names no password of a proxy that it refuses', async () => {
    const failure = await read(['ws://a/', '--proxy', 'ftp://me:secret@x']).catch(String)
    expect(failure).not.toContain('secret')
  })
})
