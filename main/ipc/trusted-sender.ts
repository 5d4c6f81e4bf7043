import type { IpcMainInvokeEvent } from 'electron'

/** Only the top frame of our own page may ask: not a subframe, not a page that replaced it. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>, origin: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && frame.origin === origin
}
