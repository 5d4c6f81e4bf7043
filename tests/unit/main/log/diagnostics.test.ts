import { describe, expect, it } from 'vitest'
import { diagnosticsText } from '../../../../main/log/diagnostics'
import { defaultSettings } from '../../../../shared/settings/settings'

describe('diagnostics', () => {
  const text = diagnosticsText({
    versions: { framescope: '1.2.3' },
    system: { platform: 'linux', locale: null },
    counts: { sessions: 3 },
    settings: {
      ...defaultSettings,
      updateUrl: 'https://user:hunter2@updates.example.com',
      recordingsFolder: '/home/ada',
    },
    log: 'one\ntwo\n',
  })

  it('say what somebody needs to know who looks for a fault', () => {
    for (const part of [
      'framescope: 1.2.3',
      'platform: linux',
      'locale: -',
      'sessions: 3',
      'theme: system',
      'one\ntwo',
    ])
      expect(text).toContain(part)
  })

  it('say of the address of updates and the folder of recordings only that there is one', () => {
    expect(text).not.toContain('hunter2')
    expect(text).toContain('updateUrl: true')
    expect(text).not.toContain('ada')
    expect(text).toContain('recordingsFolder: true')
  })
})
