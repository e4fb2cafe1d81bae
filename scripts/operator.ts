// `npm run operator -- add <email> [name]`: makes an operator of the platform and prints a link to choose a password with; for one who is known,
// a new link. `-- list` shows who they are, `-- remove <email>` takes their rights and sessions away. A password is never asked for here.
import { Email } from '@wafaa/contracts';
import { makeConfig } from '../server/src/app/config.ts';
import { readEnv } from '../server/src/app/env.ts';
import { createDoor } from '../server/src/modules/access/index.ts';
import { addOperator, listOperators, NotAnOperatorError, removeOperator } from '../server/src/modules/operator/index.ts';
import { createLocalBus, createRedisBus } from '../server/src/platform/bus/bus.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { createSecretBox } from '../server/src/platform/crypto/sealed-secrets.ts';
import { connectDatabase } from '../server/src/platform/db/index.ts';

const USAGE = 'Usage: npm run operator -- add <email> [name] | list | remove <email>\n';
const [command = 'list', address = '', ...words] = process.argv.slice(2);
const email = Email.safeParse(address);

if (!['add', 'list', 'remove'].includes(command) || (command !== 'list' && !email.success)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
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
  if (command === 'add' && email.success) {
    const { made, link } = await addOperator(door, { email: email.data, name: words.join(' ') || (email.data.split('@')[0] ?? '') });
    process.stdout.write(`${made ? 'Operator made' : 'Known operator'}. To choose a password, once and within a day:\n${link}\n`);
  } else if (command === 'remove' && email.success) {
    const { sessionsEnded } = await removeOperator(door, email.data);
    process.stdout.write(`No operator any more; ${sessionsEnded} session(s) ended\n`);
  } else {
    for (const { email: known, name, secondFactor } of await listOperators(door)) {
      process.stdout.write(`${known}\t${name}\t${secondFactor ? 'second factor' : 'no second factor'}\n`);
    }
  }
} catch (error) {
  if (!(error instanceof NotAnOperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  door.close();
  await bus.close();
  await database.close();
}
