import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasRedis, startRedis } from '../../../test/redis.ts';
import { mintTenantId } from '../ids.ts';
import { type Bucket, createLocalPacer, createRedisPacer, HORIZON_MS, type Pacer } from './pacer.ts';

const tenant = mintTenantId('00000000-0000-4000-8000-0000000000a1');
const other = mintTenantId('00000000-0000-4000-8000-0000000000a2');
const account = (given: Partial<Bucket> = {}): Bucket => ({ key: 'account:1', perSecond: 1, burst: 1, cost: 1, ...given });
const person = (name: string): Bucket => ({ key: `person:${name}`, perSecond: 1 / 6, burst: 2, cost: 1 });

describe('pacer in the process', () => {
  let now = 1_000_000;
  const start = (): Pacer => {
    now = 1_000_000;
    return createLocalPacer(() => now);
  };

  test('gives everybody a place of their own, in the order of asking, and keeps it', async () => {
    const pacer = start();
    const book = (ticket: string) => pacer.book(tenant, ticket, [account()]);
    expect([await book('a'), await book('b'), await book('c')]).toEqual([0, 1_000, 2_000]);
    now += 400;
    expect([await book('c'), await book('b'), await book('d')]).toEqual([1_600, 600, 2_600]);
    now += 600;
    expect([await book('b'), await book('c')]).toEqual([0, 1_000]);
    expect(await book('b')).toBe(3_000);
  });

  test('never lets more through in any second than the pace and what may go at once', async () => {
    const pacer = start();
    const bucket = account({ perSecond: 73, burst: 8 });
    const due: number[] = [];
    for (let index = 0; index < 500; index += 1) due.push(now + (await pacer.book(tenant, `t${index}`, [bucket])));
    for (const from of due) expect(due.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(80 + 1);
    expect(Math.max(...due) - now).toBeLessThan(7_000);
  });

  test('takes nothing of the account for who waits for their own person', async () => {
    const pacer = start();
    const book = (ticket: string, name: string) => pacer.book(tenant, ticket, [person(name), account({ perSecond: 10 })]);
    expect([await book('1', 'x'), await book('2', 'x')]).toEqual([0, 100]);
    expect(await book('3', 'x')).toBe(6_000);
    expect(await book('4', 'y')).toBe(200);
    now += 6_000;
    expect(await book('3', 'x')).toBe(0);
  });

  test('counts what weighs more, and lets it go when nothing is before it', async () => {
    const pacer = start();
    expect(await pacer.book(tenant, 'long', [account({ cost: 3 })])).toBe(0);
    expect(await pacer.book(tenant, 'next', [account()])).toBe(3_000);
  });

  test('holds a bucket that was paused, longer each time, and no other', async () => {
    const pacer = start();
    const book = (ticket: string, bucket: Bucket) => pacer.book(tenant, ticket, [bucket]);
    expect(await book('early', account({ perSecond: 100, burst: 10 }))).toBe(0);
    await pacer.pause(tenant, 'account:1', 7_000);
    expect(await book('a', account({ perSecond: 100, burst: 10 }))).toBe(7_000);
    expect(await book('b', account({ key: 'account:2' }))).toBe(0);
    expect(await pacer.book(other, 'c', [account()])).toBe(0);
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      now += 70_000;
      const last = waits.at(-1) ?? 0;
      now -= 70_000 - Math.max(7_000, last);
      await pacer.pause(tenant, 'account:1', 0);
      waits.push(await book(`r${round}`, account({ perSecond: 100, burst: 10 })));
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    now += 60_000 + 30_000;
    await pacer.pause(tenant, 'account:1', 0);
    expect(await book('calm', account({ perSecond: 100, burst: 10 }))).toBe(500);
  });

  test('does not honour a place that lies in a pause', async () => {
    const pacer = start();
    await pacer.book(tenant, 'a', [account()]);
    expect(await pacer.book(tenant, 'b', [account()])).toBe(1_000);
    await pacer.pause(tenant, 'account:1', 5_000);
    now += 1_000;
    expect(await pacer.book(tenant, 'b', [account()])).toBe(4_000);
    now += 4_000;
    expect(await pacer.book(tenant, 'b', [account()])).toBe(0);
  });

  test('gives no places beyond its horizon, and lets those who were sent away ask again', async () => {
    const pacer = start();
    for (let index = 0; index <= 60; index += 1) await pacer.book(tenant, `t${index}`, [account()]);
    expect(await pacer.book(tenant, 'late', [account()])).toBe(HORIZON_MS);
    now += HORIZON_MS;
    expect(await pacer.book(tenant, 'late', [account()])).toBe(1_000);
  });

  test('forgets a tenant that is gone, and the oldest when there are too many', async () => {
    const pacer = createLocalPacer(() => 0, 2);
    const wait = (key: string, by = tenant) => pacer.book(by, key, [account({ key })]);
    expect([await wait('a'), await wait('a')]).toEqual([0, 1_000]);
    pacer.forget(tenant);
    expect(await wait('a')).toBe(0);
    await wait('b');
    await wait('c');
    expect(await wait('a')).toBe(0);
  });
});

describe.runIf(hasRedis)('pacer in Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  const pacers: Pacer[] = [];
  const join = async (): Promise<Pacer> => {
    let failures = 0;
    const pacer = createRedisPacer(redis.url, () => {
      failures += 1;
    });
    pacers.push(pacer);
    await vi.waitFor(async () => {
      failures = 0;
      await pacer.book(tenant, 'hello', []);
      expect(failures).toBe(0);
    });
    return pacer;
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const pacer of pacers) await pacer.close();
    await redis.stop();
  });

  test('several processes share the places, and what one is told holds for all', async () => {
    const [one, two] = [await join(), await join()];
    const slow = account({ key: 'shared', perSecond: 0.05 });
    expect(await one.book(tenant, 'a', [slow])).toBe(0);
    const second = await two.book(tenant, 'b', [slow]);
    expect(second).toBeGreaterThan(10_000);
    expect(await one.book(tenant, 'b', [slow])).toBeLessThanOrEqual(second);
    expect(await one.book(tenant, 'c', [slow])).toBeGreaterThan(second);
    expect(await two.book(other, 'd', [slow])).toBe(0);
    await one.pause(tenant, 'held', 30_000);
    const held = account({ key: 'held', perSecond: 1_000, burst: 100 });
    expect(await two.book(tenant, 'e', [held])).toBeGreaterThan(20_000);
    expect(await two.book(tenant, 'f', [account({ key: 'free' })])).toBe(0);
  });

  test('reckons as the one in the process does', async () => {
    const shared = await join();
    const local = createLocalPacer(() => 5_000);
    const slow = { perSecond: 1 / 20, burst: 3 };
    const buckets = (name: string): Bucket[] => [
      account({ ...slow, key: `p${name}`, burst: 2 }),
      account({ ...slow, key: 'all', cost: 2 }),
    ];
    for (const [ticket, name] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'a'],
      ['1', 'a'],
      ['4', 'c'],
    ] as const) {
      const [there, here] = [await shared.book(tenant, ticket, buckets(name)), await local.book(tenant, ticket, buckets(name))];
      expect(Math.abs(there - here)).toBeLessThanOrEqual(here === 0 ? 0 : 10_000);
    }
  });

  test('waits a moment and no longer for a Redis that hangs', async () => {
    const own = await startRedis();
    const [there, witness] = [createRedisPacer(own.url, () => {}), createRedisPacer(own.url, () => {})];
    pacers.push(there, witness);
    await vi.waitFor(async () => {
      await witness.pause(tenant, 'held', 60_000);
      expect(await there.book(tenant, 'asked', [account({ key: 'held' })])).toBeGreaterThan(50_000);
    });
    own.signal('SIGSTOP');
    expect(await there.book(tenant, 'a', [account()])).toBe(0);
    own.signal('SIGCONT');
    await own.stop();
  });

  test('goes on by itself while Redis is away', async () => {
    const away = createRedisPacer('redis://127.0.0.1:1', () => {});
    pacers.push(away);
    expect(await away.book(tenant, 'a', [account()])).toBe(0);
    expect(await away.book(tenant, 'b', [account()])).toBeGreaterThan(0);
    await away.pause(tenant, 'k', 5_000);
    expect(await away.book(tenant, 'c', [account({ key: 'k' })])).toBeGreaterThan(4_000);
  });
});
