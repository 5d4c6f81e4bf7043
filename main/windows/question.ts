import { dialog, type BrowserWindow, type MessageBoxSyncOptions } from 'electron'

export interface Question extends Pick<MessageBoxSyncOptions, 'type' | 'message' | 'detail' | 'noLink'> {
  readonly yes: string
  readonly no: string
  /** What Enter and Escape answer. */
  readonly usual: 'yes' | 'no'
}

const YES = 0
const NO = 1

function boxOf({ yes, no, usual, ...words }: Question): MessageBoxSyncOptions {
  const place = usual === 'yes' ? YES : NO
  return { ...words, buttons: [yes, no], defaultId: place, cancelId: place }
}

/** Asks in a dialog of the system; resolves with whether the answer is yes. */
export async function ask(window: BrowserWindow, question: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, boxOf(question))
  return response === YES
}

/** The same, for who cannot wait: nothing else is done meanwhile. */
export const askAtOnce = (window: BrowserWindow, question: Question): boolean =>
  dialog.showMessageBoxSync(window, boxOf(question)) === YES
