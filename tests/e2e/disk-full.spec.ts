import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { axeFindings, loadAxe } from '../support/axe-check'
import { flood, peerServer } from '../support/peer-server'
import { missingTinyDisk, mountTinyDisk } from '../support/tiny-disk'

const MEGABYTE = 1024 * 1024
const FILLER = 'x'.repeat(64 * 1024)
const FLOOD_MESSAGES = 512
const FLOOD_MEGABYTES = (FLOOD_MESSAGES * FILLER.length) / 1e6

test('says that the disk is full, lets the session go on and records again when there is space', async () => {
  test.skip(missingTinyDisk !== null, missingTinyDisk ?? '')
  const disk = mountTinyDisk(64 * MEGABYTE)
  const ballast = path.join(disk.folder, 'ballast')
  writeFileSync(ballast, new Uint8Array(40 * MEGABYTE))
  const peer = await peerServer((socket) =>
    socket.on('message', (data) => {
      const text = (data as Buffer).toString()
      if (text === 'flood') void flood(socket, FLOOD_MESSAGES, FILLER)
      else socket.send(`echo of ${text}`)
    }),
  )
  const app = await launchApp({ userData: disk.folder })
  try {
    const window = new MainWindow(await app.firstWindow())
    const banner = window.page.getByRole('region', { name: 'Recording', exact: true })
    await window.connect(peer.url)
    await window.send('Text', 'before')
    await expect(window.rows('echo of before')).not.toHaveCount(0)
    await expect(banner).toBeHidden()

    await window.send('Text', 'flood')
    await expect(banner.getByRole('alert')).toContainText('capture-write-failed')
    await expect(window.sessions).toContainText('not recording')
    await expect(window.state).toHaveText(/open/)
    await loadAxe(window.page)
    expect(await axeFindings(window.page, 'recording stopped')).toEqual([])

    // A second one comes whole: it was asked for, and is counted, while nothing is recorded.
    const missing = banner.getByText('Not recorded so far')
    const megabytes = async (): Promise<number> => Number(/([\d.]+) MB/.exec((await missing.textContent()) ?? '')?.[1])
    expect(await megabytes()).toBeLessThan(FLOOD_MEGABYTES)
    await window.send('Text', 'flood')
    await expect.poll(megabytes).toBeGreaterThan(FLOOD_MEGABYTES)
    await expect(banner.getByRole('alert')).toHaveCount(1)

    rmSync(ballast)
    await banner.getByRole('button', { name: 'Record again' }).click()
    await expect(banner).toBeHidden()
    await expect(window.sessions).not.toContainText('not recording')
    await expect(window.rows('Recording again from here')).toHaveCount(1)
    await window.send('Text', 'after')
    await expect(window.rows('echo of after')).not.toHaveCount(0)

    const target = test.info().outputPath('export.ndjson')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, target)
    await window.button('Export…').click()
    await window.page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click()
    await expect(window.page.getByRole('region', { name: 'Export' })).toContainText(target)
    const exported = readFileSync(target, 'utf8')
    expect(exported).toContain('echo of before')
    expect(exported).toContain('"recording-resumed"')
    expect(exported).toContain('echo of after')
  } finally {
    await app.close()
    peer.close()
    disk.unmount()
  }
})
