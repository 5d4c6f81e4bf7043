import { beforeEach, describe, expect, it } from 'vitest'
import { Updates, type UpdateEngine, type UpdateQuestion } from '../../../../main/updates/updates'
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
let questions: UpdateQuestion[]
beforeEach(() => {
  told = []
  questions = []
})
const asExample = () => 'https://updates.example.com'
const updatesFrom = (engine: Engine, url: () => string | null = asExample, isWanted = true) =>
  new Updates({
    url,
    loadEngine: async () => engine,
    async confirm(question) {
      questions.push(question)
      return isWanted
    },
    onChange: (status) => told.push(status),
  })

describe('updates', () => {
  it('are not looked for where no address is set', async () => {
    const engine = new Engine({ version: '2.0.0', newer: true })
    await expect(updatesFrom(engine, () => null).check()).rejects.toMatchObject({
      error: { code: 'update-not-set-up' },
    })
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

  it('are loaded and installed only where the user agrees, told what from where', async () => {
    const refused = new Engine({ version: '2.0.0', newer: true })
    const withheld = updatesFrom(refused, () => 'https://user:hunter2@updates.example.com:8443/feed', false)
    await withheld.check()
    await withheld.download()
    expect(questions).toEqual([{ step: 'download', version: '2.0.0', host: 'updates.example.com:8443' }])
    expect(withheld.status).toEqual({ state: 'available', version: '2.0.0' })
    expect(refused.asked).not.toContain('download')
    expect(await withheld.mayInstall()).toBe(false)

    const agreed = updatesFrom(new Engine({ version: '2.0.0', newer: true }))
    await agreed.check()
    await agreed.download()
    expect(await agreed.mayInstall()).toBe(true)
    expect(questions.at(-1)).toEqual({ step: 'install', version: '2.0.0', host: 'updates.example.com' })
  })

  it('are not installed some other time where the app stays after all', async () => {
    const updates = updatesFrom(new Engine({ version: '2.0.0', newer: true }))
    await updates.check()
    await updates.download()
    expect(updates.isInstalling).toBe(false)
    await updates.mayInstall()
    expect(updates.isInstalling).toBe(true)
    updates.stay()
    expect(updates.isInstalling).toBe(false)
  })

  it('ask one question at a time', async () => {
    const updates = updatesFrom(new Engine({ version: '2.0.0', newer: true }))
    await updates.check()
    await Promise.all([updates.download(), updates.download()])
    expect(questions).toHaveLength(1)
  })

  it('are taken from nobody that others on the way can speak for', async () => {
    const engine = new Engine({ version: '2.0.0', newer: true })
    const updates = updatesFrom(engine, () => 'http://updates.example.com')
    await updates.check()
    expect(updates.status).toMatchObject({ state: 'failed', error: { code: 'update-url-invalid' } })
    expect(engine.asked).toEqual([])
  })

  it.each([null, 'https://other.example.com'])('forget what an address said when it becomes %s', async (next) => {
    let url: string | null = 'https://updates.example.com'
    const engine = new Engine({ version: '2.0.0', newer: true })
    const updates = updatesFrom(engine, () => url)
    await updates.check()
    await updates.download()
    url = next
    expect(await updates.mayInstall()).toBe(false)
    await updates.install()
    expect(updates.status).toEqual({ state: 'idle' })
    expect(engine.asked).not.toContain('install')
  })

  it('forget what an address said that was changed while it was asked', async () => {
    let url = 'https://updates.example.com'
    const updates = updatesFrom(new Engine({ version: '2.0.0', newer: true }), () => url)
    const checked = updates.check()
    url = 'https://other.example.com'
    await checked
    expect(updates.status).toEqual({ state: 'idle' })
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
