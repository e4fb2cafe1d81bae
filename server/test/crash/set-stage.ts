import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sim } from '@wafaa/sim';
import { hasRedis } from '../redis.ts';
import { type Cluster, startCluster, type Supervised, superviseServer } from './processes.ts';
import { type RedisVictim, superviseRedis } from './redis-process.ts';
import { type SeededAccount, type Seeded, seedTenant } from './seed-tenant.ts';
import { serverEnv } from './server-env.ts';

/** How long the product listens for news of a send that was cut off before it decides; as shipped half a minute. One process that holds its database
 *  itself hears late: news stands behind webhooks of hundreds of messages, and the provider gives up on a post after four seconds. */
export const uncertainAfterMs = (engine: string): number => (engine === 'pglite' ? 15_000 : 6_000);
export const LEASE_MS = 5_000;

export interface Stage {
  url: string;
  accounts: SeededAccount[];
  team: Seeded['team'];
  victims: (Supervised | RedisVictim)[];
  /** Once the last fault has struck: whoever brings things back needs a moment. */
  whenReady(): Promise<void>;
  /** Ends the product, and then what `around` still needs: the database. */
  end<T>(around: (place: { url: string | null; folder: string }) => Promise<T>): Promise<T>;
}

/** The product as it runs in production, on a database of its own with a Redis of its own; `pglite`: everything in one process. */
export async function setStage(engine: string, sim: Sim, folder: string, awayMs: () => number): Promise<Stage> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const cluster: Cluster | null = engine === 'postgres' ? await startCluster(folder, port + 1) : null;
  const redis = hasRedis ? await superviseRedis(awayMs) : null;
  const env: Record<string, string> = {
    ...serverEnv(sim, { folder, port, leaseMs: LEASE_MS, uncertainAfterMs: uncertainAfterMs(engine), databaseUrl: cluster?.url }),
    BURST_SCALE: '0.3',
    RATE_SESSION_PER_MINUTE: '100000',
    RATE_ADDRESS_PER_MINUTE: '100000',
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const url = `http://127.0.0.1:${port}`;
  const { accounts, team } = await seedTenant(env);
  for (const { channel, accountKey, accessToken, secret, webhookPath } of accounts) {
    sim.addAccount({
      channel,
      key: accountKey,
      businessKey: `business-${channel}`,
      address: '+966110000000',
      name: { en: 'Crash', ar: 'اختبار' },
      appSecret: secret,
      accessToken,
      webhookUrl: `${url}${webhookPath}`,
    });
  }
  const servers = cluster
    ? [
        superviseServer('api', { ...env, ROLE: 'migrate,api,realtime' }, logs),
        superviseServer('worker-1', { ...env, ROLE: 'worker,scheduler' }, logs),
        superviseServer('worker-2', { ...env, ROLE: 'worker' }, logs),
      ]
    : [superviseServer('all', { ...env, ROLE: 'all' }, logs)];
  await waitReady(url);
  return {
    url,
    accounts,
    team,
    victims: [...servers, ...(cluster ? [cluster] : []), ...(redis ? [redis] : [])],
    whenReady: () => waitReady(url),
    async end(around) {
      for (const server of servers) await server.end().catch(() => {});
      await redis?.end().catch(() => {});
      try {
        return await around({ url: cluster?.url ?? null, folder });
      } finally {
        await cluster?.end().catch(() => {});
      }
    },
  };
}

async function waitReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server was never ready');
}
