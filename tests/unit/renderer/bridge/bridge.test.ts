import { expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { FakeInspector } from '../../../support/fake-inspector'

it('turns a request that rejects into a result', async () => {
  const inspector = new FakeInspector()
  Object.assign(inspector.session, { list: () => Promise.reject(new Error('main is gone')) })
  expect(await createBridge(inspector).session.list()).toEqual({
    ok: false,
    error: { code: 'internal', params: { problem: 'Error: main is gone' } },
  })
})

it('passes pushes on and ends them', () => {
  const inspector = new FakeInspector()
  const seen: string[] = []
  const stop = createBridge(inspector).app.command(({ command }) => seen.push(command))
  inspector.push('url.focus')
  stop()
  inspector.push('url.focus')
  expect(seen).toEqual(['url.focus'])
})
