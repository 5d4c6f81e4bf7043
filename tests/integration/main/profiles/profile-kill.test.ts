import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileOf } from '../../../../main/profiles/known-profile'
import { SecretVault } from '../../../../main/profiles/secret-vault'
import { readFormat } from '../../../../shared/files/file-format'
import { profileFormat } from '../../../../shared/profile/profile-file'
import { buildScript } from '../../../support/build-script'
import { openCipher } from '../../../support/open-cipher'

const KILLS = 200
/** Side by side, each in a workspace of its own. */
const LANES = 4

let script: string
let base: string
beforeAll(async () => {
  script = await buildScript('endless-saving')
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-killed-profiles-'))
})
afterAll(() => rm(base, { recursive: true }))

/** Kills a process so many milliseconds after it has begun to write a file of the folder. */
async function killWhileWriting(folder: string, secrets: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [script, folder, secrets], { stdio: 'inherit' })
  const watcher = watch(folder, (_, name) => {
    if (name?.endsWith('.unfinished') !== true) return
    watcher.close()
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

/** The names of files that a kill has left unfinished. Throws where the profile is not whole, or its secret is gone or another one. */
async function readWhatIsLeft(folder: string, secrets: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  const unfinished = names.filter((name) => name.endsWith('.unfinished'))
  for (const name of names.filter((each) => !unfinished.includes(each))) {
    const reading = readFormat(profileFormat, await readFile(path.join(folder, name), 'utf8'))
    if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.error)}`)
    const vault = new SecretVault(secrets, openCipher())
    await vault.open()
    const { profile, missing } = profileOf(reading.value.value.profile, (id) => vault.get(id))
    expect(missing).toEqual([])
    // Of one and the same round: a secret is not there before the rest of what was saved with it.
    if (profile.mode === 'client' && profile.headers.length > 0)
      expect(profile.headers[0]?.[1]).toBe(profile.url.replace('ws://host/', 'hunter'))
  }
  return unfinished
}

/** Returns how many of its kills came in the middle of a write. */
async function killInLane(lane: number): Promise<number> {
  const folder = path.join(base, String(lane), 'profiles')
  const secrets = path.join(base, String(lane), 'secrets.json')
  await mkdir(folder, { recursive: true })
  let inTheMiddle = 0
  for (let kill = 0; kill < KILLS / LANES; kill += 1) {
    await killWhileWriting(folder, secrets, kill % 8)
    const unfinished = await readWhatIsLeft(folder, secrets)
    if (unfinished.length > 0) inTheMiddle += 1
    for (const name of unfinished) await rm(path.join(folder, name))
  }
  return inTheMiddle
}

describe('an app that is killed while it saves', { timeout: 300_000 }, () => {
  it(`leaves the profile whole and its secret known, ${KILLS} times`, async () => {
    const inTheMiddle = await Promise.all(Array.from({ length: LANES }, (_, lane) => killInLane(lane)))
    // Else it would prove nothing.
    expect(inTheMiddle.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(KILLS / 10)
  })
})
