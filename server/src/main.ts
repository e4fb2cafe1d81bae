import { makeConfig } from './app/config.ts';
import { makeContext } from './app/context.ts';
import { seedDemo } from './app/demo/seed-demo.ts';
import { readEnv } from './app/env.ts';
import { startApi } from './roles/api.ts';
import { startScheduler } from './roles/scheduler.ts';
import { startWorker } from './roles/worker.ts';

const STOP_WITHIN_MS = 15_000;

async function main(): Promise<void> {
  const config = makeConfig(readEnv());
  const app = await makeContext(config);
  const { roles } = config;
  const stops: (() => Promise<void> | void)[] = [];
  let seeded = false;

  if (roles.has('migrate')) {
    const report = await app.database.migrate();
    app.log.info({ applied: report.applied.length, already: report.already }, 'migrations');
  }
  if (roles.has('api') || roles.has('worker')) await app.jobs.start();
  if (roles.has('api')) {
    const api = await startApi(app, () => seeded);
    stops.push(() => api.stop());
    app.log.info({ url: api.url }, 'listening');
  }
  if (roles.has('worker')) {
    const worker = await startWorker(app);
    stops.push(() => worker.stop());
  }
  if (roles.has('scheduler')) {
    const scheduler = startScheduler(app);
    stops.push(() => scheduler.stop());
  }
  if (config.demo && roles.has('api')) await seedDemo(app);
  seeded = true;
  app.log.info({ roles: [...roles], engine: app.database.engine }, 'ready');
  if (roles.size === 1 && roles.has('migrate')) {
    await app.close();
    return;
  }

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    for (const end of stops) await end();
    await app.jobs.stop();
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
