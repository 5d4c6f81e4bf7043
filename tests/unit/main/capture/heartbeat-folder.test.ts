import { describe, expect, it } from 'vitest'
import { HeartbeatFolder, MAX_UNSETTLED, PATIENCE_NS } from '../../../../main/capture/heartbeat-folder'

const SECOND = 1_000_000_000

/**
 * What happens, one word each: `data`; `ping`, `pong` with a payload behind `:`, answered the other way; `beat`, a message
 * that is a heartbeat. A number before it is the connection, `-` behind it hides it from the view.
 */
function play(words: string, folder = new HeartbeatFolder()): HeartbeatFolder {
  words.split(' ').forEach((word, index) => {
    const [, connection = '1', kind, payload = '', hidden] = /^(\d?)([a-z]+):?(\w*)(-?)$/.exec(word) ?? []
    const place = { connection: Number(connection || 1), time: index * SECOND, received: kind === 'pong' }
    if (kind === 'data') folder.other()
    if (kind === 'beat') folder.message(place)
    if (kind === 'ping') folder.ping(place, payload, hidden === '')
    if (kind === 'pong') folder.pong(place, payload, hidden === '')
  })
  return folder
}

/** Start and length of the folds that are settled, and of the open run. */
function runs(folder: HeartbeatFolder) {
  const settled = folder.takeFolds().map(({ start, length }) => `${start}+${length}`)
  const { open } = folder
  return [...settled, ...(open ? [`${open.start}+${open.length} open, ${open.waiting} waiting`] : [])]
}

describe('the folder of heartbeats', () => {
  it.each<[string, string, string[]]>([
    ['folds pings with their pongs', 'data ping:a pong:a ping:b pong:b data', ['1+4']],
    ['folds messages that are heartbeats with them', 'beat ping:a pong:a beat data', ['0+4']],
    ['leaves one heartbeat alone as it is', 'data beat data ping:a data pong:a data', []],
    ['counts on while nothing else comes', 'data beat beat', ['1+2 open, 0 waiting']],
    ['has a ping wait for its pong within the run', 'beat beat ping:a beat', ['0+4 open, 1 waiting']],
    ['takes a ping for unanswered when something else comes first', 'beat beat ping:a beat beat data', ['0+2', '3+2']],
    ['ends a run with a pong that answers nothing', 'beat beat pong:a beat beat data', ['0+2', '3+2']],
    ['takes a ping for unanswered when a later one is answered', 'ping:a ping:b pong:b data', ['1+2']],
    ['folds a late pong that is not its ping', 'ping:a data pong:a beat data', ['2+2']],
    ['tells connections apart', '1ping:a 2ping:a 2pong:a 1pong:a', ['0+4 open, 0 waiting']],
    ['tells directions apart', 'pong:a ping:a', ['1+1 open, 1 waiting']],
    ['knows of pongs that the view does not show', 'ping:a pong:a- ping:b pong:b- data', ['0+2']],
    ['knows of pings that the view does not show', 'ping:a- pong:a ping:b- pong:b data', ['0+2']],
  ])('%s', (_, words, expected) => {
    expect(runs(play(words))).toEqual(expected)
  })

  it('takes what waits for unanswered when the session is over', () => {
    const folder = play('beat beat ping:a beat beat')
    folder.end()
    expect(runs(folder)).toEqual(['0+2', '3+2 open, 0 waiting'])
  })

  it('loses patience with a ping', () => {
    const folder = play('beat beat ping:a')
    const later = (time: number) => folder.message({ connection: 1, time: 2 * SECOND + time, received: true })
    later(PATIENCE_NS)
    expect(runs(folder)).toEqual(['0+4 open, 1 waiting'])
    later(PATIENCE_NS + 1)
    expect(runs(folder)).toEqual(['0+2', '3+2 open, 0 waiting'])
  })

  it('keeps no more than it has to of a flood around a ping', () => {
    const folder = play('ping:a')
    for (let beats = 0; beats < MAX_UNSETTLED - 1; beats++) play('beat', folder)
    expect(runs(folder)).toEqual([`0+${MAX_UNSETTLED} open, 1 waiting`])
    play('beat', folder)
    expect(runs(folder)).toEqual([`1+${MAX_UNSETTLED} open, 0 waiting`])
  })

  it('tells the rhythm and the round trips', () => {
    const [fold] = play('ping:a pong:a ping:b beat pong:b data').takeFolds()
    const roundTrips = { min: SECOND, median: SECOND, max: 2 * SECOND }
    expect(fold).toEqual({ start: 0, length: 5, connection: 1, period: 2 * SECOND, roundTrips })
  })

  it('tells of no rhythm and no connection where there are several', () => {
    const [fold] = play('1ping:a 1pong:a 2ping:b 2pong:b data').takeFolds()
    expect(fold).toMatchObject({ length: 4, connection: 0, period: null })
  })
})
