import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppLog, oldOf } from '../../../../main/log/app-log'
import { AppFailure, appError } from '../../../../shared/errors/app-error'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-log-'))
  file = path.join(folder, 'logs', 'framescope.log')
})
afterEach(() => rm(folder, { recursive: true }))

const started = () => new AppLog(file, false, [{ path: import.meta.dirname, name: 'here' }])
const lines = async () => (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/)

describe('log of the app', () => {
  it('has a line with time, level, words and facts', async () => {
    started().info('started', { version: '1.2.3', first: true })
    expect(await lines()).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\S+ info started version="1.2.3" first=true$/),
    ])
  })

  it('goes on where an earlier run stopped', async () => {
    started().info('one')
    started().info('two')
    expect(await lines()).toHaveLength(2)
  })

  it('says where something was thrown, and not what its message quotes', async () => {
    const secret = 'Bearer 0123456789'
    started().error('failed', new TypeError(`cannot read ${secret}`), { channel: 'app:copy' })
    started().error('failed', new AppFailure(appError('url-invalid', { url: secret })))
    started().error('failed', secret)
    started().error('failed', new SyntaxError(`is not JSON:\n    at ${secret}\n    at the end`))
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain(secret)
    expect(text).toContain('failed channel="app:copy" error="TypeError" code=null')
    expect(text).toContain('app-log.test.ts')
    expect(text).toContain('code="url-invalid"')
    expect(text).toContain('thrown="string"')
  })

  it('keeps one older file, and no more than that', async () => {
    const log = started()
    const filler = 'x'.repeat(1000)
    for (let count = 0; count < 3000; count += 1) log.info('filler', { count, filler })
    const sizes = await Promise.all([file, oldOf(file)].map(async (each) => (await stat(each)).size))
    for (const size of sizes) expect(size).toBeLessThan(1.1 * 1024 * 1024)
    expect((await lines()).at(-1)).toContain('count=2999')
  })

  it('says where something was thrown by the name of the place', async () => {
    started().error('failed', new Error('for a reason'))
    started().fault('page fault', { name: 'Error', frames: [`    at show (${import.meta.url}:1:2)`] })
    const text = await readFile(file, 'utf8')
    expect(text).toContain('here/app-log.test.ts')
    expect(text).not.toContain(import.meta.dirname)
  })

  it('goes on where its file cannot become the old one', async () => {
    await mkdir(path.join(oldOf(file), 'in the way'), { recursive: true })
    const log = started()
    const filler = 'x'.repeat(1000)
    for (let count = 0; count < 1200; count += 1) log.info('filler', { count, filler })
    expect((await stat(file)).size).toBeLessThan(1.1 * 1024 * 1024)
    expect((await lines()).at(-1)).toContain('count=1199')
  })

  it('gives its last whole lines', async () => {
    const log = started()
    expect(await log.tail(100)).toBe('')
    log.info('one')
    log.info('two')
    const [first = ''] = await lines()
    expect(await log.tail(1000)).toContain(first)
    expect(await log.tail(first.length + 5)).toMatch(/^\S+ info two\r?\n$/)
  })
})
