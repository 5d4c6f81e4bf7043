import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSmallCapture } from '../main/capture/small-capture'

const types = readFileSync(new URL('../../../build/linux/mime-types.xml', import.meta.url), 'utf8')

// Each within the one before: all of them have to match.
const matches = [...types.matchAll(/<match type="(\w+)" offset="(\d+)" value="(\w+)"/g)].map(
  ([, type, offset, value = '']) => ({ type, offset: Number(offset), value }),
)
const isCapture = (bytes: Buffer): boolean =>
  matches.every(({ type, offset, value }) =>
    type === 'little32'
      ? bytes.readUInt32LE(offset) === Number(value)
      : bytes.toString('latin1', offset, offset + value.length) === value,
  )

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-types-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('build/linux/mime-types.xml', () => {
  it('knows a capture by its first bytes', async () => {
    const { file } = await writeSmallCapture(folder)
    expect(matches.map(({ type }) => type)).toEqual(['string', 'little32', 'little32'])
    expect(isCapture(readFileSync(file))).toBe(true)
  })

  it.each([1, 2, 3, 4, 5])('takes no bank of sounds for one: FSB%i', (version) => {
    const bank = Buffer.alloc(128)
    bank.write(`FSB${version}`)
    // One sample, as a block of type 1 would say it.
    bank.writeUInt32LE(1, 4)
    bank.write('explosion.wav', 16)
    expect(isCapture(bank)).toBe(false)
  })
})
