import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedis, startRedis } from '../../../test/redis.ts';
import { mintTenantId } from '../ids.ts';
import { type Cache, createLocalCache, createRedisCache } from './cache.ts';

const one = mintTenantId('00000000-0000-4000-8000-000000000001');
const two = mintTenantId('00000000-0000-4000-8000-000000000002');

const behavesLikeACache = (make: () => Cache): void => {
  test('gives back what was set, to the tenant that set it and to no other', async () => {
    const cache = make();
    await cache.forTenant(one).set('menu', 'of one', 60_000);
    expect(await cache.forTenant(one).get('menu')).toBe('of one');
    expect(await cache.forTenant(two).get('menu')).toBeNull();
    await cache.forTenant(two).remove('menu');
    expect(await cache.forTenant(one).get('menu')).toBe('of one');
    await cache.forTenant(one).remove('menu');
    expect(await cache.forTenant(one).get('menu')).toBeNull();
    await cache.close();
  });
};

describe('cache in the process', () => {
  behavesLikeACache(() => createLocalCache());

  test('forgets what is too old', async () => {
    let now = 0;
    const cache = createLocalCache(10, () => now).forTenant(one);
    await cache.set('a', '1', 100);
    now = 99;
    expect(await cache.get('a')).toBe('1');
    now = 100;
    expect(await cache.get('a')).toBeNull();
  });

  test('makes room by forgetting what was unused for longest', async () => {
    const cache = createLocalCache(2).forTenant(one);
    await cache.set('a', '1', 1_000);
    await cache.set('b', '2', 1_000);
    await cache.get('a');
    await cache.set('c', '3', 1_000);
    expect([await cache.get('a'), await cache.get('b'), await cache.get('c')]).toEqual(['1', null, '3']);
  });
});

describe.runIf(hasRedis)('cache in Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  const ready = async (errors: Error[] = []): Promise<Cache> => {
    const cache = createRedisCache(redis.url, (error) => errors.push(error));
    await vi.waitFor(async () => {
      await cache.forTenant(one).set('ready', 'yes', 1_000);
      expect(await cache.forTenant(one).get('ready')).toBe('yes');
    });
    return cache;
  };

  test('gives back what was set, to the tenant that set it and to no other', async () => {
    const cache = await ready();
    await cache.forTenant(one).set('menu', 'of one', 60_000);
    expect(await cache.forTenant(one).get('menu')).toBe('of one');
    expect(await cache.forTenant(two).get('menu')).toBeNull();
    await cache.forTenant(one).remove('menu');
    expect(await cache.forTenant(one).get('menu')).toBeNull();
    await cache.close();
  });

  test('is an empty cache while Redis is away, says so, and never throws', async () => {
    const own = await startRedis();
    const errors: Error[] = [];
    const cache = createRedisCache(own.url, (error) => errors.push(error));
    await vi.waitFor(async () => {
      await cache.forTenant(one).set('a', '1', 60_000);
      expect(await cache.forTenant(one).get('a')).toBe('1');
    });
    await own.stop();
    await vi.waitFor(async () => expect(await cache.forTenant(one).get('a')).toBeNull());
    await cache.forTenant(one).set('a', '2', 1_000);
    expect(errors.length).toBeGreaterThan(0);
    await cache.close();
  });
});
