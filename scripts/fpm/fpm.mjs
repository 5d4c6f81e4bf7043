#!/usr/bin/env node
// Stands in for fpm, which electron-builder starts to make a deb or an rpm, where fpm cannot be downloaded: understands what
// electron-builder passes and no more, and lets the system's own dpkg-deb or rpmbuild do the work.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildDeb } from './deb-package.mjs'
import { parseFpmArguments } from './fpm-arguments.mjs'
import { buildRpm } from './rpm-package.mjs'
import { stageFiles } from './stage-files.mjs'

const work = mkdtempSync(path.join(os.tmpdir(), 'framescope-fpm-'))
try {
  const order = parseFpmArguments(process.argv.slice(2))
  const stage = path.join(work, 'root')
  stageFiles(order.files, stage)
  if (order.type === 'deb') buildDeb(order, stage)
  else buildRpm(order, stage, work)
} catch (error) {
  console.error(`fpm stand-in: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  rmSync(work, { recursive: true, force: true })
}
