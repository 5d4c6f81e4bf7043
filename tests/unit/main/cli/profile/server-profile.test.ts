import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../../../main/cli/arguments/parse-arguments'
import { ArgumentFiles } from '../../../../../main/cli/profile/argument-files'
import { readServerProfile } from '../../../../../main/cli/profile/server-profile'
import { serveOptions } from '../../../../../main/cli/serve/serve-options'
import { defaultServerProfile, type ServerProfile } from '../../../../../shared/session/server-profile'
import { codeOf } from '../../../../support/code-of'

const read = async (...args: string[]): Promise<ServerProfile> => {
  const given = parseArguments(args, { options: serveOptions, positionals: [] })
  return readServerProfile(given, new ArgumentFiles({}), [])
}

const { policy } = defaultServerProfile

describe('readServerProfile', () => {
  it.each<[string[], Partial<ServerProfile>]>([
    [[], {}],
    [['--host', '::', '-p', '9001'], { host: '::', port: 9001 }],
    [['--path', '/chat'], { path: '/chat' }],
    [['--self-signed'], { tls: { kind: 'self-signed', names: [] } }],
    [['--max-payload', '10'], { maxMessageLength: 10 }],
    [['-s', 'b', '-s', 'a'], { policy: { ...policy, subprotocol: { kind: 'listed', names: ['b', 'a'] } } }],
    [['--no-deflate'], { policy: { ...policy, deflate: { ...policy.deflate, enabled: false } } }],
    [['--refuse', '503'], { policy: { ...policy, answer: { kind: 'refuse', status: 503, headers: [], body: '' } } }],
  ])('makes of %j a profile', async (args, expected) => {
    expect(await read(...args)).toEqual({ ...defaultServerProfile, ...expected })
  })

  it.each([
    [['--port', '65536'], 'argument-not-number'],
    [['--path', 'chat'], 'argument-not-path'],
    [['--path', '/chat?x'], 'argument-not-path'],
    [['--refuse', '101'], 'argument-not-number'],
    [['--self-signed', '--cert', 'x', '--key', 'y'], 'arguments-crossed'],
    [['--key', 'y'], 'argument-alone'],
  ])('refuses %j as %s', async (args, code) => {
    expect(await read(...args).catch(codeOf)).toBe(code)
  })
})
