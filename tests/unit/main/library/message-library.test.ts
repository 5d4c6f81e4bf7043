import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MessageLibrary } from '../../../../main/library/message-library'
import type { ComposedMessage } from '../../../../shared/composer/composed-message'
import { messagesIn, shownFolders, type Library } from '../../../../shared/library/library'

let folder: string
let library: MessageLibrary
let told: Library[]

const text = (said: string): ComposedMessage => ({ kind: 'text', text: said })
const inFolder = (at: string) => path.join(folder, 'messages', at)
const names = async () =>
  messagesIn(shownFolders(await library.read(), { open: null, known: new Set(['p1']) })).map(({ path: at }) => at)
const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: { error?: { code: string } }) => error.error?.code,
  )

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-library-'))
  told = []
  let ids = 0
  library = new MessageLibrary({
    folder: path.join(folder, 'messages'),
    onChange: (contents) => told.push(contents),
    newId: () => `id-${++ids}`,
  })
  await library.open(path.join(folder, 'messages'))
})
afterEach(async () => {
  await library.stop()
  rmSync(folder, { recursive: true })
})

describe('MessageLibrary', () => {
  it('is empty where there is no folder', async () => {
    expect(await library.read()).toEqual({ folders: [], messages: [], rejected: [], problem: null })
  })

  it('keeps each message in a file of its own, as it was typed', async () => {
    const at = await library.add('', 'subscribe: BTC', null, { kind: 'json', json: '{ "op":1.0 }' })
    expect(at).toBe('subscribe- BTC.json')
    expect(JSON.parse(readFileSync(inFolder(at), 'utf8'))).toEqual({
      format: 'framescope-message',
      version: 1,
      id: 'id-1',
      name: 'subscribe: BTC',
      profile: null,
      order: 0,
      message: { kind: 'json', json: '{ "op":1.0 }' },
    })
    expect(await library.message(at)).toEqual({ kind: 'json', json: '{ "op":1.0 }' })
    expect(told.at(-1)?.messages).toMatchObject([{ path: at, kind: 'json', preview: '{ "op":1.0 }' }])
  })

  it('keeps messages of the same name apart', async () => {
    await library.add('', 'login', null, text('1'))
    expect(await library.add('', 'Login', null, text('2'))).toBe('Login 2.json')
  })

  it('has them in the order in which they were added, and moves them', async () => {
    for (const name of ['a', 'b', 'c']) await library.add('', name, null, text(name))
    expect(await names()).toEqual(['a.json', 'b.json', 'c.json'])
    await library.move('c.json', '', 'b.json')
    expect(await names()).toEqual(['a.json', 'c.json', 'b.json'])
    await library.move('a.json', '', null)
    expect(await names()).toEqual(['c.json', 'b.json', 'a.json'])
  })

  it('keeps the order however often two places are changed', async () => {
    for (const name of ['a', 'b', 'c']) await library.add('', name, null, text(name))
    for (let turn = 0; turn < 60; turn++) {
      const [first = '', second = '', third = ''] = await names()
      await library.move(third, '', second)
      expect(await names()).toEqual([first, third, second])
    }
  })

  it('moves a message to a folder, which is made, and takes the folder away with it', async () => {
    await library.add('', 'login', null, text('hello'))
    expect(await library.move('login.json', 'auth/basic', null)).toBe('auth/basic/login.json')
    expect((await library.read()).folders).toEqual(['auth', 'auth/basic'])
    const deletion = await library.delete('auth')
    expect(readdirSync(inFolder(''))).toEqual([])
    await library.restore(deletion)
    expect(await names()).toEqual(['auth/basic/login.json'])
    expect(await failure(library.restore(deletion))).toBe('deletion-forgotten')
  })

  it('does not bring back what has been replaced', async () => {
    await library.add('', 'login', null, text('old'))
    const deletion = await library.delete('login.json')
    await library.add('', 'login', null, text('new'))
    expect(await failure(library.restore(deletion))).toBe('name-taken')
    expect(await library.message('login.json')).toEqual(text('new'))
  })

  it('changes what it is told and leaves the rest, fields of a newer app too', async () => {
    await library.add('', 'login', 'p1', text('old'))
    const file = inFolder('login.json')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), colour: 'red' }))
    expect(await library.change('login.json', { name: 'log in' })).toBe('log in.json')
    await library.change('log in.json', { profile: null, message: text('new') })
    expect(JSON.parse(readFileSync(inFolder('log in.json'), 'utf8'))).toMatchObject({
      id: 'id-1',
      name: 'log in',
      profile: null,
      colour: 'red',
      message: text('new'),
    })
  })

  it('belongs to a profile of any id that a profile may have', async () => {
    const profile = 'p'.repeat(200)
    const at = await library.add('', 'login', profile, text('old'))
    await library.change(at, { message: text('new') })
    expect((await library.read()).messages).toMatchObject([{ profile }])
  })

  it('takes a folder that some systems take for the same', async () => {
    await library.add('Auth', 'login', null, text('1'))
    expect(await library.add('auth', 'login', null, text('2'))).toBe('Auth/login 2.json')
    expect(await library.add('auth/Basic', 'login', null, text('3'))).toBe('Auth/Basic/login.json')
    const { text: file } = await library.export(null)
    await library.import(file.replaceAll('"Auth', '"AUTH'))
    expect((await library.read()).folders).toEqual(['Auth', 'Auth/Basic'])
    expect(readdirSync(inFolder('Auth')).toSorted()).toEqual([
      'Basic',
      'login 2.json',
      'login 3.json',
      'login 4.json',
      'login.json',
    ])
  })

  it('imports messages in their order, behind those that are there, and is told once', async () => {
    for (const name of ['a', 'b']) await library.add('', name, null, text(name))
    const { text: file } = await library.export(null)
    const before = told.length
    await library.import(file)
    expect(told).toHaveLength(before + 1)
    expect(await names()).toEqual(['a.json', 'b.json', 'a 2.json', 'b 2.json'])
  })

  it('changes nothing where it cannot see everything', async () => {
    await library.add('', 'login', null, text('1'))
    mkdirSync(inFolder(Array.from({ length: 33 }, () => 'a').join('/')), { recursive: true })
    writeFileSync(inFolder('logout.json'), 'another’s')
    expect(await failure(library.add('', 'logout', null, text('2')))).toBe('workspace-too-large')
    expect(await failure(library.delete('login.json'))).toBe('workspace-too-large')
    expect(readFileSync(inFolder('logout.json'), 'utf8')).toBe('another’s')
  })

  it.each(['../outside.json', '/etc/passwd', 'missing.json', ''])('leads nowhere with the path "%s"', async (at) => {
    writeFileSync(path.join(folder, 'outside.json'), '{}')
    expect(await failure(library.message(at))).toBe('message-not-found')
    expect(await failure(library.delete(at))).toBe('message-not-found')
    expect(await failure(library.change(at, { name: 'x' }))).toBe('message-not-found')
  })

  it('makes no folder outside of its own', async () => {
    expect(await library.add('../../up', 'login', null, text('hello'))).toBe('_/_/up/login.json')
  })

  it('sees what another program does, and says what is no message', async () => {
    await library.add('', 'login', null, text('hello'))
    writeFileSync(inFolder('notes.json'), '{"format":"something"}')
    await expect
      .poll(() => told.at(-1)?.rejected.map(({ file, error }) => [file, error.code]))
      .toEqual([['notes.json', 'workspace-file-invalid']])
    rmSync(inFolder('login.json'))
    await expect.poll(() => told.at(-1)?.messages).toEqual([])
  })

  it('gives all messages with their folders, and takes them back', async () => {
    await library.add('', 'one', null, text('1'))
    await library.add('more', 'two', 'p1', { kind: 'hex', hex: '00 ff' })
    const { text: file, messages } = await library.export(null)
    expect(messages).toBe(2)
    expect(JSON.parse(file)).toMatchObject({
      messages: [
        { folder: '', name: 'one' },
        { folder: 'more', name: 'two' },
      ],
    })
    expect(await library.import(file)).toBe(2)
    expect(await names()).toEqual(['one.json', 'one 2.json'])
    expect((await library.read()).messages.map(({ path: at }) => at).toSorted()).toContain('more/two 2.json')
  })

  it('goes over to another folder, and hears nothing of the first one any more', async () => {
    await library.add('', 'one', null, text('1'))
    await library.open(path.join(folder, 'other'))
    expect(told.at(-1)?.messages).toEqual([])
    await library.add('', 'two', null, text('2'))
    expect(readdirSync(path.join(folder, 'other'))).toEqual(['two.json'])
    expect(readdirSync(inFolder(''))).toEqual(['one.json'])
  })

  it('takes the file of one message too, and refuses anything else', async () => {
    await library.add('', 'one', null, text('1'))
    expect(await library.import(readFileSync(inFolder('one.json'), 'utf8'))).toBe(1)
    expect(await failure(library.import('{"format":"framescope-profile","version":1}'))).toBe('workspace-file-invalid')
    expect(await failure(library.import('no JSON'))).toBe('workspace-file-invalid')
  })
})
