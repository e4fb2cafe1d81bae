import { expect, it } from 'vitest';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';
import { createTenantMemory } from './tenant-memory.ts';

interface Value {
  version: number;
  bytes: number;
}
const tenant = (place: number): TenantId => mintTenantId(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`);
const memoryOf = (budget: number) => {
  const memory = createTenantMemory<Value>(budget, ({ bytes }) => bytes);
  let made = 0;
  return {
    ...memory,
    made: () => made,
    ask: (place: number, bytes = 10, version = 1) =>
      memory.load(tenant(place), version, async () => {
        made += 1;
        return { version, bytes };
      }),
  };
};

it('makes a value once, however many ask at the same time and after', async () => {
  const memory = memoryOf(1_000);
  const [one, other] = await Promise.all([memory.ask(1), memory.ask(1)]);
  expect(other).toBe(one);
  expect(await memory.ask(1)).toBe(one);
  expect(memory.made()).toBe(1);
});

it('never answers a version from another one, newer or older', async () => {
  const memory = memoryOf(1_000);
  await memory.ask(1, 10, 5);
  expect((await memory.ask(1, 10, 6)).version).toBe(6);
  expect((await memory.ask(1, 10, 5)).version).toBe(5);
  expect(memory.made()).toBe(3);
  expect(memory.used()).toEqual({ tenants: 1, bytes: 10 });
});

it('hands the value before on, for its parts', async () => {
  const memory = memoryOf(1_000);
  const first = await memory.ask(1, 10, 1);
  let given: Value | null = null;
  await memory.load(tenant(1), 2, async (last) => {
    given = last;
    return { version: 2, bytes: 1 };
  });
  expect(given).toBe(first);
});

it('stays within its budget for a thousand tenants, and lets go of whoever was asked longest ago', async () => {
  const memory = memoryOf(1_000);
  for (let place = 0; place < 1_000; place += 1) {
    await memory.ask(place);
    await memory.ask(0);
    expect(memory.used().bytes).toBeLessThanOrEqual(1_000);
  }
  const before = memory.made();
  await memory.ask(0);
  await memory.ask(999);
  expect(memory.made()).toBe(before);
  await memory.ask(1);
  expect(memory.made()).toBe(before + 1);
});

it('gives large tenants half and no more, so that they push nobody small out', async () => {
  const memory = memoryOf(1_600);
  for (let place = 0; place < 20; place += 1) await memory.ask(place);
  for (let place = 100; place < 140; place += 1) await memory.ask(place, 300);
  const before = memory.made();
  for (let place = 0; place < 20; place += 1) await memory.ask(place);
  expect(memory.made()).toBe(before);
  expect(memory.used().bytes).toBeLessThanOrEqual(20 * 10 + 800);
});

it('serves one that is larger than half of the budget, and does not keep it', async () => {
  const memory = memoryOf(1_000);
  await memory.ask(1);
  expect((await memory.ask(2, 600)).bytes).toBe(600);
  expect(memory.used()).toEqual({ tenants: 1, bytes: 10 });
});

it('tries again after a failure', async () => {
  const memory = createTenantMemory<Value>(100, ({ bytes }) => bytes);
  await expect(memory.load(tenant(1), 1, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect((await memory.load(tenant(1), 1, async () => ({ version: 1, bytes: 1 }))).version).toBe(1);
});

it('keeps nothing of a tenant that was forgotten while it was made', async () => {
  const memory = createTenantMemory<Value>(100, ({ bytes }) => bytes);
  const { promise, resolve } = Promise.withResolvers<Value>();
  const asked = memory.load(tenant(1), 1, () => promise);
  memory.forget(tenant(1));
  resolve({ version: 1, bytes: 1 });
  expect((await asked).bytes).toBe(1);
  expect(memory.used().tenants).toBe(0);
});
