import { mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SecretVault, type Cipher } from '../../../../main/profiles/secret-vault'
import { openCipher } from '../../../support/open-cipher'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-vault-'))
  file = path.join(folder, 'secrets.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** As after a start of the app. */
async function started(cipher: Cipher = openCipher()): Promise<SecretVault> {
  const vault = new SecretVault(file, cipher)
  await vault.open()
  return vault
}

describe('SecretVault', () => {
  it('knows at the next start what it was given, from a file for its owner alone', async () => {
    await (await started()).put(new Map([['one', 'hunter2']]))
    expect((await started()).get('one')).toBe('hunter2')
    expect(await readFile(file, 'utf8')).not.toContain('hunter2')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('forgets what was given up, where nobody refers to it', async () => {
    const vault = await started()
    await vault.put(
      new Map([
        ['one', 'a'],
        ['two', 'b'],
      ]),
    )
    await vault.giveUp(['one', 'never known'])
    expect(vault.get('one')).toBe('a')
    await vault.forgetUnused(async () => new Set(['two']))
    expect([vault.get('one'), vault.get('two')]).toEqual([null, 'b'])
    expect((await started()).get('one')).toBeNull()
  })

  it('forgets at a later start what was given up, and what no file came to refer to', async () => {
    const vault = await started()
    await vault.put(new Map([['one', 'a']]))
    await vault.put(new Map([['two', 'b']]), ['one'])
    const next = await started()
    await next.forgetUnused(async (ids) => new Set(ids.filter((id) => id === 'two')))
    expect([next.get('one'), next.get('two')]).toEqual([null, 'b'])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ givenUp: [] })
  })

  it('keeps secrets for this run where the system has no keyring, and writes nothing', async () => {
    const vault = await started(openCipher(false))
    expect(vault.lasting).toBe(false)
    await vault.put(new Map([['one', 'hunter2']]))
    expect(vault.get('one')).toBe('hunter2')
    expect(await readdir(folder)).toEqual([])
  })

  it('loses none of several that are given at once', async () => {
    const vault = await started()
    const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`)
    await Promise.all(ids.map((id) => vault.put(new Map([[id, id]]))))
    const next = await started()
    expect(ids.map((id) => next.get(id))).toEqual(ids)
  })

  it('leaves in the file what it cannot decrypt', async () => {
    await (await started()).put(new Map([['one', 'a']]))
    const locked = await started({
      ...openCipher(),
      decrypt() {
        throw new Error('another keyring')
      },
    })
    expect(locked.get('one')).toBeNull()
    await locked.put(new Map([['two', 'b']]))
    expect((await started()).get('one')).toBe('a')
  })

  it('writes with the next secret what could not be written before', async () => {
    const vault = await started()
    const secrets = new Map([['one', 'a']])
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file where the folder belongs')
    await expect(vault.put(secrets)).rejects.toMatchObject({ error: { code: 'workspace-write-failed' } })
    await rm(folder)
    await vault.put(secrets)
    expect((await started()).get('one')).toBe('a')
  })

  it('writes what was given while the keyring was closed, once it is open', async () => {
    let open = false
    const vault = await started({ ...openCipher(), available: () => open })
    await vault.put(new Map([['one', 'a']]))
    await vault.put(new Map([['two', 'b']]))
    open = true
    await vault.put(new Map([['two', 'b']]))
    const next = await started()
    expect([next.get('one'), next.get('two')]).toEqual(['a', 'b'])
  })

  it('does not replace a file that the system does not give', async () => {
    await (await started()).put(new Map([['one', 'a']]))
    await rename(file, path.join(folder, 'aside.json'))
    await symlink('secrets.json', file)
    const vault = await started()
    await expect(vault.put(new Map([['two', 'b']]))).rejects.toMatchObject({ error: { code: 'own-file-unreadable' } })
    await rename(path.join(folder, 'aside.json'), file)
    await vault.put(new Map([['two', 'b']]))
    const next = await started()
    expect([next.get('one'), next.get('two')]).toEqual(['a', 'b'])
  })
})
