import type { CompiledContent } from '../../shared/responder/compile-content'
import type { CompiledStep } from '../../shared/responder/compile-responder'
import type { TemplateHost, TemplateSource } from '../../shared/responder/render-template'
import type { Recipients } from '../../shared/responder/responder'
import type { Rule } from '../../shared/responder/responder-rules'
import type { Response } from '../../shared/responder/response'
import type { KnowsVariable } from '../../shared/responder/template'
import { MessageToSend } from '../../shared/session/message-to-send'
import type { RespondedConnection } from './responded-connection'

/** One run of a responder: its steps, and what they speak of. */
export interface Sequence {
  readonly rule: Rule
  /** What the trigger is about; `null` for a timer of the server. */
  readonly sender: RespondedConnection | null
  readonly source: TemplateSource
}

/** What of a session's connections a step may reach. */
export interface Reach {
  /** Those that are open. */
  readonly open: ReadonlyMap<number, RespondedConnection>
}

/** Does all steps from `from` on up to the next wait; returns its place, or `null` at the end. */
export function takeSteps(sequence: Sequence, from: number, reach: Reach): number | null {
  const { steps } = sequence.rule.compiled
  for (let index = from; index < steps.length; index++) {
    const step = steps[index] as CompiledStep
    if (step.kind === 'wait') return index
    takeStep(sequence, step, reach)
  }
  return null
}

function takeStep(sequence: Sequence, step: Exclude<CompiledStep, { kind: 'wait' }>, reach: Reach): void {
  const response = responseOf(sequence, step)
  if (response === null) return
  const { sender, rule } = sequence
  const { name } = rule.compiled.responder
  for (const connection of recipients(step.to, sender, reach)) connection.respond(response, name, connection === sender)
}

function recipients(to: Recipients, sender: RespondedConnection | null, { open }: Reach): RespondedConnection[] {
  switch (to) {
    case 'sender':
      return sender === null ? [] : [sender]
    case 'others':
      return [...open.values()].filter((connection) => connection !== sender)
    case 'all':
      return [...open.values()]
  }
}

/** Made once, whoever gets it; `null` where there is nothing to send, which the timeline then says. */
function responseOf(sequence: Sequence, step: Exclude<CompiledStep, { kind: 'wait' }>): Response | null {
  switch (step.kind) {
    case 'send':
      return messageOf(sequence, step.content)
    case 'ping':
      return { kind: 'ping', payload: step.payload }
    case 'close':
      return { kind: 'close', code: step.code, reason: step.reason }
    case 'drop':
      return { kind: 'drop' }
  }
}

function messageOf({ rule, sender, source }: Sequence, content: CompiledContent): Response | null {
  switch (content.kind) {
    case 'message':
      return source.message === null ? null : messageResponse(source.message.type, source.message.bytes)
    case 'fixed':
      return messageResponse(content.type, content.bytes)
    case 'template': {
      const rendering = content.render(source)
      if (rendering.kind === 'text') return messageResponse('text', Buffer.from(rendering.text))
      const params = { responder: rule.compiled.responder.name }
      // A timer of the server speaks of nothing that could be missing.
      if (rendering.kind === 'missing') sender?.note('responder-value-missing', { ...params, value: rendering.source })
      else sender?.note('responder-text-too-long', params)
      return null
    }
  }
}

const messageResponse = (type: 'text' | 'binary', bytes: Uint8Array): Response => ({
  kind: 'message',
  message: new MessageToSend(type, bytes),
})

/** Where values come from, and which there are. */
export interface ResponderHost extends TemplateHost {
  readonly knows: KnowsVariable
}

export const systemHost: ResponderHost = {
  now: () => new Date().toISOString(),
  uuid: () => crypto.randomUUID(),
  random: () => Math.random(),
  variable: () => null,
  knows: () => false,
}
