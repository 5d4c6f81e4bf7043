import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLine } from '../../../../shared/messages/command-line'
import { writeFormat } from '../../../../shared/files/file-format'
import { profileFormat } from '../../../../shared/profile/profile-file'
import { takeSecrets } from '../../../../shared/profile/stored-secrets'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { buildCommandLine, CommandLine, framescope, program } from '../../../support/command-line'
import { peerServer } from '../../../support/peer-server'

const page = await readFile(new URL('../../../../docs/command-line.md', import.meta.url), 'utf8')

/** In their order: some go on with what others have made. */
const ofPage = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.trim().split('\n'))
const ofHelp = Object.entries(commandLine)
  .filter(([key]) => key.startsWith('help.'))
  .flatMap(([, help]) => (help.split('\nExamples\n')[1] ?? '').split('\n'))
  .map((line) => line.trim())
  .filter((line) => line !== '')
/** Each once: some stand in both. */
const examples = [...new Set([...ofPage, ...ofHelp])]
const isServing = (example: string): boolean => example.startsWith('framescope serve')

let folder = ''
let server: Awaited<ReturnType<typeof peerServer>> | undefined

beforeAll(async () => {
  await buildCommandLine()
  folder = await mkdtemp(path.join(tmpdir(), 'cli-examples-'))
  server = await peerServer(
    (socket) => {
      for (const text of ['one', '{"type":"order"}', 'three']) socket.send(text)
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
      setTimeout(() => socket.close(1000), 500)
    },
    { handleProtocols: ([first]) => first ?? false },
  )
  await mkdir(path.join(folder, 'bin'))
  const shim = path.join(folder, 'bin/framescope')
  await writeFile(shim, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  await chmod(shim, 0o755)
  const profile = { ...defaultClientProfile, url: server.url, headers: [['Authorization', 'Bearer {{TOKEN}}']] }
  const { stored } = takeSecrets(profile as typeof defaultClientProfile, { newId: () => 'x' })
  const file = writeFormat(profileFormat, { id: 'x', name: 'A profile', profile: stored })
  await writeFile(path.join(folder, 'profile.json'), file)
  const feed = path.join(folder, 'feed.framescope')
  await framescope('record', server.url, '--send', '{"type":"order"}', '--count', '4', '-o', feed)
})
afterAll(async () => {
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Waits for no one for long, and for the server that there is. */
const shortened = (example: string): string =>
  example
    .replace(/ws:\/\/localhost:9001\/(feed)?/, server?.url ?? '')
    .replace(/--for \w+/, '--for 100ms')
    .replace('--port 9001', '--port 0')

describe.skipIf(process.platform === 'win32')('examples of the command line', () => {
  it.each(examples.filter((example) => !isServing(example)))('%s', async (example) => {
    const env = { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}` }
    const done = promisify(execFile)('sh', ['-c', shortened(example)], { cwd: folder, env })
    await expect(done).resolves.toMatchObject({ stderr: '' })
  })

  it.each(examples.filter(isServing))('%s', async (example) => {
    const [, ...args] = shortened(example).split(' ')
    const line = new CommandLine(args, { cwd: folder })
    await line.until(({ err }) => err.startsWith('listening on '))
    line.process.kill('SIGINT')
    expect((await line.ended).code).toBe(0)
  })
})
