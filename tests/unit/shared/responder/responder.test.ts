import { describe, expect, it } from 'vitest'
import { newResponder, type Responder } from '../../../../shared/responder/responder'
import { respondersSchema } from '../../../../shared/responder/responder-schema'
import { defaultServerProfile, profileForCapture } from '../../../../shared/session/server-profile'
import { serverProfileSchema } from '../../../../shared/session/server-profile-schema'

const file: Responder = {
  ...newResponder({ id: 'f', name: 'File' }),
  steps: [{ kind: 'send', to: 'all', content: { kind: 'file', name: 'f.bin', base64: 'AAAA', as: 'binary' } }],
}

describe('the responders of a profile', () => {
  it('are none in a capture from before there were any', () => {
    const { responders: _, ...before } = defaultServerProfile
    expect(serverProfileSchema.parse(before).responders).toEqual([])
  })

  it('go into a capture without the contents of files', () => {
    const { responders } = profileForCapture({ ...defaultServerProfile, responders: [file] })
    expect(responders).toMatchObject([{ name: 'File', steps: [{ content: { name: 'f.bin', base64: null } }] }])
  })

  it('have each an id of its own, and are not too much together', () => {
    expect(respondersSchema.safeParse([file, file]).success).toBe(false)
    const large: Responder = {
      ...file,
      steps: Array.from({ length: 20 }, () => ({
        kind: 'send' as const,
        to: 'all' as const,
        content: { kind: 'text' as const, text: 'x'.repeat(1024 * 1024) },
      })),
    }
    expect(respondersSchema.safeParse([{ ...large, steps: large.steps.slice(0, 15) }]).success).toBe(true)
    expect(respondersSchema.safeParse([large]).success).toBe(false)
  })
})
