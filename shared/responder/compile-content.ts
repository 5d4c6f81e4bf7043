import { appError, type AppError, type Result } from '../errors/app-error'
import { parseBase64 } from '../payload/base64'
import { decodeUtf8 } from '../payload/decode-utf8'
import { parseHex } from '../payload/hex'
import { jsonAppError } from '../payload/json-reader'
import { checkJsonTemplate } from './json-template'
import { renderJson, renderText, type Rendering, type TemplateSource } from './render-template'
import type { Content } from './responder'
import { parseTemplate, type KnowsVariable, type Template } from './template'

/** What a `send` sends. */
export type CompiledContent =
  /** The message that came. */
  | { readonly kind: 'message' }
  /** The same every time: made once, whoever gets it. */
  | { readonly kind: 'fixed'; readonly type: 'text' | 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'template'; readonly template: Template; readonly render: (source: TemplateSource) => Rendering }

export type ContentCompilation =
  | { readonly ok: true; readonly content: CompiledContent }
  /** `field` of the content. */
  | { readonly ok: false; readonly field: string; readonly error: AppError }

export function compileContent(content: Content, knows?: KnowsVariable): ContentCompilation {
  switch (content.kind) {
    case 'message':
      return { ok: true, content }
    case 'text':
      return compileTemplate(content.text, knows, (template) => ({
        ok: true,
        value: (source) => renderText(template, source),
      }))
    case 'json':
      return compileTemplate(content.text, knows, (template) => compileJson(content.text, template))
    case 'hex':
      return fixed(parseHex(content.text), 'binary', 'text')
    case 'base64':
      return fixed(parseBase64(content.text), 'binary', 'text')
    case 'file': {
      if (content.base64 === null)
        return { ok: false, field: 'base64', error: appError('file-missing', { file: content.name }) }
      const bytes = parseBase64(content.base64)
      const isText = bytes.ok && content.as === 'text' && decodeUtf8(bytes.value) === null
      return isText ? { ok: false, field: 'as', error: appError('file-not-text') } : fixed(bytes, content.as, 'base64')
    }
  }
}

function fixed(bytes: Result<Uint8Array>, type: 'text' | 'binary', field: string): ContentCompilation {
  if (!bytes.ok) return { ok: false, field, error: bytes.error }
  return { ok: true, content: { kind: 'fixed', type, bytes: bytes.value } }
}

type Renderer = (source: TemplateSource) => Rendering

function compileTemplate(
  text: string,
  knows: KnowsVariable | undefined,
  compile: (template: Template) => Result<Renderer>,
): ContentCompilation {
  const reading = parseTemplate(text, knows)
  if (!reading.ok) return { ok: false, field: 'text', error: templateError(reading) }
  const { template } = reading
  const render = compile(template)
  if (!render.ok) return { ok: false, field: 'text', error: render.error }
  if (template.every(({ kind }) => kind === 'literal')) {
    const literal = template.map((part) => (part.kind === 'literal' ? part.text : '')).join('')
    return fixed({ ok: true, value: new TextEncoder().encode(literal) }, 'text', 'text')
  }
  return { ok: true, content: { kind: 'template', template, render: render.value } }
}

function compileJson(text: string, template: Template): Result<Renderer> {
  const reading = checkJsonTemplate(text, template)
  if (reading.ok) return { ok: true, value: (source) => renderJson(reading.template, source) }
  const error =
    reading.error === null
      ? appError('template-invalid', templateParams('too-large', 0, ''))
      : jsonAppError(reading.error)
  return { ok: false, error }
}

/** `match-missing` and `message-missing`: the trigger has none. */
export type ContentProblem =
  | Extract<ReturnType<typeof parseTemplate>, { ok: false }>['problem']
  | 'message-missing'
  | 'match-missing'
  | 'too-large'

interface Misplaced {
  readonly problem: ContentProblem
  readonly position: number
  readonly source: string
}

export const templateError = ({ problem, position, source }: Misplaced): AppError =>
  appError('template-invalid', templateParams(problem, position, source))

const templateParams = (problem: ContentProblem, position: number, source: string) => ({
  problem,
  position: String(position + 1),
  name: source,
})
