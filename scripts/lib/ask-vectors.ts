// Run by doctor.mjs in a process of its own: says whether the chosen store of vectors answers.
import { makeConfig } from '../../server/src/app/config.ts';
import { readEnv } from '../../server/src/app/env.ts';
import { openVectorStore } from '../../server/src/modules/knowledge/index.ts';

try {
  const { vectors } = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
  const nowhere = { ping: async () => {} } as Parameters<typeof openVectorStore>[0];
  const store = await openVectorStore(nowhere, vectors);
  try {
    await store.healthy();
    process.stdout.write(`${store.name} answers`);
  } finally {
    await store.close();
  }
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// A client may keep connections open.
process.exit();
