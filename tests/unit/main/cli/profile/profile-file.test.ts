import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecordPlan } from '../../../../../main/cli/record/record-plan'
import { writeFormat } from '../../../../../shared/files/file-format'
import { profileFormat } from '../../../../../shared/profile/profile-file'
import { takeSecrets } from '../../../../../shared/profile/stored-secrets'
import { defaultClientProfile } from '../../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../../shared/session/server-profile'
import type { SessionProfile } from '../../../../../shared/session/session-summary'
import { codeOf } from '../../../../support/code-of'

let folder = ''
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'cli-profile-file-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function plan(profile: SessionProfile, env: Record<string, string>, ...args: string[]) {
  const file = path.join(folder, 'profile.json')
  const { stored } = takeSecrets(profile, { newId: () => 'an-id' })
  await writeFile(file, writeFormat(profileFormat, { id: 'p', name: 'A profile', profile: stored }))
  return readRecordPlan(['--profile', file, ...args], env, { names: [], ofFile: () => null })
}

const client = { ...defaultClientProfile, url: 'ws://{{HOST}}/', origin: 'https://o' }

describe('record --profile', () => {
  it('takes variables from the environment, and the URL from the profile', async () => {
    expect((await plan(client, { HOST: 'a.test' })).profile).toEqual({ ...client, url: 'ws://a.test/' })
  })

  it('lets other arguments take the place of what the profile has', async () => {
    const { profile } = await plan(client, { HOST: 'a.test' }, 'ws://b.test/', '--origin', 'https://p')
    expect(profile).toEqual({ ...client, url: 'ws://b.test/', origin: 'https://p' })
  })

  it('says which variable the environment has not', async () => {
    expect(await plan(client, {}).catch(codeOf)).toBe('variable-unknown')
  })

  it('refuses a profile with a secret that only the app knows, unless another is given', async () => {
    const auth = { kind: 'basic', user: 'me', password: 'secret' } as const
    const secret = { ...client, url: 'ws://a.test/', auth }
    expect(await plan(secret, {}).catch(codeOf)).toBe('argument-profile-secret')
    expect((await plan(secret, {}, '--auth', 'you:known')).profile.auth).toMatchObject({ password: 'known' })
  })

  it('refuses the profile of a server', async () => {
    expect(await plan(defaultServerProfile, {}).catch(codeOf)).toBe('argument-profile-mode')
  })
})
