import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Choices } from '../../../../main/profiles/choices'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-choices-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function started(): Promise<Choices> {
  const choices = new Choices(path.join(folder, 'choices.json'))
  await choices.open()
  return choices
}

describe('Choices', () => {
  it('keeps all of several that are made at once, and the last of those that exclude each other', async () => {
    const choices = await started()
    await Promise.all([
      choices.chooseWorkspace('/a'),
      choices.chooseEnvironment('/a', 'staging'),
      choices.chooseWorkspace('/b'),
      choices.chooseEnvironment('/b', 'live'),
    ])
    const next = await started()
    expect([next.workspace, next.environment('/a'), next.environment('/b')]).toEqual(['/b', 'staging', 'live'])
  })

  it('knows every folder that was in use', async () => {
    const choices = await started()
    for (const each of ['/a', '/b', '/a', null]) await choices.chooseWorkspace(each)
    await choices.chooseEnvironment('/c', 'live')
    expect((await started()).workspaces).toEqual(['/a', '/b', '/c'])
  })

  it('knows the one that an older app had chosen, also when it is left', async () => {
    const older = { format: 'framescope-choices', version: 1, workspace: '/older', environments: {} }
    await writeFile(path.join(folder, 'choices.json'), JSON.stringify(older))
    await (await started()).chooseWorkspace('/a')
    expect((await started()).workspaces).toEqual(['/older', '/a'])
  })
})
