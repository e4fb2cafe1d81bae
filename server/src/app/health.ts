import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AppContext } from './context.ts';
import type { Health } from './http/health-routes.ts';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
/** Mails go out within seconds; one that waits this long says that they do not. */
const MAIL_WAITS_MS = 600_000;

/** What the service stands on. Only the database is needed to take messages and to show them; the rest makes it less. */
export function makeHealth(app: AppContext, isSeeded: () => boolean): Health {
  const { database, bus, config, clock } = app;
  const must = (holds: boolean): Promise<void> => (holds ? Promise.resolve() : Promise.reject(new Error('down')));
  return {
    build: { version, commit: config.commit },
    schemaVersion: () => database.schemaVersion(),
    parts: {
      database: { required: true, check: () => database.ping() },
      start: { required: true, check: () => must(isSeeded()) },
      // Wake-ups fall back to polling, limits to counting in the process.
      bus: { required: false, check: () => must(bus.isHealthy()) },
      // Documents wait, conversations do not.
      jobs: { required: false, check: async () => void (await database.jobQueries.executeSql('select version from pgboss.version')) },
      storage: { required: false, check: () => writable(join(config.dataFolder, 'files'), config.dataFolder) },
      // Questions are answered by words alone, and more carefully.
      ...(app.vectors.outside ? { vectors: { required: false, check: () => app.vectors.healthy() } } : {}),
      mail: { required: false, check: async () => must((await oldestMailMs(app)) < MAIL_WAITS_MS) },
    },
  };

  async function oldestMailMs({ database: { withAccess } }: AppContext): Promise<number> {
    const oldest = await withAccess((db) =>
      db.access.selectFrom('mail').select('created_at').where('state', '=', 'queued').orderBy('created_at').limit(1).executeTakeFirst(),
    );
    return oldest ? clock.now().getTime() - oldest.created_at.getTime() : 0;
  }
}

/** The folder is made with the first file. */
async function writable(folder: string, parent: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (found && !found.isDirectory()) throw new Error('the folder of files is none');
  await access(found ? folder : parent, constants.R_OK | constants.W_OK);
}
