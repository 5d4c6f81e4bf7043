import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../../../main/ipc/trusted-sender'

const ORIGIN = 'app://framescope'
type Event = Parameters<typeof isTrustedSender>[0]

/** An event from `frame` of a page whose top frame is `top`. */
const eventFrom = (frame: { origin: string } | null, top: { origin: string } | null = frame) =>
  ({ senderFrame: frame, sender: { mainFrame: top } }) as unknown as Event

describe('isTrustedSender', () => {
  it('trusts the top frame of our own page', () => {
    expect(isTrustedSender(eventFrom({ origin: ORIGIN }), ORIGIN)).toBe(true)
  })

  it.each<[string, Event]>([
    ['a subframe, even of our own origin', eventFrom({ origin: ORIGIN }, { origin: ORIGIN })],
    ['a page that replaced ours', eventFrom({ origin: 'https://example.test' })],
    ['a page without an origin', eventFrom({ origin: 'null' })],
    ['an origin that begins like ours', eventFrom({ origin: `${ORIGIN}.example.test` })],
    ['a frame that is gone', eventFrom(null)],
  ])('does not trust %s', (_, event) => {
    expect(isTrustedSender(event, ORIGIN)).toBe(false)
  })
})
