import { existsSync } from 'node:fs';
import { type Config, makeConfig } from '../../server/src/app/config.ts';
import { readEnv } from '../../server/src/app/env.ts';
import { createDoor, type Door } from '../../server/src/modules/access/index.ts';
import { type Bus, createLocalBus, createRedisBus } from '../../server/src/platform/bus/bus.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { createSecretBox } from '../../server/src/platform/crypto/sealed-secrets.ts';
import { connectDatabase, type Database } from '../../server/src/platform/db/index.ts';

// For commands that work on the product's own data: the same environment names the same database.

export interface Product {
  config: Config;
  database: Database;
}

/**
 * Opens what the environment names, does the work, and closes it whatever happens. What goes wrong is one line on stderr and the exit code 1: a
 * database that is not there or was never set up, a folder that a running product holds, and whatever the work throws.
 */
export async function withDatabase(work: (product: Product) => Promise<void>): Promise<void> {
  try {
    const config = makeConfig({ ...readEnv(), ROLE: 'all', channels: { META_APP_SECRET: 'not needed here' } });
    const { url, folder } = config.database;
    // A folder that is not there would be made, and found empty.
    if (!url && folder !== null && !existsSync(folder))
      throw new Error(`there is no database in ${folder}; give DATA_DIR or DATABASE_URL as the product has it`);
    const database = await connectDatabase({ ...config.database, folder: url ? null : folder }, () => {});
    try {
      if ((await database.schemaVersion().catch(whenAbsent)) === null)
        throw new Error('the database was never set up; start the product once, or its role `migrate`');
      await work({ config, database });
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** The same with the bus that wakes running processes. */
export function withBus(work: (product: Product & { bus: Bus }) => Promise<void>): Promise<void> {
  return withDatabase(async (product) => {
    const { redisUrl } = product.config;
    const bus = redisUrl ? createRedisBus(redisUrl, () => {}) : createLocalBus();
    try {
      await work({ ...product, bus });
    } finally {
      await bus.close();
    }
  });
}

/** The same with the door: who may come in, and the keys that say so. */
export function withDoor(work: (door: Door) => Promise<void>): Promise<void> {
  return withBus(async ({ config, database, bus }) => {
    const door = createDoor({
      ...{ database, bus, clock: systemClock, secrets: createSecretBox(config.secretKeys) },
      ...{ publicUrl: config.publicUrl, signingSecret: config.sessionKey, passwords: config.passwords },
    });
    try {
      await work(door);
    } finally {
      door.close();
    }
  });
}

const UNDEFINED_TABLE = '42P01';

function whenAbsent(error: unknown): null {
  if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return null;
  throw error;
}

/** Nobody who runs a command is helped by a stack. Some errors of the network have words only in what caused them. */
function describe(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describe(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
