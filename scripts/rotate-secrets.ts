// `npm run secrets:rotate`: seals every stored secret with the newest key of SECRETS_KEYS. Prints counts, never a secret. Safe to repeat.
import { rotateSecrets } from '../server/src/app/secrets/rotate-secrets.ts';
import { createSecretBox } from '../server/src/platform/crypto/sealed-secrets.ts';
import { withDatabase } from './lib/with-product.ts';

await withDatabase(async ({ config, database }) => {
  const counts = await rotateSecrets(database, createSecretBox(config.secretKeys));
  for (const { column, resealed, unreadable } of counts)
    process.stdout.write(`${column.padEnd(32)} sealed anew ${resealed}, unreadable ${unreadable}\n`);
  if (counts.some((count) => count.unreadable > 0)) {
    process.stdout.write('Some secrets open with no configured key. Keep the older keys, or enter those secrets again.\n');
    process.exitCode = 1;
  } else process.stdout.write('Done. Keys after the first of SECRETS_KEYS may be removed once every process runs with the new list.\n');
});
