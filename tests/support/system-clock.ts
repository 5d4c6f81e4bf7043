/** The system's monotonic clock, which processes share. */
export const systemMilliseconds = (): number => Number(process.hrtime.bigint() / 1000n) / 1000
