import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

interface Received {
  readonly binary: boolean
  readonly bytes: Buffer
}

let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>
let received: Received[]

test.beforeAll(async () => {
  received = []
  peer = await peerServer((socket) => {
    socket.on('message', (data, binary) => received.push({ binary, bytes: Buffer.from(data as Buffer) }))
  })
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)
})
test.beforeEach(() => {
  received = []
})
test.afterAll(async () => {
  await app.close()
  peer.close()
})

for (const [name, format, text, code] of [
  ['half a byte of hex', 'Hex', '48 6', 'hex-invalid'],
  ['base64 with a foreign character', 'Base64', 'SG*=', 'base64-invalid'],
  ['JSON with a trailing comma', 'JSON', '[1,]', 'json-invalid'],
  ['a ping of 126 bytes in 63 characters', 'Ping', 'ü'.repeat(63), 'ping-too-long'],
  ['a reserved close code', 'Close', '1005', 'close-code-reserved'],
] as const)
  test(`refuses ${name} beside the field`, async () => {
    await window.compose(format)
    const field = window.composer.getByRole('textbox').first()
    await field.fill(text)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(window.composer.getByRole('alert')).toContainText(code)
    await expect(window.composer.getByRole('button', { name: 'Send' })).toBeDisabled()
    await field.fill(format === 'Close' ? '1000' : '')
    await expect(window.composer.getByRole('alert')).toHaveCount(0)
  })

test('refuses a close reason of 124 bytes beside its field', async () => {
  await window.compose('Close')
  const reason = window.composer.getByRole('textbox', { name: 'Reason' })
  await reason.fill('x'.repeat(124))
  await expect(reason).toHaveAttribute('aria-invalid', 'true')
  await expect(window.composer.getByRole('alert')).toContainText('close-reason-too-long')
  await reason.fill('')
})

test('takes no reason while there is no close code', async () => {
  await window.compose('Close')
  const code = window.composer.getByRole('textbox', { name: 'Code' })
  await code.fill('')
  await expect(window.composer.getByRole('textbox', { name: 'Reason' })).toBeDisabled()
  await code.fill('1000')
  await expect(window.composer.getByRole('textbox', { name: 'Reason' })).toBeEnabled()
})

for (const [name, format, text] of [
  ['JSON with odd spacing and a big integer', 'JSON', '{ "b" : 1.0,\t"a":12345678901234567890 }'],
  ['text with spaces at both ends and an emoji', 'Text', '  grüße 👋 '],
] as const)
  test(`sends ${name} byte for byte`, async () => {
    await window.send(format, text)
    await expect.poll(() => received).toEqual([{ binary: false, bytes: Buffer.from(text) }])
  })

test('sends pasted CR LF as CR LF', async () => {
  const text = 'one\r\ntwo\rthree\n'
  await app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text)
  await window.compose('Text')
  await window.composer.getByRole('textbox').fill('')
  await window.composer.getByRole('textbox').press('ControlOrMeta+v')
  await window.button('Send').click()
  await expect.poll(() => received).toEqual([{ binary: false, bytes: Buffer.from(text) }])
})

test('sends hex and base64 as the bytes that they stand for', async () => {
  await window.send('Hex', '00 FF\n107f')
  await window.send('Base64', 'AP8Qfw==')
  const message = { binary: true, bytes: Buffer.of(0, 0xff, 0x10, 0x7f) }
  await expect.poll(() => received).toEqual([message, message])
})

test('sends a file as it is', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-file-'))
  const file = path.join(folder, 'bytes.bin')
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) & 0xff))
  writeFileSync(file, bytes)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
  await window.compose('File')
  await window.button('Choose file…').click()
  await expect(window.composer).toContainText('bytes.bin')
  await window.button('Send').click()
  await expect.poll(() => received.map(({ binary }) => binary)).toEqual([true])
  expect(received[0]?.bytes.equals(bytes)).toBe(true)

  await window.composer.getByRole('radio', { name: 'text' }).click()
  await window.button('Send').click()
  await expect(window.composer.getByRole('alert')).toContainText('file-not-text')
  rmSync(folder, { recursive: true })
})

test('brings back what was sent without sending it, and leaves the other tabs alone', async () => {
  await window.send('Text', 'first of all')
  await expect.poll(() => received.length).toBe(1)
  await window.composer.getByRole('textbox').fill('second')
  await window.compose('JSON')
  await window.composer.getByRole('textbox').fill('[2]')
  await window.page.getByRole('button', { name: 'History' }).click()
  await window.page.getByRole('menuitem', { name: 'first of all' }).click()
  await expect(window.composer.getByRole('textbox')).toHaveText('first of all')
  await expect(window.composer.getByRole('textbox')).toBeFocused()
  await window.compose('JSON')
  await expect(window.composer.getByRole('textbox')).toHaveText('[2]')
  expect(received).toHaveLength(1)
})

test('says why nothing can be sent once the session has ended', async () => {
  await window.compose('Text')
  await window.button('Disconnect').click()
  await expect(window.composer).toContainText('Connect to send')
  await expect(window.composer.getByRole('button', { name: 'Send' })).toBeDisabled()
  await window.button('Connect').click()
  await expect(window.composer.getByRole('button', { name: 'Send' })).toBeEnabled()
})
