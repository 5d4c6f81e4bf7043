import { expect, test, type ElectronApplication } from '@playwright/test'
import type { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>
let heard: string[]
let socket: WebSocket

test.beforeEach(async () => {
  heard = []
  peer = await peerServer((accepted) => {
    socket = accepted
    accepted.on('error', () => {})
    accepted.on('message', (data: Buffer) => heard.push(data.toString()))
    accepted.on('ping', (data) => heard.push(`ping ${data.toString()}`))
  })
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)
})
test.afterEach(async () => {
  await app.close()
  peer.close()
})

const bit = (name: string) => window.composer.getByRole('button', { name, exact: true })
const choose = (field: string, value: string) =>
  window.composer.getByRole('combobox', { name: field, exact: true }).selectOption({ label: value })
const payload = () => window.composer.getByRole('textbox', { name: 'Payload' })
const warnings = () => window.composer.getByRole('list', { name: 'What the RFC has against it' }).getByRole('listitem')

test('makes a frame bit by bit, says what the RFC has against it, and sends it all the same', async () => {
  await window.compose('Raw frame')
  await payload().fill('by hand')
  await expect(warnings()).toHaveCount(0)
  await expect(bit('FIN')).toHaveAttribute('aria-pressed', 'true')
  await bit('RSV2').click()
  await expect(warnings()).toHaveText([/Reserved bit set without an extension for it\. .*5\.2/])
  await choose('opcode', '0xB reserved 0xB')
  await expect(warnings()).toHaveCount(2)
  await window.button('Send').click()
  await expect(window.rows('hand-made')).toHaveCount(1)
  await expect(window.rows('hand-made')).toContainText('reserved 0xB')
  await expect(window.rows('reserved opcode')).toContainText('RFC 6455 §5.2')
  // The peer fails the connection.
  await expect(window.state).toHaveText(/closed/)
  await window.rows('hand-made').click()
  await window.detail.getByRole('tab', { name: 'Frame' }).click()
  await expect(window.detail).toContainText('hand, bit by bit')
})

test('sends a length that is wrong, after saying what that does', async () => {
  await window.compose('Raw frame')
  await payload().fill('short')
  await window.composer.getByRole('textbox', { name: 'says' }).fill('20')
  await expect(warnings()).toHaveText([/length is not that of the payload/])
  await window.composer.getByRole('textbox', { name: 'says' }).fill('18446744073709551616')
  await expect(window.composer.getByRole('alert')).toContainText('length-invalid')
  await expect(window.button('Send')).toBeDisabled()
  await window.composer.getByRole('textbox', { name: 'says' }).fill('20')
  await window.button('Send').click()
  await window.send('Text', 'eaten by it')
  await expect(window.rows('hand-made')).toContainText('20')
})

test('sends a message in fragments with a ping between them', async () => {
  await window.compose('Text')
  await window.composer.getByRole('textbox').fill('one message in three')
  await window.button('Fragments…').click()
  const form = window.page.getByRole('dialog', { name: 'Send in fragments' })
  await form.getByRole('textbox').fill('3')
  await expect(form).toContainText('3 frames: 7 + 6 + 7 bytes')
  await form.getByRole('button', { name: 'Edit as frames' }).click()
  const frames = window.composer.getByRole('list', { name: 'Frames to send' }).getByRole('button')
  await expect(frames).toHaveText([/1 text/, /2 cont/, /3 cont/])
  await window.button('Add a frame behind this one').click()
  await choose('opcode', '0x9 ping')
  await payload().fill('between')
  await expect(warnings()).toHaveCount(0)
  await window.button('Send').click()
  await expect.poll(() => heard).toEqual(['ping between', 'one message in three'])
  await expect(window.rows('hand-made')).toHaveCount(4)
})

test('warns where a message would stand inside one that was not ended', async () => {
  await window.compose('Raw frame')
  await payload().fill('begun')
  await bit('FIN').click()
  await expect(warnings()).toHaveText([/The message is not ended/])
  await window.button('Send').click()
  await expect(window.rows('hand-made')).toHaveCount(1)
  await window.compose('Text')
  await expect(window.composer).toContainText('A message sent now stands inside it.')
  await window.compose('Raw frame')
  await choose('opcode', '0x0 cont')
  await bit('FIN').click()
  await payload().fill(' and ended')
  await expect(warnings()).toHaveCount(0)
  await window.button('Send').click()
  await expect.poll(() => heard).toEqual(['begun and ended'])
  await window.compose('Text')
  await expect(window.composer).not.toContainText('stands inside it')
})

test('brings a row back to be edited and sent again, and copies it', async () => {
  socket.send('{"op":"subscribe","id":12345678901234567890}')
  await window.rows('subscribe').click()
  await window.page.keyboard.press('e')
  const editor = window.composer.getByRole('textbox')
  await expect(editor).toBeFocused()
  await expect(editor).toHaveText('{"op":"subscribe","id":12345678901234567890}')
  await expect(window.composer.getByRole('tab', { name: 'JSON' })).toHaveAttribute('aria-selected', 'true')
  await window.page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => heard).toEqual(['{"op":"subscribe","id":12345678901234567890}'])

  await window.rows('subscribe').first().click({ button: 'right' })
  await window.page.getByRole('menuitem', { name: 'Copy payload' }).click()
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('{"op":"subscribe","id":12345678901234567890}')
})
