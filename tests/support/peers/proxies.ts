import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort, whenListening } from '../free-port'
import { missingProgram } from './missing-program'

export const missingTinyproxy = missingProgram('tinyproxy', '-v')
/** Asked for what it does not know it says how it is used, and fails. */
export const missingMicrosocks = missingProgram('sh', '-c', 'command -v microsocks')

export interface RunningProxy {
  readonly host: string
  readonly port: number
  readonly stop: () => Promise<void>
}

interface Credentials {
  readonly user: string
  readonly password: string
}

/** Debian's HTTP proxy. It goes on to the ports that are named alone, where some are. */
export async function tinyproxy(credentials: Credentials | null = null, ports: readonly number[] = []) {
  const port = await freePort()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-tinyproxy-'))
  const config = path.join(folder, 'config')
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'Listen 127.0.0.1',
      'Timeout 60',
      'LogLevel Error',
      ...(credentials ? [`BasicAuth ${credentials.user} ${credentials.password}`] : []),
      ...ports.map((each) => `ConnectPort ${each}`),
      '',
    ].join('\n'),
  )
  return started('tinyproxy', ['-d', '-c', config], port, () => rmSync(folder, { recursive: true }))
}

/** Debian's SOCKS5 proxy. */
export async function microsocks(credentials: Credentials | null = null) {
  const port = await freePort()
  const named = credentials ? ['-u', credentials.user, '-P', credentials.password] : []
  return started('microsocks', ['-i', '127.0.0.1', '-p', String(port), ...named], port, () => {})
}

async function started(
  program: string,
  args: readonly string[],
  port: number,
  cleanUp: () => void,
): Promise<RunningProxy> {
  const child = spawn(program, args, { stdio: 'ignore' })
  const gone = once(child, 'exit')
  await whenListening(port)
  return {
    host: '127.0.0.1',
    port,
    async stop() {
      child.kill('SIGKILL')
      await gone
      cleanUp()
    },
  }
}
