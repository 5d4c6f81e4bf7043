import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ReplayPreview, Steering } from '../../shared/ipc/replay-channels'
import { withoutSecrets } from '../../shared/profile/without-secrets'
import { readRules, type ComparisonRules } from '../../shared/replay/comparison-rules'
import type { Digest } from '../../shared/replay/message-key'
import type { PairVerdict } from '../../shared/replay/pair-messages'
import type { ReplayHead } from '../../shared/replay/replay-line'
import type { ComparedPair, ReplayName, ReplayStatus, StepTiming } from '../../shared/replay/replay-report'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import type { EventChoice } from '../../shared/session/event-choice'
import type { Direction } from '../../shared/session/direction'
import { ChangedTexts, type ResolveText } from './changed-texts'
import { compareReplay, differencesOfPair } from './compare-replay'
import { errorOf } from './error-of'
import { HeldSources } from './held-sources'
import type { HeldSource, ReplayClocks, TargetSession, TargetSessions } from './ports'
import { previewOf } from './preview-of'
import { ReplayRecord } from './replay-record'
import { ReplayRun } from './replay-run'
import { ReplaySaver } from './replay-saver'
import type { ReplayStore } from './replay-store'
import { startOfMessage } from './start-of-message'

/** What was sent is on disk after at most so long. */
const SAVE_MS = 1_000
/** Records of replays that are over, kept in memory. */
const MAX_RECORDS = 8

export interface ReplayServiceOptions {
  readonly store: ReplayStore
  /** Of a session, stored or live. Fails when there is no such capture. */
  readonly source: (session: string) => Promise<HeldSource>
  readonly sessions: TargetSessions
  readonly clocks: ReplayClocks
  readonly digest: Digest
  readonly resolve: ResolveText
  /** `status` of the replay says something new. */
  readonly onChange: (replay: string) => void
}

/** The replays that run, and those that are kept. */
export class ReplayService {
  readonly #options: ReplayServiceOptions
  readonly #runs = new Map<
    string,
    { readonly run: ReplayRun; readonly session: string; readonly over: Promise<void> }
  >()
  #quitting = false
  /** In the order of last use. */
  readonly #records = new Map<string, ReplayRecord>()

  constructor(options: ReplayServiceOptions) {
    this.#options = options
  }

  /**
   * Begins a replay. Fails with `not-open` and `replay-no-client` where there is nobody to send to, with
   * `json-path-invalid`, with what a variable cannot be resolved for, with `replay-write-failed`, and like a capture that
   * cannot be opened.
   */
  async start(request: ReplayRequest): Promise<ReplayStatus> {
    const rules = readRules(request.comparison)
    if (!rules.ok) throw new AppFailure(rules.error)
    const texts = new ChangedTexts(request, this.#options.resolve)
    texts.check()
    const sources = new HeldSources(this.#options.source)
    try {
      return await this.#start(request, sources, texts)
    } catch (failure) {
      sources.release()
      throw failure
    }
  }

  async #start(request: ReplayRequest, sources: HeldSources, texts: ChangedTexts): Promise<ReplayStatus> {
    const source = await sources.of(request.source)
    const { session, target, opening } = await this.#target(request)
    const head: ReplayHead = {
      kind: 'replay',
      format: 'framescope-replay/1',
      replay: this.#options.clocks.newId(),
      session,
      request: requestToKeep(request),
      startedAt: this.#options.clocks.wallMicros(),
      from: opening === null ? target.now() : 0,
      connections: connectionsOf(request, target),
    }
    const record = new ReplayRecord(head)
    const onChange = (): void => this.#options.onChange(head.replay)
    const { monotonic } = this.#options.clocks
    // It listens from here on: a peer may speak before the disk has answered.
    const run = new ReplayRun({ record, source, texts, target, opening, monotonic, onChange })
    try {
      await this.#options.store.append(session, head.replay, [head])
    } catch (failure) {
      run.cancel()
      throw failure
    }
    this.#runs.set(head.replay, { run, session, over: this.#carryOut({ run, record, target, sources }) })
    return run.status
  }

  /** The first messages that a choice would send. Fails with `view-not-found`, and like a capture that cannot be opened. */
  async preview(session: string, choice: EventChoice, direction: Direction): Promise<ReplayPreview> {
    return this.#reading(async (sources) => previewOf(await sources.of(session), choice, direction))
  }

  /** Harmless for one that is over. */
  steer({ replay }: ReplayName, steering: Steering): void {
    this.#runs.get(replay)?.run[steering]()
  }

  /** Of one that runs, or ran since the start; `null` for others. */
  status(replay: string): ReplayStatus | null {
    return this.#runs.get(replay)?.run.status ?? this.#records.get(replay)?.status() ?? null
  }

  /** Kept with the session, newest first. What cannot be read of them is left out of the list, and left as it is. */
  async list(session: string): Promise<readonly ReplayStatus[]> {
    const statuses: ReplayStatus[] = []
    for (const replay of await this.#options.store.list(session)) {
      const status = this.status(replay) ?? (await this.#record({ session, replay }).catch(() => null))?.status()
      if (status !== undefined) statuses.push(status)
    }
    return statuses.toSorted((one, other) => other.startedAt - one.startedAt)
  }

  /** When messages were sent. */
  async steps(name: ReplayName, from: number, count: number): Promise<readonly StepTiming[]> {
    return (await this.#record(name)).steps(from, count)
  }

  /** Compares again, by other rules. Fails with `json-path-invalid`, and when one of the captures is not there. */
  async compare(name: ReplayName, rules: ComparisonRules): Promise<ReplayStatus> {
    const record = await this.#record(name)
    await this.#compare(record, rules)
    if (record.comparison !== null) await this.#options.store.append(name.session, name.replay, [record.comparison])
    return record.status()
  }

  /** Rows of the comparison that have one of the verdicts. */
  async pairs(name: ReplayName, verdicts: readonly PairVerdict[], from: number, count: number) {
    const record = await this.#record(name)
    const { comparison } = record
    if (comparison === null) return { total: 0, pairs: [] }
    const places: number[] = []
    for (const [place, { verdict }] of comparison.pairs.entries()) if (verdicts.includes(verdict)) places.push(place)
    const pairs: ComparedPair[] = []
    for (const place of places.slice(from, from + count)) pairs.push(await this.#pair(record, place))
    return { total: places.length, pairs }
  }

  /** One that runs is stopped first. */
  async delete({ session, replay }: ReplayName): Promise<void> {
    await this.#stopRun(replay)
    this.#records.delete(replay)
    await this.#options.store.delete(session, replay)
  }

  /** The session is deleted, and its replays with it. */
  async deleteOf(session: string): Promise<void> {
    for (const [replay, run] of this.#runs) if (run.session === session) await this.#stopRun(replay)
    for (const [replay, record] of this.#records) if (record.head.session === session) this.#records.delete(replay)
    await this.#options.store.deleteOf(session)
  }

  /** Ends what runs, and resolves when it is kept: before the app quits. */
  async stop(): Promise<void> {
    this.#quitting = true
    await Promise.all([...this.#runs.keys()].map((replay) => this.#stopRun(replay)))
  }

  async #stopRun(replay: string): Promise<void> {
    const running = this.#runs.get(replay)
    running?.run.stop()
    await running?.over
  }

  async #target({ target }: ReplayRequest) {
    const { sessions } = this.#options
    if (target.kind === 'session') {
      return { session: target.session, target: sessions.open(target.session), opening: null }
    }
    const session = await sessions.connect(target.profile)
    const opening = sessions.whenOpen(session)
    // Whoever waits for it hears of it later.
    opening.catch(() => {})
    return { session, target: sessions.running(session), opening }
  }

  /** Never rejects. */
  async #carryOut({ run, record, target, sources }: StartedRun): Promise<void> {
    const saver = new ReplaySaver(this.#options.store, record)
    const saving = setInterval(() => void saver.save(), SAVE_MS)
    await run.run()
    clearInterval(saving)
    try {
      await target.whenReadable()
      // Whoever quits does not wait for it: it can be made later.
      if (!this.#quitting) await this.#compare(record, record.head.request.comparison)
    } catch (failure) {
      record.fail(errorOf(failure))
    }
    sources.release()
    await saver.save([record.end, record.comparison].filter((line) => line !== null))
    if (saver.problem !== null) record.fail(saver.problem)
    this.#runs.delete(record.head.replay)
    this.#keep(record)
    this.#options.onChange(record.head.replay)
  }

  async #compare(record: ReplayRecord, rules: ComparisonRules): Promise<void> {
    const { head, end } = record
    if (end === null) throw new AppFailure(appError('replay-unfinished'))
    record.comparison = await this.#reading(async (sources) => {
      const source = await sources.of(head.request.source)
      const target = await sources.of(head.session)
      return compareReplay({ head, end, source, target }, rules, this.#options.digest)
    })
  }

  async #record({ session, replay }: ReplayName): Promise<ReplayRecord> {
    const known = this.#records.get(replay)
    if (known !== undefined) return known
    if (this.#runs.has(replay)) throw new AppFailure(appError('replay-unfinished'))
    const record = await this.#options.store.read(session, replay)
    this.#keep(record)
    return record
  }

  #keep(record: ReplayRecord): void {
    this.#records.delete(record.head.replay)
    this.#records.set(record.head.replay, record)
    const [oldest] = this.#records.keys()
    if (this.#records.size > MAX_RECORDS && oldest !== undefined) this.#records.delete(oldest)
  }

  #pair(record: ReplayRecord, place: number): Promise<ComparedPair> {
    return this.#reading(async (sources) => {
      const { comparison, head } = record
      const pair = comparison?.pairs[place]
      if (comparison === null || pair === undefined) throw new RangeError(`No pair ${place}`)
      const source = await sources.orNull(head.request.source)
      const target = await sources.orNull(head.session)
      const kept = comparison.differences.find(([of]) => of === place)?.[1]
      const rules = readRules(comparison.rules)
      const found =
        pair.verdict === 'different' && kept === undefined && source !== null && target !== null && rules.ok
          ? await differencesOfPair(pair, rules.value.ignored, { source, target }).catch(() => null)
          : null
      return {
        ...pair,
        expectedText: await startOfMessage(source, pair.expected),
        actualText: await startOfMessage(target, pair.actual),
        differences: pair.verdict === 'different' ? (kept ?? found) : [],
      }
    })
  }

  async #reading<Result>(work: (sources: HeldSources) => Promise<Result>): Promise<Result> {
    const sources = new HeldSources(this.#options.source)
    try {
      return await work(sources)
    } finally {
      sources.release()
    }
  }
}

interface StartedRun {
  readonly run: ReplayRun
  readonly record: ReplayRecord
  readonly target: TargetSession
  /** Of the run. */
  readonly sources: HeldSources
}

/** What is kept of a request tells no secret of the profile that it connects with. */
function requestToKeep(request: ReplayRequest): ReplayRequest {
  const { target } = request
  return target.kind === 'new'
    ? { ...request, target: { ...target, profile: withoutSecrets(target.profile) } }
    : request
}

function connectionsOf({ target: asked }: ReplayRequest, target: TargetSession): number[] | null {
  const standing = target.connections()
  if (standing === null || asked.kind === 'new') return null
  const { to } = asked
  const wanted = to === 'all' ? standing : standing.filter((connection) => to.includes(connection))
  if (wanted.length === 0) throw new AppFailure(appError('replay-no-client'))
  return [...wanted]
}
