import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { root } from '../../scripts/root.mjs'

let folder: string

/** Puts `script` in the stead of the app's own one of that name. */
function replace(name: string, script: string): void {
  const chunks = path.join(folder, 'dist/main/chunks')
  const files = readdirSync(chunks).filter((file) => file.startsWith(name) && file.endsWith('.js'))
  expect(files).toHaveLength(1)
  for (const file of files) writeFileSync(path.join(chunks, file), script)
}

/** What answers the page fails as `script` says, and dialogs are written down. */
function failToAnswer(script: string): void {
  replace(
    'main-answers-',
    `import { writeFileSync } from 'node:fs'
     import { dialog } from 'electron'
     dialog.showErrorBox = (title, text) => writeFileSync(${JSON.stringify(told())}, title + '\\n' + text)
     ${script}`,
  )
}

const told = () => path.join(folder, 'told')

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-failed-'))
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true })
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
})
test.afterEach(() => rmSync(folder, removal))

/** Resolves when the app has ended. */
async function startInVain(locale = 'en-US'): Promise<void> {
  const app = await launchApp({ from: folder, userData: path.join(folder, 'data'), locale })
  await app.waitForEvent('close')
}

for (const { locale, title } of [
  { locale: 'en-US', title: 'Framescope could not start.' },
  { locale: 'zh-CN', title: 'Framescope 无法启动。' },
])
  test(`an app that cannot start says so and ends, in ${locale}`, async () => {
    failToAnswer('throw new Error("broken on the disk")')
    await startInVain(locale)
    expect(readFileSync(told(), 'utf8')).toMatch(new RegExp(`^${title}\n.*\n\nError: broken on the disk$`))
  })

test('an app that has no words for why it cannot start ends too', async () => {
  failToAnswer('throw new Error("broken on the disk")')
  replace('main-failed-', 'throw new Error("broken too")')
  await startInVain()
  expect(readFileSync(told(), 'utf8')).toBe('Framescope\nError: broken on the disk')
})

test('an app whose window is closed while it starts ends without a word', async () => {
  failToAnswer(`export async function startAnswers({ opened: { window } }) {
    const closed = new Promise((resolve) => window.once('closed', resolve))
    window.close()
    await closed
    window.webContents.send('x')
  }`)
  await startInVain()
  expect(existsSync(told())).toBe(false)
})
