import { z } from 'zod'
import type { UpdateStatus } from '../updates/update-status'
import { push, request } from './channel'

/**
 * Newer versions of the app, step by step as the user asks. Refused with `update-not-set-up` where no address is set; all
 * else that goes wrong is told by `changed`.
 */
export const updateChannels = {
  status: request<UpdateStatus>()(z.undefined()),
  check: request<null>()(z.undefined()),
  /** Of the version that was found. */
  download: request<null>()(z.undefined()),
  /** Quits the app, as the user would, and starts the new version. */
  install: request<null>()(z.undefined()),
  changed: push<UpdateStatus>(),
}
