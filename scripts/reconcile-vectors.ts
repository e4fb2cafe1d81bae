// `node scripts/reconcile-vectors.ts [tenant-id …]`: compares what the store outside (VECTOR_STORE) holds with the database, tenant by tenant, and
// mends both ways. The scheduler does the same once a day; this is for after an outage, a restore of a backup, or a change of store.
// Sources lose nothing by it, and questions are answered meanwhile.
import { makeConfig } from '../server/src/app/config.ts';
import { readEnv } from '../server/src/app/env.ts';
import { openVectorStore, reconcileVectors } from '../server/src/modules/knowledge/index.ts';
import { connectDatabase } from '../server/src/platform/db/index.ts';
import { mintTenantId } from '../server/src/platform/ids.ts';

const config = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
const database = await connectDatabase({ ...config.database, folder: config.database.url ? null : config.database.folder }, () => {});
const vectors = await openVectorStore(database, config.vectors);
try {
  if (!vectors.outside)
    process.stdout.write('VECTOR_STORE is pgvector: the vectors are rows beside their passages, and there is nothing to compare.\n');
  const asked = process.argv.slice(2);
  for (const id of vectors.outside ? (asked.length > 0 ? asked : await database.system.listTenants()) : []) {
    try {
      const { lost, strange, sent, removed } = await reconcileVectors({ database, vectors }, mintTenantId(id));
      process.stdout.write(`${id}  lost ${lost}  strange ${strange}  sent ${sent}  removed ${removed}\n`);
    } catch (error) {
      process.stderr.write(`${id}  ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  await vectors.close();
  await database.close();
}
