import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Runs another program while `work` needs it, and ends it then, whatever happened. */
export async function withProgram<Result>(
  command: string,
  args: readonly string[],
  stdio: readonly ('ignore' | 'pipe' | 'inherit')[],
  work: (program: ChildProcess) => Promise<Result>,
): Promise<Result> {
  const program = spawn(command, args, { stdio: [...stdio] })
  const gone = once(program, 'exit')
  // Also when this process is told to end in the middle of it.
  const kill = (): void => void program.kill('SIGKILL')
  process.once('exit', kill)
  try {
    return await Promise.race([
      work(program),
      gone.then(() => {
        throw new Error(`${command} has ended early`)
      }),
    ])
  } finally {
    process.off('exit', kill)
    kill()
    await gone
  }
}
