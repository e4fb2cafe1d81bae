// `npm run replay -- <channel> <from> <to>`: puts what arrived in that time through ingest once more, for deliveries that an older build could not
// read or that came before their account was connected. What was handled stays as it is. Safe to repeat.
import { channelAdapters } from '../server/src/modules/channels/index.ts';
import { replayJournal } from '../server/src/modules/ingress/index.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { readReplayRange } from './lib/read-replay-range.ts';
import { withBus } from './lib/with-product.ts';

const channels = [...channelAdapters.keys()].toSorted();
const USAGE = `Usage: npm run replay -- <channel> <from> <to>
  Puts what arrived in that time through once more: messages that came before their account was connected, or that an
  older build could not read. What was handled stays as it is, and nobody is answered twice; it is safe to repeat.

  channel    ${channels.join(', ')}
  from, to   when it arrived, from the first time and before the second, with a zone; a day alone begins at midnight UTC

  npm run replay -- whatsapp 2026-11-23T10:00:00Z 2026-11-23T11:30:00Z
  npm run replay -- telegram 2026-11-23T13:00:00+03:00 2026-11-24

  It works on the database that DATABASE_URL or DATA_DIR name. The embedded one must not be in use: stop the product first.
`;
const given = process.argv.slice(2);
if (given.includes('--help') || given.includes('-h')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const range = readReplayRange(given, channels);
if (typeof range === 'string') {
  process.stderr.write(`${given.length === 0 ? '' : `${range}\n\n`}${USAGE}`);
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await withBus(async ({ database, bus }) => {
  const report = await replayJournal({ system: database.system, bus, clock: systemClock }, range);
  say(`deliveries read         ${report.deliveries}`);
  say(`events in them          ${report.events}`);
  say(`new, now to be handled  ${report.fresh}`);
  if (report.unknown > 0) say(`for accounts that nobody has connected: ${report.unknown}. Connect them and run this again.`);
  if (report.unreadable > 0)
    say(`that cannot be read again: ${report.unreadable}. They were erased, or kept without the address they came to.`);
});
