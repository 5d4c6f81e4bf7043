import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { packAsar } from '../../../../scripts/electron/asar-archive.mjs'

it('packs files behind a header that says where each of them is', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'asar-archive-'))
  await writeFile(path.join(folder, 'package.json'), '{}')
  await writeFile(path.join(folder, 'main.js'), 'run()')
  const archive = await packAsar(folder)
  await rm(folder, { recursive: true })

  const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)))
  expect(header).toEqual({
    files: { 'main.js': { size: 5, offset: '0' }, 'package.json': { size: 2, offset: '5' } },
  })
  const bodies = 8 + archive.readUInt32LE(4)
  expect(bodies % 4).toBe(0)
  expect(archive.toString('utf8', bodies)).toBe('run(){}')
})
