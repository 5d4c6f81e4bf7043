import path from 'node:path'
import { type Kill, killRecording } from '../support/kill-recording'
import type { FigureRow } from './figure-row'

const KILLS = 50
const LONGEST_MS = 1000

/** A session that is flooded with messages of 200 bytes, its process killed (`kill -9`) at random moments. */
export const crashKill: FigureRow = {
  name: 'crash-kill',
  async measure({ electron, peer }) {
    const script = path.join(import.meta.dirname, 'flooded-session.js')
    const url = `${await peer.url()}/pour/200B`
    const kills: Kill[] = []
    for (let run = 0; run < KILLS; run++) {
      const afterMs = Math.random() * LONGEST_MS
      const kill = await killRecording(script, url, afterMs, electron).catch((cause: Error) =>
        console.error(`killed after ${afterMs.toFixed(1)} ms: ${cause.message}`),
      )
      if (kill) kills.push(kill)
    }
    const lost = kills.map(({ lostMs }) => lostMs)
    const figure = { name: 'crash-kill-lost', unit: 'ms lost at most', limit: null }
    return [
      { name: 'crash-kill-opened', unit: `of ${KILLS} captures`, values: [kills.length], limit: { least: KILLS } },
      { ...figure, values: lost },
      { ...figure, name: 'crash-kill-worst', values: [Math.max(...lost)], limit: { most: 250 } },
      {
        name: 'crash-kill-events',
        unit: 'events in a capture',
        values: kills.map(({ events }) => events),
        limit: null,
      },
    ]
  },
}
