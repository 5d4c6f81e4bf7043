import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { WebSocket } from 'ws'
import { launchApp } from '../../scripts/launch-app.mjs'
import type { Inspector } from '../../shared/ipc/contract'
import { defaultServerProfile, type ServerTls } from '../../shared/session/server-profile'
import { selfSignedCertificate } from '../support/self-signed-certificate'

let userData: string
test.beforeEach(async () => void (userData = await mkdtemp(path.join(os.tmpdir(), 'framescope-certificate-'))))
test.afterEach(() => rm(userData, { recursive: true, force: true, maxRetries: 10 }))

/** Starts a server through the door that the page has. */
async function serve(app: ElectronApplication, tls: ServerTls) {
  const page = await app.firstWindow()
  return await page.evaluate(
    async (profile) => {
      const { server } = (globalThis as unknown as { inspector: Inspector }).inspector
      const started = await server.start({ profile })
      return started.ok
        ? { session: started.value.head.id, status: started.value.server }
        : { code: started.error.code }
    },
    { ...defaultServerProfile, tls },
  )
}

/** Saves the certificate where the dialog says. */
async function exportTo(app: ElectronApplication, session: string, target: string): Promise<string> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  const page = await app.firstWindow()
  await page.evaluate(
    (id) => (globalThis as unknown as { inspector: Inspector }).inspector.server.exportCertificate({ session: id }),
    session,
  )
  return await readFile(target, 'utf8')
}

test('a client that trusts the self-signed certificate once trusts it after the next start', async () => {
  let trusted = ''
  for (const start of ['first', 'second']) {
    const app = await launchApp({ userData })
    try {
      const { session = '', status } = await serve(app, { kind: 'self-signed', names: ['added.example'] })
      if (start === 'first') trusted = await exportTo(app, session, path.join(userData, 'exported.pem'))
      const client = new WebSocket(status?.urls[0] ?? '', { ca: trusted })
      await once(client, 'open')
      client.terminate()
    } finally {
      await app.close()
    }
  }
})

test('tells a wrong passphrase from a PFX that is none, with the TLS of Electron', async () => {
  const app = await launchApp({ userData })
  try {
    const options = ['pkcs12', '-export', '-nokeys', '-passout', 'pass:right']
    const pfx = execFileSync('openssl', options, { input: selfSignedCertificate().cert })
    const open = (bytes: Buffer, passphrase: string) =>
      serve(app, { kind: 'pfx', base64: bytes.toString('base64'), passphrase })
    expect(await open(pfx, 'wrong')).toEqual({ code: 'passphrase-wrong' })
    expect(await open(pfx, 'right')).toEqual({ code: 'pfx-invalid' })
    expect(await open(Buffer.from('no PFX'), '')).toEqual({ code: 'pfx-invalid' })
  } finally {
    await app.close()
  }
})
