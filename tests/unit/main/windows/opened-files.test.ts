import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { OpenedFiles } from '../../../../main/windows/opened-files'

function start(files: readonly string[] = []) {
  const app = new EventEmitter()
  return { app, opened: new OpenedFiles(app as unknown as App, files) }
}
const secondStart = (app: EventEmitter, told: unknown) => app.emit('second-instance', {}, ['framescope'], '/', told)

describe('OpenedFiles', () => {
  it('hands out what it was started with, one by one', () => {
    const { opened } = start(['/a', '/b'])
    expect(opened.waiting).toBe(2)
    expect([opened.take(), opened.take(), opened.take()]).toEqual(['/a', '/b', null])
  })

  it('keeps what arrives before anybody listens', () => {
    const { app, opened } = start()
    secondStart(app, { files: ['/a'] })
    app.emit('open-file', { preventDefault() {} }, '/b')
    expect([opened.take(), opened.take()]).toEqual(['/a', '/b'])
  })

  it('tells of a second start, with or without a file', () => {
    const { app, opened } = start()
    const asked = vi.fn<() => number>(() => opened.waiting)
    opened.onAsked(asked)
    secondStart(app, { files: ['/a', '/b'] })
    secondStart(app, { files: [] })
    expect(asked.mock.results.map(({ value }) => value as number)).toEqual([2, 2])
  })

  it('leaves to the next start what is asked for once the window is gone', () => {
    const { app, opened } = start(['/a'])
    const asked = vi.fn<() => void>()
    opened.leaveToNextStart()
    opened.onAsked(asked)
    expect(opened.forNextStart).toBeNull()
    secondStart(app, { files: ['/b'] })
    secondStart(app, { files: [] })
    expect(opened.forNextStart).toEqual(['/a', '/b'])
    expect(asked).not.toHaveBeenCalled()
  })

  it.each([undefined, null, {}, { files: 'a' }, { files: [1] }])('takes no file from a start that says %j', (told) => {
    const { app, opened } = start()
    const asked = vi.fn<() => void>()
    opened.onAsked(asked)
    secondStart(app, told)
    expect(opened.waiting).toBe(0)
    expect(asked).toHaveBeenCalledOnce()
  })

  it('keeps macOS from doing more about a file that it takes', () => {
    const { app } = start()
    const event = { preventDefault: vi.fn<() => void>() }
    app.emit('open-file', event, '/a')
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })
})
