import { describe, expect, it } from 'vitest'
import { zoneViolations } from '../../../../scripts/lint/zone-violations.mjs'

const allowed = [
  ['shared/payload/json.ts', `import { z } from 'zod'`],
  ['shared/payload/json.ts', `export * from '../protocol/opcode'`],
  ['preload/preload.ts', `import { contextBridge, ipcRenderer } from 'electron'`],
  ['preload/preload.ts', `import { channels } from '../shared/ipc/channels'`],
  ['renderer/features/timeline/frame-row.tsx', `import { useStore } from '../../store/store'`],
  ['renderer/features/timeline/frame-row.tsx', `import { Row } from './row'`],
  ['main/main.ts', `import { openClient } from './connections/open-client'`],
  ['main/ipc/register.ts', `import { ipcMain } from 'electron'`],
  ['main/certificates/kept-certificate.ts', `import { writeFileWhole } from '../files/write-file-whole'`],
  ['main/connections/tap.ts', `import { WebSocket } from 'ws'; import net from 'node:net'`],
] as const

const forbidden = [
  ['shared/payload/json.ts', `import path from 'node:path'`, 'only itself and zod'],
  ['shared/payload/json.ts', `import path from 'path'`, 'only itself and zod'],
  ['shared/payload/json.ts', `const react = import('react')`, 'only itself and zod'],
  ['shared/payload/json.ts', `export * from '../../main/clock'`, 'only itself and zod'],
  ['preload/preload.ts', `import { z } from 'zod'`, 'only shared/ipc'],
  ['preload/preload.ts', `import { Frame } from '../shared/protocol/frame'`, 'only shared/ipc'],
  ['preload/preload.ts', `import { ipcMain } from 'electron'`, 'main/ipc/register'],
  ['renderer/main.tsx', `import { shell } from 'electron'`, 'renderer/bridge'],
  ['renderer/main.tsx', `import fs from 'fs'`, 'renderer/bridge'],
  ['renderer/main.tsx', `import type { Writer } from '../main/capture/writer'`, 'renderer/bridge'],
  ['renderer/main.tsx', `import WebSocket from 'ws'`, 'main/connections'],
  ['renderer/features/timeline/frame-row.tsx', `import { Send } from '../composer/send'`, 'do not know one another'],
  ['main/main.ts', `import { App } from '../renderer/app'`, 'only itself'],
  ['main/capture/writer.ts', `import { Tap } from '../connections/tap'`, 'do not know one another'],
  ['main/files/folder-index.ts', `import { Tree } from '../profiles/tree'`, 'do not know one another'],
  ['main/capture/writer.ts', `import { app } from 'electron'`, 'only main.ts, windows/ and ipc/'],
  ['main/cli.ts', `import { app } from 'electron'`, 'only main.ts, windows/ and ipc/'],
  ['main/windows/main-window.ts', `import { ipcMain } from 'electron'`, 'main/ipc/register'],
  ['main/windows/main-window.ts', `import * as electron from 'electron'`, 'main/ipc/register'],
  ['main/ipc/register.ts', `import { ipcRenderer } from 'electron'`, 'only preload/'],
  ['main/capture/writer.ts', `import 'node:tls'`, 'main/connections'],
  ['main/capture/writer.ts', `import type { WebSocket } from 'ws'`, 'main/connections'],
] as const

describe('zoneViolations', () => {
  it.each(allowed)('lets %s say %s', (file, source) => {
    expect(zoneViolations(file, source)).toEqual([])
  })

  it.each(forbidden)('refuses in %s: %s', (file, source, instead) => {
    expect(zoneViolations(file, source)).toEqual([expect.stringContaining(instead)])
  })

  it('names the file, the line and the module', () => {
    const source = `// import 'node:fs' in a comment is none\n\nimport 'node:fs'`
    expect(zoneViolations('shared/session/session.ts', source)).toEqual([
      expect.stringMatching(/^shared\/session\/session\.ts:3 imports node:fs: /),
    ])
  })
})
