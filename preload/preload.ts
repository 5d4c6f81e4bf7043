import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { ANSWERED } from '../shared/ipc/answered'
import { channelName } from '../shared/ipc/channel'
import { contract } from '../shared/ipc/contract'

/**
 * Builds `window.inspector` from the contract: one function a channel, nothing else. The page never gets a channel's
 * name to choose, nor the event object, through which it could reach `ipcRenderer`.
 */
const inspector = Object.fromEntries(
  Object.entries(contract).map(([family, channels]) => [
    family,
    Object.fromEntries(
      Object.entries(channels).map(([verb, channel]) => {
        const name = channelName(family, verb)
        return [
          verb,
          'takesFile' in channel ? askAboutFile(name) : channel.type === 'request' ? ask(name) : listen(name),
        ]
      }),
    ),
  ]),
)

/** Main opens the window before it has read what answers. What is asked meanwhile waits here. */
function invoke(name: string, input: unknown): Promise<unknown> {
  return (answered ??= ipcRenderer.invoke(ANSWERED)).then(() => ipcRenderer.invoke(name, input))
}
let answered: Promise<unknown> | undefined

function ask(name: string) {
  return (input: unknown): Promise<unknown> => invoke(name, input)
}

/** The system's word for where the file is: of one that the page has made itself there is none. */
function askAboutFile(name: string) {
  return (file: File): Promise<unknown> => invoke(name, { path: webUtils.getPathForFile(file) })
}

function listen(name: string) {
  return (listener: (payload: unknown) => void) => {
    const onPush = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
    ipcRenderer.on(name, onPush)
    return () => void ipcRenderer.off(name, onPush)
  }
}

contextBridge.exposeInMainWorld('inspector', inspector)
