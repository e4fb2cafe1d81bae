import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { linguiMacros } from './dashboard/build/lingui-macros.ts';

const never = ['**/node_modules/**', '**/dist/**', '**/.data/**'];

/** What goes through the whole product and would find nothing new on a second engine: truth, the HTTP face, channels from end to end. */
const product = [
  'server/test/{truth,http,fuzz}/**/*.db.test.ts',
  'server/test/{agent-reply,audit-walk,connections,meta-channels,meta-connections,telegram-and-twilio,webchat,webchat-crash,webchat-files}.db.test.ts',
  // What the isolation suite knows of the sources; a talk that goes on over dead workers, in processes of its own.
  'server/test/isolation/registration.db.test.ts',
  'server/test/crash/conversation-over-a-crash.db.test.ts',
  // Models, web pages and files of providers, vectors that are kept elsewhere, a script as a process.
  'server/test/media/fetching.db.test.ts',
  'server/src/modules/knowledge/sources/{pictures-seen,detail,sources}.db.test.ts',
  'server/src/modules/knowledge/vectors/outside-store.db.test.ts',
  'scripts/replay-journal.db.test.ts',
];
const slow = { testTimeout: 180_000, hookTimeout: 300_000 };

/** Suites by file name: `*.test.ts` (unit) needs nothing but Node; `*.db.test.ts` needs a database: PGlite in the process (DATABASE_URL not set)
 *  or the PostgreSQL with pgvector that DATABASE_URL names. Of these, `db` runs on both, `product` on one. */
export default defineConfig({
  test: {
    exclude: never,
    // In threads, because they share what the engine has made of PGlite.
    pool: 'threads',
    // Vitest would leave one core to itself; a worker waits for its database often enough.
    maxWorkers: availableParallelism(),
    // A worker loads the product once and not for each file: no test of these replaces a module, and what a test sets it takes back.
    isolate: false,
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
      { test: { name: 'db', include: ['**/*.db.test.ts'], exclude: [...never, ...product], ...slow } },
      // Some of these put another module in the place of one of ours, so that each begins anew.
      { test: { name: 'product', include: product, exclude: never, isolate: true, ...slow } },
    ],
  },
});
