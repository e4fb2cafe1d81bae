// `npm run secrets:rotate`: seals every stored secret with the newest key of SECRETS_KEYS. Prints counts, never a secret. Safe to repeat.
import { makeConfig } from '../server/src/app/config.ts';
import { readEnv } from '../server/src/app/env.ts';
import { rotateSecrets } from '../server/src/app/secrets/rotate-secrets.ts';
import { createSecretBox } from '../server/src/platform/crypto/sealed-secrets.ts';
import { connectDatabase } from '../server/src/platform/db/index.ts';

const config = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
const database = await connectDatabase({ ...config.database, folder: config.database.url ? null : config.database.folder }, () => {});
try {
  const counts = await rotateSecrets(database, createSecretBox(config.secretKeys));
  for (const { column, resealed, unreadable } of counts)
    process.stdout.write(`${column.padEnd(32)} sealed anew ${resealed}, unreadable ${unreadable}\n`);
  if (counts.some((count) => count.unreadable > 0)) {
    process.stdout.write('Some secrets open with no configured key. Keep the older keys, or enter those secrets again.\n');
    process.exitCode = 1;
  } else process.stdout.write('Done. Keys after the first of SECRETS_KEYS may be removed once every process runs with the new list.\n');
} finally {
  await database.close();
}
