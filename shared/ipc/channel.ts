import { z } from 'zod'

/**
 * The two kinds of channel, and there is no third: `request` (the renderer asks, main replies) and `push` (main tells).
 * A channel's name on the wire is `family:verb`, from its place in the contract.
 */
export interface Request<Input, Reply> {
  readonly type: 'request'
  readonly input: z.ZodType<Input>
  /** Only a type: replies come from main, which is trusted. */
  readonly reply?: Reply
}

/**
 * A request about a file that the user has dropped on the page. The page hands over the file; preload tells main its path,
 * which the page never learns and cannot name.
 */
export interface FileRequest<Reply> extends Request<{ path: string }, Reply> {
  readonly takesFile: true
}

export interface Push<Payload> {
  readonly type: 'push'
  /** Only a type. */
  readonly payload?: Payload
}

export function request<Reply>() {
  return <Input>(input: z.ZodType<Input>): Request<Input, Reply> => ({ type: 'request', input })
}

export function fileRequest<Reply>(): FileRequest<Reply> {
  return { type: 'request', takesFile: true, input: z.object({ path: z.string().min(1) }) }
}

export function push<Payload>(): Push<Payload> {
  return { type: 'push' }
}

export type Family = Readonly<Record<string, Request<never, unknown> | Request<unknown, unknown> | Push<unknown>>>

export const channelName = (family: string, verb: string): string => `${family}:${verb}`
