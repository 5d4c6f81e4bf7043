/** Where something was thrown, line by line, without its message: that may quote what somebody typed or received. */
export function stackFrames(thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error)) return []
  const { stack = '', message } = thrown
  // A stack begins with the message, whose lines may look like frames. Where it was changed since, the old one is there.
  const at = stack.indexOf(message)
  if (at < 0) return []
  const behind = stack.slice(at + message.length)
  return behind.split('\n').filter((each) => /^\s+at /.test(each))
}
