// `npm run keys -- rotate`: a new key for access tokens, published now and signing in ten minutes; the old one is believed until its last
// token is over. `-- rotate --now` when a key may be known to others: every access token ends at once, and browsers refresh. `-- list` shows
// what stands. Prints key ids and times, never a key.
import { makeConfig } from '../server/src/app/config.ts';
import { readEnv } from '../server/src/app/env.ts';
import { createDoor } from '../server/src/modules/access/index.ts';
import { createLocalBus, createRedisBus } from '../server/src/platform/bus/bus.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { createSecretBox } from '../server/src/platform/crypto/sealed-secrets.ts';
import { connectDatabase } from '../server/src/platform/db/index.ts';

const [command = 'list', ...flags] = process.argv.slice(2);
const config = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
const database = await connectDatabase({ ...config.database, folder: config.database.url ? null : config.database.folder }, () => {});
const bus = config.redisUrl ? createRedisBus(config.redisUrl, () => {}) : createLocalBus();
const door = createDoor({
  database,
  clock: systemClock,
  bus,
  secrets: createSecretBox(config.secretKeys),
  publicUrl: config.publicUrl,
  signingSecret: config.sessionKey,
  passwords: config.passwords,
});
try {
  if (command === 'rotate') {
    const { kid, activeFrom } = await door.keys.rotate({ atOnce: flags.includes('--now') });
    process.stdout.write(`${kid} signs from ${activeFrom.toISOString()}\n`);
  } else if (command === 'list') {
    for (const { kid } of (await door.keys.published()).keys) process.stdout.write(`${kid}\n`);
  } else {
    process.stderr.write('Usage: npm run keys -- list | rotate [--now]\n');
    process.exitCode = 2;
  }
} finally {
  door.close();
  await bus.close();
  await database.close();
}
