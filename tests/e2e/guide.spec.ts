import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { axeFindings, loadAxe } from '../support/axe-check'

let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await expect(window.url).toBeVisible()
})
test.afterEach(() => app.close())

/** What happens that opens it, and the page that it is opened with. */
async function guideBy(act: () => Promise<unknown>): Promise<Page> {
  const [guide] = await Promise.all([app.waitForEvent('window'), act()])
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('User guide')
  // Playwright would have it light; it is to be as the app is.
  await guide.emulateMedia({ colorScheme: null })
  return guide
}

const chooseInMenu = () =>
  app.evaluate(({ BrowserWindow, Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('guide.open')?.click(undefined, BrowserWindow.getAllWindows()[0])
  })

/** As the system tells of it: Playwright's own keys reach the page alone, and the guide's are main's. */
const press = (keyCode: string, modifiers: ('alt' | 'control')[] = []) =>
  app.evaluate(
    ({ BrowserWindow }, key) => {
      const guide = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('app://guide/'),
      )
      guide?.webContents.sendInputEvent({ type: 'keyDown', ...key })
    },
    { keyCode, modifiers },
  )

test('opens from the start page, leads from page to page and back, and leaves the window as it was', async () => {
  const before = window.page.url()
  const guide = await guideBy(() => window.page.getByRole('main').getByRole('button', { name: 'User guide' }).click())
  // All that it shows comes from itself.
  const asked: string[] = []
  guide.on('request', (request) => asked.push(request.url()))
  await app.evaluate(({ session }) => session.defaultSession.enableNetworkEmulation({ offline: true }))

  await guide.getByRole('navigation', { name: 'Guide' }).getByRole('link', { name: 'Reading the timeline' }).click()
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Reading the timeline')
  const picture = guide.getByRole('main').getByRole('img').first()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280)
  await guide.getByRole('main').getByRole('link', { name: 'count from' }).click()
  await expect(guide).toHaveURL(/timeline\.html#times-from-here$/)
  await guide.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /Next/ }).click()
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('One frame in detail')
  await press('Left', ['alt'])
  await expect(guide).toHaveURL(/timeline\.html/)
  expect(asked.length).toBeGreaterThan(2)
  expect(asked.filter((url) => !url.startsWith('app://guide/'))).toEqual([])

  // It is opened once.
  await chooseInMenu()
  expect(app.windows()).toHaveLength(2)
  const closed = guide.waitForEvent('close')
  await press('Escape')
  await closed
  expect(window.page.url()).toBe(before)
  await expect(window.url).toBeVisible()
})

test('cannot be left, has no way to main, and no script', async () => {
  const guide = await guideBy(chooseInMenu)
  const url = guide.url()
  for (const address of ['app://framescope/index.html', 'http://127.0.0.1:1/', 'file:///etc/passwd']) {
    await guide.evaluate((to) => void (location.href = to), address)
    expect(await guide.evaluate(() => location.href)).toBe(url)
  }
  expect(await guide.evaluate(() => globalThis.open('app://guide/guide/index.html'))).toBeNull()
  expect(await guide.evaluate(() => ['inspector', 'require', 'process'].filter((name) => name in globalThis))).toEqual(
    [],
  )
  expect(await guide.locator('script').count()).toBe(0)
  // The window's own guard has not become weaker by it.
  const own = window.page.url()
  await window.page.evaluate(() => void (location.href = 'app://guide/guide/index.html'))
  expect(await window.page.evaluate(() => location.href)).toBe(own)
})

test('looks as the app does, in letters of its own size that everybody can read, and goes with the window', async () => {
  const guide = await guideBy(chooseInMenu)
  const ground = () => guide.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const zoom = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map(({ webContents }) => Math.round(webContents.getZoomFactor() * 100))
        .toSorted((one, other) => one - other),
    )
  await window.page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await expect.poll(ground).toBe('rgb(15, 18, 22)')
  await window.page.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
  await expect.poll(ground).toBe('rgb(246, 247, 249)')
  await press('=', ['control'])
  await expect.poll(zoom).toEqual([100, 110])
  await press('0', ['control'])
  await expect.poll(zoom).toEqual([100, 100])

  const findings: string[] = []
  for (const source of ['index', 'timeline', 'shortcuts', 'troubleshooting']) {
    await guide.goto(`app://guide/guide/${source}.html`)
    await loadAxe(guide)
    findings.push(...(await axeFindings(guide, source)))
  }
  expect(findings).toEqual([])

  const ended = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('app://framescope'))
      ?.close(),
  )
  await ended
})
