import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { version } from '../package.json'
import { parseCertificateName } from '../shared/session/certificate-name'
import { CaptureStore } from './capture/capture-store'
import type { CaptureWriter } from './capture/capture-writer'
import { eventContent } from './capture/event-content'
import { OpenCaptures } from './capture/open-captures'
import { makeSelfSigned } from './certificates/self-signed-certificate'
import type { OpenRecorder, Recorder } from './cli/ports'
import { environmentProxy } from './cli/profile/environment-proxy'
import { prepareConnection } from './connections/client-connection'
import type { Certificates } from './connections/server-credentials'
import { ServerListener } from './connections/server-listener'
import { RepeatedSend } from './replay/repeated-send'
import { SessionResponders } from './responders/session-responders'
import { SessionService } from './sessions/session-service'

/** A new one for each run: the app's own is the app's to keep. */
const certificates: Certificates = {
  selfSigned(names) {
    const known = names.map(parseCertificateName).filter((name) => name !== null)
    return makeSelfSigned(known, null, Date.now())
  },
}

/** With the parts of the app that a recorder is made of, for what is composed on top of it. */
export interface ComposedRecorder {
  readonly recorder: Recorder
  readonly sessions: SessionService
  readonly captures: OpenCaptures
}

export const openRecorder: OpenRecorder = async (target) => (await composeRecorder(target)).recorder

/** Sessions as the app has them, recorded to one file. `null`: to one that is gone when the recorder is closed. */
export async function composeRecorder(target: string | null): Promise<ComposedRecorder> {
  const folder =
    target === null ? await mkdtemp(path.join(tmpdir(), 'framescope-')) : path.dirname(path.resolve(target))
  const name = target === null ? 'session.framescope' : path.basename(target)
  const captures = new OpenCaptures(new CaptureStore(folder, undefined, () => name))
  const listeners = new Set<() => void>()
  let kept = target !== null
  let recording: { readonly id: string; readonly writer: CaptureWriter } | undefined
  const sessions = new SessionService({
    captures: {
      async create(head, listener) {
        const writer = await captures.create(head, listener)
        recording = { id: head.id, writer }
        return writer
      },
      list: () => captures.list(),
      delete: (id) => captures.delete(id),
    },
    connections: {
      prepare: (profile, secretFields) =>
        prepareConnection(profile, secretFields, (url) => Promise.resolve(environmentProxy(url, process.env))),
    },
    servers: { bind: (profile) => ServerListener.bind(profile, certificates) },
    // Variables of a saved profile have their values already.
    resolve: (profile) => ({ value: profile, secret: false, secretFields: new Set() }),
    startResponders: (responders) => new SessionResponders(responders),
    startRepeat: (repeat, plan, send, changed) =>
      new RepeatedSend(repeat, plan, { send, changed, now: () => performance.now() }),
    clocks: {
      wallMicros: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
      monotonic: () => performance.now(),
      newId: randomUUID,
    },
    version,
    onChange: () => {
      for (const listener of listeners) listener()
    },
  })
  const recorder: Recorder = {
    sessions,
    reader: (id) => captures.reader(id),
    content: eventContent,
    file: path.join(folder, name),
    onChange(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
    async whenReadable() {
      if (recording !== undefined) await (await captures.reader(recording.id)).refresh(recording.writer.fileLength)
    },
    keep: () => (kept = true),
    async close() {
      await sessions.stop()
      // Where the folder cannot go while one of its files is open.
      if (recording !== undefined) await (await captures.reader(recording.id)).close()
      if (!kept) await rm(folder, { recursive: true, force: true })
    },
  }
  return { recorder, sessions, captures }
}
