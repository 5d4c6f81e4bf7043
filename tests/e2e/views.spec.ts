import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import type { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import type { Inspector } from '../../shared/ipc/contract'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import { peerServer } from '../support/peer-server'

const MESSAGES = 20_000
const ALL_BUT_MESSAGES = 0xffff & ~(0b1111 << 6)

let app: ElectronApplication
let page: Page

test.beforeEach(async () => {
  app = await launchApp()
  page = await app.firstWindow()
})
test.afterEach(() => app.close())

/** Opens a view through the door that the page has, and resolves to what main told of it once that is as asked. */
const viewOf = (filter: string, isSo: 'done' | 'failed'): Promise<ViewProgress & { shown: readonly number[] }> =>
  page.evaluate(
    async ({ text, asked, mask }) => {
      const { session, timeline } = (globalThis as unknown as { inspector: Inspector }).inspector
      const list = await session.list()
      const id = list.ok ? (list.value.sessions[0]?.head.id ?? '') : ''
      const told = new Map<string, ViewProgress>()
      let look = (): void => {}
      const end = session.tick(({ views }) => {
        for (const view of views) told.set(view.view, view)
        look()
      })
      const opened = await timeline.openView({ session: id, mask, filter: text, needle: '', fold: null, zone: 'utc' })
      const view = (opened.ok && opened.value.view) || ''
      const progress = await new Promise<ViewProgress>((resolve) => {
        look = () => {
          const now = told.get(view)
          if (now && (asked === 'failed' ? now.problem !== null : now.done)) resolve(now)
        }
        look()
      })
      end()
      const rows = await timeline.rows({ session: id, view, from: 0, count: 500 })
      return { ...progress, shown: rows.ok ? rows.value.rows.map(({ event }) => event) : [] }
    },
    { text: filter, asked: isSo, mask: ALL_BUT_MESSAGES },
  )

test('finds by text in the thread of the built app, and ends a pattern that would hang it', async () => {
  const peers: WebSocket[] = []
  const peer = await peerServer((socket) => {
    peers.push(socket)
    for (let sent = 0; sent < MESSAGES; sent++) socket.send(`message ${sent}${sent % 500 === 499 ? ' NEEDLE' : ''}`)
    socket.send(`${'a'.repeat(60)}!`)
  })
  const window = new MainWindow(page)
  await window.connect(peer.url)
  await expect(window.rows('aaaaaaaaaa')).not.toHaveCount(0)

  const found = await viewOf('needle', 'done')
  expect(found).toMatchObject({ rows: MESSAGES / 500, skipped: 0, problem: null })
  expect(found.shown).toHaveLength(MESSAGES / 500)

  const slow = await viewOf('/(a+)+$/', 'failed')
  expect(slow.problem?.code).toBe('filter-too-slow')
  expect(await viewOf('"message 19999"', 'done')).toMatchObject({ rows: 1, problem: null })

  await page.keyboard.press('ControlOrMeta+f')
  await window.find.fill('/(a+)+$/')
  const problem = page.getByRole('search', { name: 'Find' }).getByRole('alert')
  await expect(problem).toContainText('filter-too-slow')
  await problem.getByRole('button').click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('(filter-too-slow)')
  peer.close()
})
