import { makeConfig } from '../../src/app/config.ts';
import { makeContext } from '../../src/app/context.ts';
import { readEnv } from '../../src/app/env.ts';
import { addSource, processSource } from '../../src/modules/knowledge/index.ts';
import { makeTenant } from '../database.ts';
import { MENU } from './dishes.ts';

/** One tenant whose menu is the list of dishes, made with the product's own verbs before any of its processes runs. */
export async function seedTenant(env: Record<string, string>): Promise<{ accountKey: string; accessToken: string }> {
  const app = await makeContext(makeConfig(readEnv({ ...env, ROLE: 'all', LOG_LEVEL: 'warn' })));
  await app.database.migrate();
  const accessToken = 'crash-access-token';
  const { tenantId, accountId, accountKey } = await makeTenant(app.database, { slug: 'crash' });
  await app.database.withTenant(tenantId, (db) =>
    db.query
      .updateTable('channel_account')
      .set({ credentials: app.secrets.seal(tenantId, { accessToken }) })
      .where('id', '=', accountId)
      .execute(),
  );
  const sourceId = await addSource(app, tenantId, { name: 'menu.csv', mime: 'text/csv', bytes: Buffer.from(MENU) });
  await processSource({ ...app, onChanged: () => {} }, tenantId, sourceId);
  await app.close();
  return { accountKey, accessToken };
}
