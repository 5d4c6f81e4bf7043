import { newResponder, type Responder, type Trigger, type Step } from './responder'

export const responderPresets = ['echo', 'broadcast', 'ticker', 'black-hole'] as const
export type ResponderPreset = (typeof responderPresets)[number]

const anyMessage: Trigger = { kind: 'message', match: { kind: 'any' } }

const rules: Readonly<Record<ResponderPreset, { readonly when: Trigger; readonly steps: Step[] }>> = {
  /** Each message goes back as it came. */
  echo: { when: anyMessage, steps: [{ kind: 'send', to: 'sender', content: { kind: 'message' } }] },
  /** A chat: each message goes to all the others. */
  broadcast: { when: anyMessage, steps: [{ kind: 'send', to: 'others', content: { kind: 'message' } }] },
  ticker: {
    when: { kind: 'every', ms: 1000 },
    steps: [{ kind: 'send', to: 'all', content: { kind: 'json', text: '{"tick":{{counter}},"time":{{now}}}' } }],
  },
  /** Takes everything and answers nothing, whatever responders come after it. */
  'black-hole': { when: anyMessage, steps: [{ kind: 'stop' }] },
}

/** The name is what the user sees, in the user's language. */
export const presetResponder = (preset: ResponderPreset, identity: Pick<Responder, 'id' | 'name'>): Responder => ({
  ...newResponder(identity),
  ...rules[preset],
})
