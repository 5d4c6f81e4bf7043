import { ipcMain } from 'electron'
import { ANSWERED } from '../../shared/ipc/answered'

/** @param answers resolves when the channels of the contract are registered; asked for as soon as the page asks for anything */
export function replyWhenAnswered(answers: () => Promise<unknown>): void {
  ipcMain.handle(ANSWERED, async () => {
    await answers()
  })
}
