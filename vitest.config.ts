import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    setupFiles: ['tests/seed-of-laws.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{main,preload,host,project}/**/*.test.ts'],
          testTimeout: 20_000,
          // Files share what they import: a third of the time went into starting processes and reading the same modules.
          isolate: false,
          // Command lines that tests start are compiled once.
          env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'jsdom',
          setupFiles: ['tests/renderer/patience.ts'],
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          // Every reader and writer over real files that others made, and files made to harm.
          name: 'formats',
          environment: 'node',
          include: ['tests/formats/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts'],
          // What a page does not do within half a minute it does not do at all.
          testTimeout: 40_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A page on a busy machine takes its time; what has to be quick says so itself.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
