import { z } from 'zod'
import { commandIds, type CommandId } from '../commands/commands'
import { MAX_FAULT_FRAMES } from '../errors/fault'
import { push, request } from './channel'

/** A file that the user chose in the system's dialog; the path stays in main. */
export interface ChosenFile {
  readonly token: string
  readonly name: string
  readonly length: number
}

/** Files and folders that the app keeps. */
export const places = ['recordings', 'workspace', 'replays', 'settings', 'log'] as const
export type Place = (typeof places)[number]

/** What runs here. */
export type Versions = Readonly<Record<'framescope' | 'electron' | 'chrome' | 'node', string>>

/** The app around the sessions. */
export const appChannels = {
  /** A menu entry was chosen or its shortcut pressed. */
  command: push<{ readonly command: CommandId }>(),
  /** Which commands make sense now, so that the menu can grey out the others. */
  enableCommands: request<null>()(z.object({ enabled: z.array(z.enum(commandIds)) })),
  /** Opens the system's dialog; `null` when the user cancelled. */
  chooseFile: request<ChosenFile | null>()(z.undefined()),
  /** A chosen file's contents, to be kept in a profile. Refused with `file-unreadable` and, over 1 MiB, `file-too-large`. */
  readFile: request<{ readonly base64: string }>()(z.object({ token: z.string() })),
  copy: request<null>()(z.object({ text: z.string() })),
  /** Starts the embedded demo server on 127.0.0.1 and replies with its URL. The same one each time. */
  startDemoServer: request<{ url: string }>()(z.undefined()),
  /** Where each is on this computer. */
  places: request<Readonly<Record<Place, string>>>()(z.undefined()),
  /** Shows it in the system's file manager. Refused with `place-not-opened`. */
  showPlace: request<null>()(z.object({ place: z.enum(places) })),
  /** Shows the user guide in a window of its own. */
  openGuide: request<null>()(z.undefined()),
  /** What somebody who looks for a fault needs to know, without payloads and secrets. */
  diagnostics: request<{ readonly text: string }>()(z.undefined()),
  /** Puts into the log what was thrown in the page and not caught. */
  reportFault: request<null>()(
    z.object({
      name: z.string().max(100),
      frames: z
        .array(
          z
            .string()
            .max(1000)
            .regex(/^\s+at .*$/),
        )
        .max(MAX_FAULT_FRAMES),
    }),
  ),
  /** Asks first where edits would be lost, as closing the window does. */
  quit: request<null>()(z.undefined()),
  versions: request<Versions>()(z.undefined()),
}
