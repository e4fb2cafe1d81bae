import { defineConfig } from 'vitest/config';
import { linguiMacros } from './dashboard/build/lingui-macros.ts';

const never = ['**/node_modules/**', '**/dist/**', '**/.data/**'];

/** Two suites by file name: `*.test.ts` needs nothing but Node; `*.db.test.ts` needs a database, and runs twice: on PGlite in the process
 *  (DATABASE_URL not set) and on the PostgreSQL with pgvector that DATABASE_URL names. */
export default defineConfig({
  test: {
    exclude: never,
    projects: [
      {
        // The dashboard's words are macros until they are built.
        plugins: [linguiMacros()],
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.db.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'db', include: ['**/*.db.test.ts'], exclude: never, testTimeout: 180_000, hookTimeout: 300_000 } },
    ],
  },
});
