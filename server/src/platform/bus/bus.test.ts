import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort, hasRedis, startRedis } from '../../../test/redis.ts';
import { type Bus, createLocalBus, createRedisBus } from './bus.ts';

const collect = (bus: Bus, topic: string): { heard: string[]; stop: () => void } => {
  const heard: string[] = [];
  return { heard, stop: bus.subscribe(topic, (message) => void heard.push(message)) };
};

describe('bus in the process', () => {
  test('wakes everybody who listens to the topic, in order, and nobody else', () => {
    const bus = createLocalBus();
    const [one, two, other] = [collect(bus, 'lanes'), collect(bus, 'lanes'), collect(bus, 'changed')];
    bus.publish('lanes', 'a');
    bus.publish('lanes', 'b');
    one.stop();
    bus.publish('lanes', 'c');
    expect([one.heard, two.heard, other.heard]).toEqual([['a', 'b'], ['a', 'b', 'c'], []]);
    expect(bus.isHealthy()).toBe(true);
  });

  test('is silent once it is closed', async () => {
    const bus = createLocalBus();
    const { heard } = collect(bus, 'lanes');
    await bus.close();
    bus.publish('lanes', 'late');
    expect(heard).toEqual([]);
  });
});

describe.runIf(hasRedis)('bus over Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  const buses: Bus[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    await redis.stop();
  });
  const connect = async (url = redis.url): Promise<Bus> => {
    const bus = createRedisBus(url, () => {});
    buses.push(bus);
    await vi.waitFor(() => expect(bus.isHealthy()).toBe(true));
    return bus;
  };
  const reach = async (from: Bus, to: { heard: string[] }, topic: string): Promise<void> =>
    vi.waitFor(() => {
      from.publish(topic, 'hello');
      expect(to.heard.length).toBeGreaterThan(0);
    });

  test('wakes another process', async () => {
    const [here, there] = [await connect(), await connect()];
    const lanes = collect(there, 'lanes');
    const changed = collect(there, 'changed');
    await reach(here, lanes, 'lanes');
    expect(changed.heard).toEqual([]);
  });

  test('one listener that leaves does not take the topic from the others', async () => {
    const [here, there] = [await connect(), await connect()];
    const [leaving, staying] = [collect(there, 'changed'), collect(there, 'changed')];
    await reach(here, staying, 'changed');
    leaving.stop();
    const before = leaving.heard.length;
    staying.heard.length = 0;
    await reach(here, staying, 'changed');
    expect(leaving.heard).toHaveLength(before);
  });

  test('hears again after Redis was away, and publishing meanwhile throws at nobody', async () => {
    const own = await startRedis();
    const [here, there] = [await connect(own.url), await connect(own.url)];
    const lanes = collect(there, 'lanes');
    await reach(here, lanes, 'lanes');
    await own.stop();
    await vi.waitFor(() => expect(here.isHealthy()).toBe(false));
    here.publish('lanes', 'lost');
    lanes.heard.length = 0;
    const again = await startRedis(own.port);
    await vi.waitFor(() => reach(here, lanes, 'lanes'), { timeout: 10_000 });
    await again.stop();
  });

  test('hears what it began to listen to while Redis was away', async () => {
    const port = await freePort();
    const bus = createRedisBus(`redis://127.0.0.1:${port}`, () => {});
    buses.push(bus);
    const lanes = collect(bus, 'lanes');
    const again = await startRedis(port);
    await vi.waitFor(() => reach(bus, lanes, 'lanes'), { timeout: 10_000 });
    expect(lanes.heard).toContain('hello');
    await again.stop();
  });
});
