import { defineConfig } from '@playwright/test'
import shared from './playwright.config'

/** The packaged app: `npm run test:packaged` packs it and says where it is. */
export default defineConfig(shared, {
  testDir: 'tests/packaged',
  outputDir: 'test-results/packaged',
  // Each test has an app of its own, which a trace that is still written would outlive.
  use: { trace: 'off' },
})
