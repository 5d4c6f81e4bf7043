import os from 'node:os'
import { safeStorage, screen } from 'electron'

type SystemFacts = Readonly<Record<string, string | number | boolean>>

/** What a fault may depend on, and nobody is known by. */
export function systemFacts(): SystemFacts {
  const { size, scaleFactor } = screen.getPrimaryDisplay()
  return {
    platform: process.platform,
    release: os.release(),
    arch: process.arch,
    cores: os.cpus().length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    display: `${size.width}x${size.height} at ${scaleFactor}`,
    keyring: safeStorage.isEncryptionAvailable(),
  }
}
