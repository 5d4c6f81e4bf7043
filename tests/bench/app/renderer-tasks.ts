import { readFile, rm } from 'node:fs/promises'
import type { ElectronApplication } from '@playwright/test'

/** One task of the page's main thread. */
export interface RendererTask {
  /** From its start to its end, in milliseconds: on a busy machine much of it is waiting for a core. */
  readonly wall: number
  /** What the thread worked of that. */
  readonly processor: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Of a complete event, in microseconds. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Chromium's names: the category of what a thread's loop runs, one such task, and the thread. */
const CATEGORY = 'toplevel'
const TASK = 'ThreadControllerImpl::RunTask'
const MAIN_THREAD = 'CrRendererMain'

/** Records the tasks of the first window's page, until what is returned is called. */
export async function recordRendererTasks(app: ElectronApplication): Promise<() => Promise<readonly RendererTask[]>> {
  const categories = [CATEGORY]
  const page = await app.evaluate(async ({ BrowserWindow, contentTracing }, included_categories) => {
    await contentTracing.startRecording({ included_categories })
    return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
  }, categories)
  return async () => {
    const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
    const trace = JSON.parse(await readFile(file, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] }
    await rm(file)
    return tasksOf(trace.traceEvents.filter(({ pid }) => pid === page))
  }
}

function tasksOf(events: readonly TraceEvent[]): readonly RendererTask[] {
  const thread = events.find(({ name, args }) => name === 'thread_name' && args.name === MAIN_THREAD)?.tid
  const tasks = events.filter(({ name, ph, tid }) => tid === thread && ph === 'X' && name === TASK)
  if (tasks.length === 0) throw new Error('the trace has no tasks of the page')
  return tasks.map(({ dur = Number.NaN, tdur = Number.NaN }) => ({ wall: dur / 1000, processor: tdur / 1000 }))
}
