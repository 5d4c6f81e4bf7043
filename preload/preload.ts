import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
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

function ask(name: string) {
  return (input: unknown): Promise<unknown> => ipcRenderer.invoke(name, input)
}

/** The system's word for where the file is: of one that the page has made itself there is none. */
function askAboutFile(name: string) {
  return (file: File): Promise<unknown> => ipcRenderer.invoke(name, { path: webUtils.getPathForFile(file) })
}

function listen(name: string) {
  return (listener: (payload: unknown) => void) => {
    const onPush = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
    ipcRenderer.on(name, onPush)
    return () => void ipcRenderer.off(name, onPush)
  }
}

contextBridge.exposeInMainWorld('inspector', inspector)
