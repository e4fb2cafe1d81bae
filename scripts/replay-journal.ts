// `node scripts/replay-journal.ts <channel> <from> <to>`: puts what arrived in that time through ingest once more, for deliveries that an older
// build could not read or that came before their account was connected. What was handled stays as it is. Safe to repeat.
import { makeConfig } from '../server/src/app/config.ts';
import { readEnv } from '../server/src/app/env.ts';
import { replayJournal } from '../server/src/modules/ingress/index.ts';
import { createLocalBus, createRedisBus } from '../server/src/platform/bus/bus.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { connectDatabase } from '../server/src/platform/db/index.ts';

const USAGE = `Usage: node scripts/replay-journal.ts <channel> <from> <to>
  for example: node scripts/replay-journal.ts whatsapp 2026-11-23T10:00:00Z 2026-11-23T11:30:00Z
  The times are those of arrival: from the first, before the second.
`;
const [channel = '', ...times] = process.argv.slice(2);
const [from, to] = times.map((text) => new Date(text));

if (!channel || !from || !to || times.length !== 2 || [from, to].some((at) => !(at.getUTCFullYear() <= 9999)) || from >= to) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const config = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
const database = await connectDatabase({ ...config.database, folder: config.database.url ? null : config.database.folder }, () => {});
const bus = config.redisUrl ? createRedisBus(config.redisUrl, () => {}) : createLocalBus();
try {
  const { deliveries, events, fresh, unknown, unreadable } = await replayJournal(
    { system: database.system, bus, clock: systemClock },
    { channel, from, to },
  );
  process.stdout.write(
    `${deliveries} deliveries with ${events} events: ${fresh} were new and are being handled, the others were already.\n`,
  );
  if (unknown > 0) process.stdout.write(`${unknown} deliveries are for accounts that nobody connected.\n`);
  if (unreadable > 0)
    process.stdout.write(`${unreadable} deliveries cannot be read again: they were erased, or kept without their address.\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await bus.close();
  await database.close();
}
