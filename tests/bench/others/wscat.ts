import path from 'node:path'
import { ensureNpmRival, rivalFolder, type NpmRival } from './npm-rival'
import { withProgram } from './started-program'

export const WSCAT: NpmRival = { name: 'wscat', version: '6.1.0' }

const NEWLINE = 10

export async function ensureWscat(): Promise<void> {
  ensureNpmRival(WSCAT)
}

/** Its lines are counted; its clock runs from the first to the last, so that its start does not count. */
export async function receiveInWscat(url: string, messages: number): Promise<number> {
  const script = path.join(rivalFolder(WSCAT), 'bin/wscat')
  return withProgram(process.execPath, [script, '-c', url], ['pipe', 'pipe', 'inherit'], async ({ stdout }) => {
    let lines = 0
    let start: number | undefined
    for await (const chunk of stdout as AsyncIterable<Buffer>) {
      start ??= performance.now()
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines++
      if (lines >= messages) return messages / ((performance.now() - start) / 1000)
    }
    throw new Error(`wscat wrote ${lines} lines`)
  })
}
