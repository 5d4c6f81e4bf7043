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

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-failed-'))
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true })
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  const told = JSON.stringify(path.join(folder, 'told'))
  replace(
    'main-answers-',
    `import { writeFileSync } from 'node:fs'
     import { dialog } from 'electron'
     dialog.showErrorBox = (title, text) => writeFileSync(${told}, title + '\\n' + text)
     throw new Error('broken on the disk')`,
  )
})
test.afterEach(() => rmSync(folder, removal))

for (const { locale, title } of [
  { locale: 'en-US', title: 'Framescope could not start.' },
  { locale: 'zh-CN', title: 'Framescope 无法启动。' },
])
  test(`an app that cannot start says so and ends, in ${locale}`, async () => {
    await failToStart(locale)
    expect(told()).toMatch(new RegExp(`^${title}\n.*\n\nError: broken on the disk$`))
  })

test('an app that has no words for why it cannot start ends too', async () => {
  replace('main-failed-', 'throw new Error("broken too")')
  await failToStart('en-US')
  expect(told()).toBe('Framescope\nError: broken on the disk')
})

const told = () => readFileSync(path.join(folder, 'told'), 'utf8')

/** Resolves when the app has ended. */
async function failToStart(locale: string): Promise<void> {
  const app = await launchApp({ from: folder, userData: path.join(folder, 'data'), locale })
  const ended = app.waitForEvent('close')
  await ended
  expect(existsSync(path.join(folder, 'told'))).toBe(true)
}
