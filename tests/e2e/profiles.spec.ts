import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { axeFindings, loadAxe } from '../support/axe-check'

const SECRETS = ['hunter2', 'tok-4711']

let userData: string
let app: ElectronApplication
let window: MainWindow
/** All that the app has said on its standard streams. */
let log: string

test.beforeEach(async () => {
  userData = await mkdtemp(path.join(os.tmpdir(), 'framescope-profiles-'))
  log = ''
})
test.afterEach(async () => {
  await app.close()
  await rm(userData, { recursive: true, force: true, maxRetries: 10 })
})

async function start(): Promise<void> {
  app = await launchApp({ userData })
  for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (text) => (log += String(text)))
  window = new MainWindow(await app.firstWindow())
}

/** As on a system with a keyring, which machines for tests do not have. */
async function addKeyring(): Promise<void> {
  await app.evaluate(({ safeStorage }) => {
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)),
      decryptString: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
    })
  })
}

const entry = (name: string) => window.page.getByRole('treeitem', { name })
const workspace = (...names: string[]) => path.join(userData, 'workspace', ...names)

/** Saves what is in the connect bar as a new profile. */
async function saveAs(name: string): Promise<void> {
  await window.page.keyboard.press('ControlOrMeta+s')
  const field = window.page.getByRole('tree').getByRole('textbox', { name: 'Name' })
  await field.fill(name)
  await field.press('Enter')
  await expect(entry(name)).toBeVisible()
  await expect.poll(() => readdir(workspace('profiles'))).toContain(`${name}.json`)
}

async function addVariables(): Promise<void> {
  const { page } = window
  await window.button('Variables…').click()
  await window.button('Add').click()
  const dialog = page.getByRole('dialog', { name: 'Environments' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('staging')
  await dialog.getByRole('textbox', { name: 'Name of variable 1' }).fill('host')
  await dialog.getByRole('textbox', { name: 'Value of variable 1' }).fill(host)
  await dialog.getByRole('textbox', { name: 'Name of variable 2' }).fill('key')
  await dialog.getByRole('checkbox', { name: 'secret' }).nth(1).check()
  await dialog.getByLabel('Value of variable 2').fill('tok-4711')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

let host: string

/** Every file below a folder that has one of the texts in it. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const found = []
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(item.parentPath, item.name)
    if (!item.isFile()) continue
    const bytes = await readFile(file)
    if (texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))) found.push(file)
  }
  return found
}

test('connects after a restart with a saved profile, a variable in its URL and secrets in its headers', async () => {
  const requests: IncomingMessage[] = []
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    requests.push(request)
    socket.on('message', (data: Buffer) => socket.send(data.toString()))
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  await start()
  await addKeyring()
  await addVariables()
  await window.url.fill('ws://{{host}}/orders?key={{key}}')
  await expect(window.page.getByText(`ws://${host}/orders?key=••••••`)).toBeVisible()
  await window.page.getByRole('tab', { name: 'Headers' }).click()
  for (const [index, [name, value]] of [
    ['Authorization', 'Bearer hunter2'],
    ['X-Key', '{{key}}'],
  ].entries()) {
    await window.page.getByRole('button', { name: 'Add header' }).click()
    const number = index + 1
    await window.page.getByRole('textbox', { name: `Name of header ${number}` }).fill(name ?? '')
    await window.page.getByRole('textbox', { name: `Value of header ${number}` }).fill(value ?? '')
  }
  await saveAs('Order feed')
  await app.close()

  await start()
  await addKeyring()
  await entry('Order feed').click()
  await window.button('Connect').click()
  await expect(window.state).toHaveText(/open/)
  expect(requests[0]?.url).toBe('/orders?key=tok-4711')
  expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer hunter2', 'x-key': 'tok-4711' })

  await window.send('Text', 'on {{host}}')
  await expect(window.rows(`on ${host}`)).toHaveCount(2)

  await window.page.keyboard.press('ControlOrMeta+Alt+h')
  await expect(window.detail).toContainText('Authorization')
  await expect(window.detail).toContainText('Payloads are always shown as they were on the wire.')
  for (const secret of SECRETS) await expect(window.page.locator('body')).not.toContainText(secret)
  await window.button('Show secrets').click()
  for (const secret of SECRETS) await expect(window.detail).toContainText(secret)
  await expect(window.sessions).toContainText('with secrets')

  const [capture = ''] = (await readdir(path.join(userData, 'captures'))).filter((name) => name.endsWith('.framescope'))
  const file = path.join(userData, 'captures', capture)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readFile(file)).includes('"secrets":true')).toBe(true)
  await app.close()
  expect(await filesWith(userData, SECRETS)).toEqual([file])
  for (const secret of SECRETS) expect(log).not.toContain(secret)
  server.closeAllConnections()
  server.close()
})

test('says that secrets are kept for this run only where there is no keyring', async () => {
  await start()
  await window.button('Variables…').click()
  await expect(window.page.getByText('This system has no keyring')).toBeVisible()
  await window.page.keyboard.press('Escape')
  await window.url.fill('ws://ann:hunter2@127.0.0.1:9/')
  await saveAs('With password')
  await app.close()
  expect(await filesWith(userData, ['hunter2'])).toEqual([])
  await start()
  await entry('With password').click()
  await expect(window.page.getByText('1 secret of this profile is not on this computer')).toBeVisible()
})

test('refuses a variable that there is none of beside its field', async () => {
  await start()
  await window.url.fill('ws://{{hots}}/')
  await expect(window.page.getByText('hots', { exact: false }).first()).toBeVisible()
  await expect(window.url).toHaveAttribute('aria-invalid', 'true')
  await window.button('Connect').click()
  await expect(window.page.getByRole('alert')).toContainText('variable-unknown')
  await window.url.fill('ws://localhost/')
  await expect(window.page.getByRole('alert')).toHaveCount(0)
  await window.page.getByRole('tab', { name: 'Auth' }).click()
  await window.page.getByRole('combobox', { name: 'Authentication' }).selectOption('bearer')
  await window.page.getByRole('textbox', { name: 'Token' }).fill('{{nope}}')
  await window.button('Connect').click()
  await expect(window.page.getByRole('alert')).toContainText('no variable “nope”')
  await expect(window.url).toHaveAttribute('aria-invalid', 'false')
  await expect(window.sessions).toContainText('Nothing recorded yet')
})

test('asks before edits of a profile are lost with the window', async () => {
  await start()
  await window.url.fill('ws://one/')
  await saveAs('One')
  await window.url.fill('ws://edited/')
  const asked = await app.evaluate(({ app: electron, dialog }) => {
    const [stay, discard] = [1, 0]
    const answers = [stay]
    return new Promise<string>((resolve) => {
      const showMessageBoxSync = (_: unknown, { message }: { message: string }) => {
        resolve(message)
        return answers.shift() ?? discard
      }
      Object.assign(dialog, { showMessageBoxSync })
      electron.quit()
    })
  })
  expect(asked).toBe('There are unsaved changes.')
  await expect(window.url).toHaveValue('ws://edited/')
})

test('follows what another program does in the workspace', async () => {
  await start()
  await window.url.fill('ws://one/')
  await saveAs('One')
  const text = await readFile(workspace('profiles', 'One.json'), 'utf8')
  await mkdir(workspace('profiles', 'Chat'))
  await writeFile(
    workspace('profiles', 'Chat', 'two.json'),
    text.replace('"One"', '"Two"').replace(/"id": "[^"]+"/, '"id": "two"'),
  )
  await expect(entry('Two')).toBeVisible()
  await writeFile(workspace('profiles', 'broken.json'), '{ "format"')
  await window.page.getByText('1 file is no profile').click()
  await expect(window.page.getByText('broken.json')).toBeVisible()
  expect(await readFile(workspace('profiles', 'broken.json'), 'utf8')).toBe('{ "format"')

  await window.url.fill('ws://mine/')
  await writeFile(workspace('profiles', 'One.json'), text.replace('ws://one/', 'ws://theirs/'))
  await expect(window.page.getByText('Another program has changed this profile')).toBeVisible()
  await loadAxe(window.page)
  expect(await axeFindings(window.page, 'profile changed by another program')).toEqual([])
  await window.button('Reload').click()
  await expect(window.url).toHaveValue('ws://theirs/')
})

test('goes through the tree, renames, moves, deletes and brings back by keyboard', async () => {
  await start()
  const { page } = window
  await window.url.fill('ws://one/')
  await saveAs('One')
  await window.button('New profile or folder').click()
  await page.getByRole('menuitem', { name: 'New folder' }).click()
  const field = page.getByRole('tree').getByRole('textbox', { name: 'Name' })
  await field.fill('Chat')
  await field.press('Enter')
  await expect(entry('Chat')).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(entry('One')).toBeFocused()
  await page.keyboard.press('F2')
  await field.fill('None')
  await field.press('Escape')
  await expect(entry('One')).toBeFocused()
  await page.keyboard.press('F2')
  await field.click()
  await expect(field).toBeFocused()
  await field.fill('Uno')
  await field.press('Enter')
  await expect(entry('Uno')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+x')
  await page.keyboard.press('c')
  await expect(entry('Chat')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(entry('Uno')).toHaveAttribute('aria-level', '2')
  expect(await readdir(workspace('profiles', 'Chat'))).toEqual(['Uno.json'])

  await expect(entry('Uno')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(entry('Chat')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(entry('Uno')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect(entry('Chat')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entry('Uno')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('nothing')
  await expect(page.getByText('No profile has that')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('uno')
  await entry('Chat').click()
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('')
  await expect(entry('Uno')).toBeVisible()
  const tree = page.getByRole('tree')
  const { height } = (await tree.boundingBox()) ?? { height: 0 }
  await tree.click({ button: 'right', position: { x: 20, y: height - 4 } })
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: 'New folder' })).toBeEnabled()
})

test('keeps what was typed and not started, and puts it back', async () => {
  await start()
  await window.url.fill('ws://one/')
  await saveAs('One')
  await window.page.keyboard.press('ControlOrMeta+n')
  await window.url.fill('ws://typed/')
  await entry('One').click()
  await expect(window.url).toHaveValue('ws://one/')
  await window.page.screenshot({ path: test.info().outputPath('waiting.png') })
  await window.page.getByTitle('Put ws://typed/ back into the connect bar').click()
  await expect(window.url).toHaveValue('ws://typed/')
  await expect(window.page.getByRole('region', { name: 'Not started' })).toHaveCount(0)

  // A port that is none is not taken, nor the part of it that was one.
  await window.page.getByRole('combobox', { name: 'Kind' }).selectOption('Server')
  const port = window.page.getByRole('textbox', { name: 'Port' })
  await port.fill('')
  await port.pressSequentially('70000')
  await port.press('Enter')
  await expect(port).toHaveAttribute('aria-invalid', 'true')
  await expect(window.sessions).toContainText('Nothing recorded yet')
  await port.blur()
  await expect(port).toHaveValue('0')
})
