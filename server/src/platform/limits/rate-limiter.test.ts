import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedis, startRedis } from '../../../test/redis.ts';
import { createLocalRateLimiter, createRedisRateLimiter } from './rate-limiter.ts';

const rate = { perMinute: 60, burst: 3 };

describe('rate limiter in the process', () => {
  test('lets a burst through, then one a second, and says when the next may come', async () => {
    let now = 1_000_000;
    const limiter = createLocalRateLimiter(() => now);
    const take = () => limiter.take('one', rate);
    expect([await take(), await take(), await take()]).toEqual([0, 0, 0]);
    expect(await take()).toBe(1_000);
    now += 400;
    expect(await take()).toBe(600);
    now += 600;
    expect(await take()).toBe(0);
    expect(await take()).toBe(1_000);
    now += 60_000;
    expect([await take(), await take(), await take()]).toEqual([0, 0, 0]);
    expect(await take()).toBe(1_000);
  });

  test('counts each key by itself, and does not count what it refused', async () => {
    const limiter = createLocalRateLimiter(() => 0);
    for (let time = 0; time < 3; time += 1) await limiter.take('one', rate);
    for (let time = 0; time < 50; time += 1) expect(await limiter.take('one', rate)).toBe(1_000);
    expect(await limiter.take('two', rate)).toBe(0);
  });

  test('over an hour lets through what was promised, and no more', async () => {
    let now = 0;
    const limiter = createLocalRateLimiter(() => now);
    let passed = 0;
    for (; now < 3_600_000; now += 100) if ((await limiter.take('one', rate)) === 0) passed += 1;
    expect(passed).toBeLessThanOrEqual(3_600 + rate.burst);
    expect(passed).toBeGreaterThan(3_590);
  });

  test('forgets who was quiet for longest, when there are too many to remember', async () => {
    const limiter = createLocalRateLimiter(() => 0, 2);
    for (let time = 0; time < 3; time += 1) await limiter.take('old', rate);
    await limiter.take('young', rate);
    await limiter.take('newest', rate);
    expect(await limiter.take('old', rate)).toBe(0);
  });
});

describe.runIf(hasRedis)('rate limiter in Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  test('counts for two processes together', async () => {
    const errors: Error[] = [];
    const [one, two] = [createRedisRateLimiter(redis.url, () => {}), createRedisRateLimiter(redis.url, (error) => errors.push(error))];
    const slow = { perMinute: 1, burst: 4 };
    await vi.waitFor(async () => {
      errors.length = 0;
      await one.take('ready', slow);
      await two.take('ready', slow);
      expect(errors).toEqual([]);
    });
    const waits = [];
    for (let time = 0; time < 3; time += 1) waits.push(await one.take('shared', slow), await two.take('shared', slow));
    expect(waits.slice(0, 4)).toEqual([0, 0, 0, 0]);
    for (const wait of waits.slice(4)) expect(wait).toBeGreaterThan(50_000);
    await one.close();
    await two.close();
  });

  test('goes on counting by itself while Redis is away', async () => {
    const own = await startRedis();
    const errors: Error[] = [];
    const limiter = createRedisRateLimiter(own.url, (error) => errors.push(error));
    await own.stop();
    for (let time = 0; time < 3; time += 1) expect(await limiter.take('one', rate)).toBe(0);
    expect(await limiter.take('one', rate)).toBeGreaterThan(0);
    expect(errors.length).toBeGreaterThan(0);
    await limiter.close();
  });
});
