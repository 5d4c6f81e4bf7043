import { RepeatedSend } from '../../main/replay/repeated-send'
import type { StartRepeat } from '../../main/sessions/ports'

export const startRepeat: StartRepeat = (repeat, plan, send, changed) =>
  new RepeatedSend(repeat, plan, { send, changed, now: () => performance.now() })
