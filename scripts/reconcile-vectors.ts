// `npm run vectors [-- tenant-id …]`: compares what the store outside (VECTOR_STORE) holds with the database, tenant by tenant, and
// mends both ways. The scheduler does the same once a day; this is for after an outage, a restore of a backup, or a change of store.
// Sources lose nothing by it, and questions are answered meanwhile.
import { openVectorStore, reconcileVectors } from '../server/src/modules/knowledge/index.ts';
import { mintTenantId } from '../server/src/platform/ids.ts';
import { withDatabase } from './lib/with-product.ts';

await withDatabase(async ({ config, database }) => {
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
  }
});
