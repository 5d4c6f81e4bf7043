import { appError, type AppError } from '../errors/app-error'
import { encodeClosePayload } from '../protocol/close-payload'
import { MAX_CONTROL_PAYLOAD } from '../protocol/frame-header'
import { compileContent, templateError, type CompiledContent } from './compile-content'
import { compileMatch, type Matcher } from './compile-match'
import type { Recipients, Responder, Step, Trigger } from './responder'
import type { ResponderProblem } from './responder-problem'
import type { KnowsVariable } from './template'
import type { CompilePattern } from './text-pattern'

/** A responder that can run. */
export interface CompiledResponder {
  readonly responder: Responder
  readonly trigger: CompiledTrigger
  /** Without `stop`, which is not a thing to do at a time. */
  readonly steps: readonly CompiledStep[]
  /** No later responder looks at a message that this one took. */
  readonly stops: boolean
  /** A timer of each connection, not of the server. */
  readonly perConnection: boolean
}

export type CompiledTrigger =
  Exclude<Trigger, { kind: 'message' }> | { readonly kind: 'message'; readonly matcher: Matcher }

export type CompiledStep =
  | { readonly kind: 'send'; readonly to: Recipients; readonly content: CompiledContent }
  | { readonly kind: 'ping'; readonly to: Recipients; readonly payload: Uint8Array }
  | Extract<Step, { kind: 'wait' | 'close' | 'drop' }>

export type ResponderCompilation =
  | { readonly ok: true; readonly compiled: CompiledResponder }
  | { readonly ok: false; readonly problems: readonly ResponderProblem[] }

export function compileResponder(
  responder: Responder,
  compilePattern: CompilePattern,
  knows?: KnowsVariable,
): ResponderCompilation {
  const { when } = responder
  const problems: ResponderProblem[] = []
  const refuse = (field: string, error: AppError): void => void problems.push({ responder: responder.id, field, error })
  let trigger: CompiledTrigger | null = null
  if (when.kind === 'message') {
    const match = compileMatch(when.match, compilePattern)
    if (match.ok) trigger = { kind: 'message', matcher: match.matcher }
    else refuse(`when.match.${match.field}`, match.error)
  } else trigger = when
  const steps: CompiledStep[] = []
  for (const [index, step] of responder.steps.entries()) {
    if (step.kind === 'stop') continue
    const compilation = compileStep(step, when, trigger, knows)
    if (compilation.ok) steps.push(compilation.step)
    else refuse(`steps.${index}.${compilation.field}`, compilation.error)
  }
  if (trigger === null || problems.length > 0) return { ok: false, problems }
  const stops = responder.steps.some(({ kind }) => kind === 'stop')
  return { ok: true, compiled: { responder, trigger, steps, stops, perConnection: steps.some(isAboutConnection) } }
}

type StepCompilation =
  | { readonly ok: true; readonly step: CompiledStep }
  | { readonly ok: false; readonly field: string; readonly error: AppError }

function compileStep(
  step: Exclude<Step, { kind: 'stop' }>,
  when: Trigger,
  trigger: CompiledTrigger | null,
  knows: KnowsVariable | undefined,
): StepCompilation {
  switch (step.kind) {
    case 'send': {
      const compilation = compileContent(step.content, knows)
      if (!compilation.ok) return { ok: false, field: `content.${compilation.field}`, error: compilation.error }
      const { content } = compilation
      const misplaced = findMisplaced(content, when, trigger)
      if (misplaced !== null) return { ok: false, ...misplaced }
      return { ok: true, step: { kind: 'send', to: step.to, content } }
    }
    case 'ping': {
      const payload = new TextEncoder().encode(step.payload)
      const error = appError('ping-too-long', { length: String(payload.length) })
      if (payload.length > MAX_CONTROL_PAYLOAD) return { ok: false, field: 'payload', error }
      return { ok: true, step: { kind: 'ping', to: step.to, payload } }
    }
    case 'close': {
      const encoded = encodeClosePayload(step.code, step.reason)
      if (encoded.ok) return { ok: true, step }
      return {
        ok: false,
        field: encoded.error.code === 'close-reason-too-long' ? 'reason' : 'code',
        error: encoded.error,
      }
    }
    case 'wait':
    case 'drop':
      return { ok: true, step }
  }
}

/** What the content speaks of and the trigger does not have: it would be missing every time. */
function findMisplaced(
  content: CompiledContent,
  when: Trigger,
  trigger: CompiledTrigger | null,
): { field: string; error: AppError } | null {
  const hasMessage = when.kind === 'message' || when.kind === 'after-messages'
  if (content.kind === 'message' && !hasMessage)
    return { field: 'content', error: templateError({ problem: 'message-missing', position: 0, source: '' }) }
  if (content.kind !== 'template') return null
  const groups = trigger?.kind === 'message' ? trigger.matcher.groups : null
  for (const part of content.template) {
    if (part.kind === 'literal') continue
    const { value, start: position, source } = part
    const aboutMessage = value.kind === 'message-text' || value.kind === 'message-json'
    if (aboutMessage && !hasMessage)
      return { field: 'content.text', error: templateError({ problem: 'message-missing', position, source }) }
    // A pattern that cannot be read has its own error.
    if (value.kind === 'match' && trigger !== null && (groups === null || value.group > groups))
      return { field: 'content.text', error: templateError({ problem: 'match-missing', position, source }) }
  }
  return null
}

function isAboutConnection(step: CompiledStep): boolean {
  if (step.kind === 'wait') return false
  if (step.to !== 'all') return true
  return (
    step.kind === 'send' &&
    step.content.kind === 'template' &&
    step.content.template.some((part) => part.kind === 'value' && part.value.kind === 'connection-id')
  )
}
