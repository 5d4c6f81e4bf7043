import { randomUUID } from 'node:crypto'
import { CaptureStore, type CreateFile } from '../../main/capture/capture-store'
import { OpenCaptures } from '../../main/capture/open-captures'
import { prepareConnection } from '../../main/connections/client-connection'
import { SessionResponders } from '../../main/responders/session-responders'
import { SessionService } from '../../main/sessions/session-service'
import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../shared/session/server-profile'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { RunningSession } from '../../main/sessions/running-session'
import { testServers } from './test-servers'
import { startRepeat } from './start-repeat'

/** A session as the app runs it, recorded in a folder, and with a disk of the test's choice. */
export class RecordedRun {
  readonly captures: OpenCaptures
  readonly service: SessionService
  /** Paths of the profile's fields that are taken for such that secret variables had a part in. */
  readonly secretFields = new Set<string>()
  #id = ''

  constructor(folder: string, createFile?: CreateFile) {
    this.captures = new OpenCaptures(new CaptureStore(folder, createFile))
    this.service = new SessionService({
      captures: this.captures,
      connections: { prepare: (profile, secretFields) => prepareConnection(profile, secretFields) },
      servers: testServers,
      resolve: (value) => ({ value, secret: this.secretFields.size > 0, secretFields: this.secretFields }),
      startResponders: (responders) => new SessionResponders(responders),
      startRepeat,
      clocks: {
        wallMicros: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
        monotonic: () => performance.now(),
        newId: randomUUID,
      },
      version: 'test',
      onChange() {},
    })
  }

  async connect(url: string, profile: Partial<ClientProfile> = {}): Promise<void> {
    const { head } = await this.service.connect({ ...defaultClientProfile, url, ...profile })
    this.#id = head.id
  }

  /** Returns its URL. */
  async serve(profile: Partial<ServerProfile>): Promise<string> {
    const { head, server } = await this.service.serve({ ...defaultServerProfile, ...profile })
    this.#id = head.id
    return server?.urls[0] ?? ''
  }

  get id(): string {
    return this.#id
  }

  get session(): RunningSession {
    return this.service.running(this.#id)
  }

  /** As the window sees it. */
  get live(): LiveSession {
    return this.session.read()
  }
}
