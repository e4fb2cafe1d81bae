import { Redis } from 'ioredis';
import { startRedis } from '../redis.ts';
import type { Supervised } from './processes.ts';

/** A Redis of its own that is killed for a while, stopped, and emptied under those who use it. */
export interface RedisVictim extends Supervised {
  url: string;
  flush(): Promise<void>;
}

export async function superviseRedis(awayMs: () => number): Promise<RedisVictim> {
  let redis = await startRedis();
  let restarts = 0;
  return {
    name: 'redis',
    url: redis.url,
    async kill() {
      await redis.stop();
      restarts += 1;
      await new Promise((resolve) => setTimeout(resolve, awayMs()));
      redis = await startRedis(redis.port);
    },
    async pause(ms) {
      redis.signal('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      redis.signal('SIGCONT');
    },
    async flush() {
      const client = new Redis(redis.url, { lazyConnect: true });
      await client.connect();
      await client.flushall();
      client.disconnect();
    },
    end: () => redis.stop(),
    get restarts() {
      return restarts;
    },
  };
}
