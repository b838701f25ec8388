import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Four kinds of tests, each run alone by `npx vitest run --project <name>`. Only the server tests need a database.
export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['app/**/*.test.ts', 'app/**/*.test.tsx'] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts', 'tests/server/**/*.test.tsx'],
          globalSetup: ['tests/server/global-setup.ts'],
          testTimeout: 30_000,
          // The first file to ask for a template waits until it is made.
          hookTimeout: 240_000,
        },
      },
      { extends: true, test: { name: 'content', include: ['tests/content/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
})
