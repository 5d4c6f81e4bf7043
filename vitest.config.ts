import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      // Most of the time of 180 small files is loading what they test: the workers keep it, and share nothing that changes.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          pool: 'threads',
          isolate: false,
          maxWorkers: '100%',
          // Properties are tried hundreds of times, and the machine may be busy.
          testTimeout: 30_000,
        },
      },
      // Real sockets, files and other programs: give them time on a slow machine, they wait for events, never for clocks.
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
    ],
  },
})
