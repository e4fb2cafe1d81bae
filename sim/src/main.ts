import { readFileSync } from 'node:fs';
import { asList, asRecord, readOptions } from './core/read.ts';
import { createSim, type AccountInput } from './create-sim.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/**
 * Starts the emulator. SIM_PORT (default 8001), SIM_HOST (default 127.0.0.1),
 * SIM_CONFIG = path of a JSON file `{ accounts: […], settings: {…} }`; without it, accounts come by POST /_sim/accounts.
 */
const path = process.env['SIM_CONFIG'];
const config = path === undefined || path === '' ? {} : asRecord(JSON.parse(readFileSync(path, 'utf8')));
const sim = await createSim({
  port: Number(process.env['SIM_PORT'] ?? 8001),
  host: process.env['SIM_HOST'] ?? '127.0.0.1',
  // Each account is checked field by field when it is added.
  accounts: asList(config['accounts']) as AccountInput[],
  // As a program it stands beside people who post webhooks with curl; whoever wants the strict rule sets it.
  settings: { openToStrangers: true, ...readOptions(config['settings'], DEFAULT_SETTINGS) },
});
process.stdout.write(`emulator listening on ${sim.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sim.close().then(() => process.exit(0));
  });
}
