import { describe, expect, it } from 'vitest'
import { readFormat, writeFormat } from '../../../../shared/files/file-format'
import { profileFormat, type ProfileFile } from '../../../../shared/profile/profile-file'
import { takeSecrets } from '../../../../shared/profile/stored-secrets'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import type { SessionProfile } from '../../../../shared/session/session-summary'

const file = (profile: SessionProfile): ProfileFile => ({
  id: 'one',
  name: 'Order feed',
  profile: takeSecrets(profile, { newId: () => 'secret-1' }).stored,
})
const withPassword = file({ ...defaultClientProfile, url: 'wss://ann:hunter2@host/' })

const read = (text: string) => {
  const reading = readFormat(profileFormat, text)
  return reading.ok ? reading.value.value : reading.error
}

describe('profileFormat', () => {
  it.each<[string, ProfileFile]>([
    ['a client profile', file(defaultClientProfile)],
    ['a server profile', file(defaultServerProfile)],
    ['a profile with a secret', withPassword],
  ])('reads %s as it was written', (_, written) => {
    expect(read(writeFormat(profileFormat, written))).toEqual(written)
  })

  it('writes the same text for the same profile, whatever was there before', () => {
    const text = writeFormat(profileFormat, withPassword)
    const fields = JSON.parse(text) as Record<string, unknown>
    expect(writeFormat(profileFormat, withPassword, fields)).toBe(text)
  })

  it.each(['\0secret x', '\0secret {"secret":"x"}', '\0', '\0\0'])(
    'takes the text %j for no more than a text',
    (text) => {
      const openingMessages = [{ kind: 'text' as const, content: text }]
      const written = file({ ...defaultClientProfile, openingMessages })
      expect(read(writeFormat(profileFormat, written))).toEqual(written)
    },
  )

  it('fills in what is newer than the file', () => {
    const { keep: _, ...older } = { ...defaultClientProfile, url: 'ws://host/' }
    const text = JSON.stringify({ format: 'framescope-profile', version: 1, id: 'a', name: 'Old', profile: older })
    expect(read(text)).toMatchObject({ profile: { url: 'ws://host/', keep: defaultClientProfile.keep } })
  })

  it('keeps fields of a newer app, in the profile too', () => {
    const newer = { ...withPassword, colour: 'red', profile: { ...withPassword.profile, compression: 'brotli' } }
    const written = writeFormat(profileFormat, { ...withPassword, name: 'New name' }, newer)
    expect(JSON.parse(written)).toMatchObject({ name: 'New name', colour: 'red', profile: { compression: 'brotli' } })
  })

  it.each([
    ['without a mode', { ...withPassword, profile: { url: 'ws://host/' } }],
    ['with a field out of range', { ...withPassword, profile: { ...withPassword.profile, handshakeTimeout: -1 } }],
    [
      'with a secret where no text belongs',
      { ...withPassword, profile: { ...withPassword.profile, headers: { secret: 'x' } } },
    ],
    [
      'with a secret where a profile has none',
      { ...withPassword, profile: { ...withPassword.profile, subprotocols: [{ secret: 'x' }] } },
    ],
    ['without a name', { ...withPassword, name: ' ' }],
  ])('refuses a profile %s', (_, fields) => {
    const text = JSON.stringify({ format: 'framescope-profile', version: 1, ...fields })
    expect(read(text)).toMatchObject({ code: 'workspace-file-invalid' })
  })
})
