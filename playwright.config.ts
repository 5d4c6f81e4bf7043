import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results/e2e',
  // One app at a time: they share a display, its focus and its clipboard.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 600_000,
  reporter: 'list',
  use: { trace: 'retain-on-failure', actionTimeout: 10_000 },
})
