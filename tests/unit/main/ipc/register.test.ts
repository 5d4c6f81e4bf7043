import { beforeEach, describe, expect, it, vi } from 'vitest'
import { registerHandlers, type Handlers } from '../../../../main/ipc/register'
import { AppFailure, appError } from '../../../../shared/errors/app-error'
import { channelName } from '../../../../shared/ipc/channel'
import { contract } from '../../../../shared/ipc/contract'

type Listener = (event: unknown, input: unknown) => Promise<unknown>
const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => void listeners.set(name, listener) },
}))

const ORIGIN = 'app://framescope'
const frame = { origin: ORIGIN }
const ours = { senderFrame: frame, sender: { mainFrame: frame } }
const stranger = { ...ours, senderFrame: { origin: ORIGIN } }

/** All requests of the contract, with their places. */
const requests = Object.entries(contract).flatMap(([family, channels]) =>
  Object.entries(channels)
    .filter(([, channel]) => channel.type === 'request')
    .map(([verb]) => ({ family, verb, name: channelName(family, verb) })),
)

describe('registerHandlers', () => {
  const handler = vi.fn<(input: unknown) => unknown>()
  const onInternal = vi.fn<(channel: string, error: unknown) => void>()
  const onRefused = vi.fn<(channel: string, code: string) => void>()
  let handlers: Handlers

  beforeEach(() => {
    listeners.clear()
    handler.mockReset()
    onInternal.mockReset()
    const all: Record<string, Record<string, typeof handler>> = {}
    for (const { family, verb } of requests) (all[family] ??= {})[verb] = handler
    handlers = all as unknown as Handlers
    registerHandlers({ origin: ORIGIN, handlersOf: async (family) => handlers[family], onRefused, onInternal })
  })

  const ask = (name: string, input: unknown, event: unknown = ours) => listeners.get(name)?.(event, input)

  it('listens to the requests of the contract, and to nothing else', () => {
    expect([...listeners.keys()].toSorted()).toEqual(requests.map(({ name }) => name).toSorted())
  })

  it('replies with what the handler gives, in time or later', async () => {
    handler.mockReturnValueOnce('now').mockResolvedValueOnce('later')
    expect(await ask('app:versions', undefined)).toEqual({ ok: true, value: 'now' })
    expect(await ask('app:versions', undefined)).toEqual({ ok: true, value: 'later' })
  })

  it('has what is asked before there are handlers wait for them', async () => {
    let begin = () => {}
    const made = new Promise<void>((resolve) => (begin = resolve))
    const handlersOf = async (family: keyof Handlers) => made.then(() => handlers[family])
    registerHandlers({ origin: ORIGIN, handlersOf, onRefused, onInternal })
    const asked = ask('app:versions', undefined)
    await Promise.resolve()
    expect(handler).not.toHaveBeenCalled()
    begin()
    await asked
    expect(handler).toHaveBeenCalledOnce()
  })

  it('makes no handlers for strangers, and none for input of another shape', async () => {
    const handlersOf = vi.fn<(family: keyof Handlers) => Promise<Handlers[keyof Handlers]>>()
    registerHandlers({ origin: ORIGIN, handlersOf, onRefused, onInternal })
    await ask('app:versions', undefined, stranger)
    await ask('app:versions', 'text')
    expect(handlersOf).not.toHaveBeenCalled()
  })

  it('takes handlers that cannot be made for our own fault', async () => {
    const problem = new Error('not read')
    registerHandlers({ origin: ORIGIN, handlersOf: () => Promise.reject(problem), onRefused, onInternal })
    expect(await ask('app:versions', undefined)).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(onInternal).toHaveBeenCalledWith('app:versions', problem)
  })

  it('gives the handler parsed input: what the contract does not name is gone', async () => {
    await ask('app:copy', { text: 'a', extra: 1 })
    expect(handler).toHaveBeenCalledWith({ text: 'a' })
  })

  it.each(requests)('refuses $name from a stranger, before it looks at the input', async ({ name }) => {
    expect(await ask(name, Symbol('hostile'), stranger)).toEqual({
      ok: false,
      error: appError('sender-untrusted', { channel: name }),
    })
    expect(handler).not.toHaveBeenCalled()
  })

  it.each(requests)('refuses $name with input of another shape', async ({ name }) => {
    for (const input of [null, 'text', 7, [], { session: 1, text: {}, profile: 'no', tick: '1', enabled: 'all' }])
      expect(await ask(name, input)).toMatchObject({
        ok: false,
        error: { code: 'input-invalid', params: { channel: name } },
      })
    expect(handler).not.toHaveBeenCalled()
  })

  it('passes on the failure that a handler throws', async () => {
    const error = appError('event-not-found', { event: '7' })
    handler.mockRejectedValueOnce(new AppFailure(error))
    expect(await ask('app:versions', undefined)).toEqual({ ok: false, error })
    expect(onInternal).not.toHaveBeenCalled()
    expect(onRefused).toHaveBeenCalledWith('app:versions', 'event-not-found')
  })

  it.each<[string, unknown, string]>([
    ['an error', new Error('a bug'), 'a bug'],
    ['anything else', 'a string', 'a string'],
  ])('takes %s that a handler throws for our own fault, and has it logged', async (_, thrown, problem) => {
    handler.mockImplementationOnce(() => {
      throw thrown
    })
    expect(await ask('app:versions', undefined)).toEqual({
      ok: false,
      error: appError('internal', { channel: 'app:versions', problem }),
    })
    expect(onInternal).toHaveBeenCalledWith('app:versions', thrown)
  })
})
