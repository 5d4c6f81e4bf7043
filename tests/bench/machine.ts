import { spawnSync } from 'node:child_process'
import { cpus, loadavg, platform, arch, totalmem } from 'node:os'

/** What the figures depend on besides the code. */
export function describeMachine(electron: string): Readonly<Record<string, string | number>> {
  const print = 'console.log(process.versions.electron + " " + process.versions.node)'
  const { stdout } = spawnSync(electron, ['-e', print], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  const [electronVersion = '', electronNode = ''] = stdout.trim().split(' ')
  return {
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    electron: electronVersion,
    electronNode,
    /** Of the last minute: more than a fraction means that others were at work too. */
    loadAtStart: loadavg()[0] ?? 0,
  }
}
