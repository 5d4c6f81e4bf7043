import { beforeEach, describe, expect, it } from 'vitest'
import { Updates, type UpdateEngine } from '../../../../main/updates/updates'
import type { UpdateStatus } from '../../../../shared/updates/update-status'

/** A server that has this version, or cannot be asked. */
class Engine implements UpdateEngine {
  autoDownload = true
  autoInstallOnAppQuit = true
  readonly asked: string[] = []
  #progress: (progress: { percent: number }) => void = () => {}

  constructor(private readonly answer: { version: string; newer: boolean } | Error | null) {}

  setFeedURL({ url }: { url: string }) {
    this.asked.push(`feed ${url}`)
  }
  async checkForUpdates() {
    if (this.answer instanceof Error) throw this.answer
    return this.answer && { isUpdateAvailable: this.answer.newer, updateInfo: { version: this.answer.version } }
  }
  async downloadUpdate() {
    this.asked.push('download')
    this.#progress({ percent: 41.7 })
  }
  quitAndInstall() {
    this.asked.push('install')
  }
  on(_: 'download-progress', listener: (progress: { percent: number }) => void) {
    this.#progress = listener
  }
}

let told: UpdateStatus[]
beforeEach(() => {
  told = []
})
const updatesFrom = (engine: Engine, url: string | null = 'https://updates.example.com') =>
  new Updates({ url: () => url, loadEngine: async () => engine, onChange: (status) => told.push(status) })

describe('updates', () => {
  it('are not looked for where no address is set', async () => {
    const engine = new Engine({ version: '2.0.0', newer: true })
    await expect(updatesFrom(engine, null).check()).rejects.toMatchObject({ error: { code: 'update-not-set-up' } })
    expect(engine.asked).toEqual([])
  })

  it('are found, and neither loaded nor installed before somebody says so', async () => {
    const engine = new Engine({ version: '2.0.0', newer: true })
    const updates = updatesFrom(engine)
    await updates.check()
    expect(told).toEqual([{ state: 'checking' }, { state: 'available', version: '2.0.0' }])
    await updates.install()
    expect(engine).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false })
    expect(engine.asked).toEqual(['feed https://updates.example.com'])
  })

  it('are loaded and installed, each when asked for', async () => {
    const engine = new Engine({ version: '2.0.0', newer: true })
    const updates = updatesFrom(engine)
    await updates.download()
    expect(engine.asked).toEqual([])
    await updates.check()
    await updates.download()
    expect(told.slice(2)).toEqual([
      { state: 'downloading', version: '2.0.0', percent: 0 },
      { state: 'downloading', version: '2.0.0', percent: 41 },
      { state: 'ready', version: '2.0.0' },
    ])
    await updates.install()
    expect(engine.asked.slice(1)).toEqual(['download', 'install'])
  })

  it('are none where the version is the same', async () => {
    const updates = updatesFrom(new Engine({ version: '1.0.0', newer: false }))
    await updates.check()
    expect(updates.status).toEqual({ state: 'current' })
  })

  it('say in one line what went wrong, and can be looked for again', async () => {
    const updates = updatesFrom(new Engine(new Error('net::ERR_CONNECTION_REFUSED\n    at somewhere')))
    for (const _ of [1, 2]) {
      await updates.check()
      const error = { code: 'update-failed', params: { problem: 'net::ERR_CONNECTION_REFUSED' } }
      expect(updates.status).toEqual({ state: 'failed', error })
    }
  })

  it('say so where this kind of package cannot be updated from within', async () => {
    const updates = updatesFrom(new Engine(null))
    await updates.check()
    expect(updates.status).toMatchObject({ state: 'failed', error: { code: 'update-unsupported' } })
  })
})
