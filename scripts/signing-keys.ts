// `npm run keys -- rotate`: a new key for access tokens, published now and signing in ten minutes; the old one is believed until its last
// token is over. `-- rotate --now` when a key may be known to others: every access token ends at once, and browsers refresh. `-- list` shows
// what stands. Prints key ids and times, never a key.
import { withDoor } from './lib/with-product.ts';

const [command = 'list', ...flags] = process.argv.slice(2);
if (!['list', 'rotate'].includes(command) || flags.some((flag) => flag !== '--now')) {
  process.stderr.write('Usage: npm run keys -- list | rotate [--now]\n');
  process.exit(2);
}
await withDoor(async ({ keys }) => {
  if (command === 'rotate') {
    const { kid, activeFrom } = await keys.rotate({ atOnce: flags.includes('--now') });
    process.stdout.write(`${kid} signs from ${activeFrom.toISOString()}\n`);
  } else for (const { kid } of (await keys.published()).keys) process.stdout.write(`${kid}\n`);
});
