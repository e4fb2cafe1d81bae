import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../../test/database.ts';
import { systemClock } from '../../../platform/clock.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { createLocalRateLimiter } from '../../../platform/limits/rate-limiter.ts';
import { createSpending } from './spending.ts';

let test: TestDatabase;
let tenantId: TenantId;
const problems: unknown[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  ({ tenantId } = await makeTenant(test.database));
  problems.length = 0;
});
afterAll(() => test.close());

const make = () => createSpending(test.database, createLocalRateLimiter(), systemClock, (error) => problems.push(error));
const call = (purpose: string, inputTokens = 10) => ({
  ...{ tenantId, purpose, model: 'some:model', inputTokens, outputTokens: 2, costMicroUsd: 3, latencyMs: 1 },
});
const stored = () =>
  test.asOwner<{ purpose: string; calls: number; tokens: number }>(
    'select purpose, calls, (input_tokens + output_tokens)::int as tokens from model_usage where tenant_id = $1 order by purpose',
    [tenantId],
  );

describe('the account of calls', () => {
  it('has each call once, from several processes, however many were made before it was written', async () => {
    const both = [make(), make()];
    for (const spending of both) for (const purpose of ['turn.answer', 'turn.rewrite', 'turn.answer']) await spending.record(call(purpose));
    await Promise.all(both.map((spending) => spending.close()));
    expect(await stored()).toEqual([
      { purpose: 'turn.answer', calls: 4, tokens: 48 },
      { purpose: 'turn.rewrite', calls: 2, tokens: 24 },
    ]);
    expect(problems).toEqual([]);
  });

  it('is written by itself soon after a call, and leaves out what is no tenant’s', async () => {
    const spending = make();
    await spending.record(call('turn.answer'));
    await spending.record({ ...call('knowledge.embed'), tenantId: '' });
    await vi.waitFor(async () => expect(await stored()).toEqual([{ purpose: 'turn.answer', calls: 1, tokens: 12 }]), 20_000);
    await spending.close();
  });

  it('tells what could not be written, and goes on with the others', async () => {
    const spending = make();
    await spending.record({ ...call('turn.answer'), tenantId: '00000000-0000-4000-8000-00000000dead' });
    await spending.record(call('turn.answer'));
    await spending.close();
    expect(problems).toHaveLength(1);
    expect(await stored()).toMatchObject([{ calls: 1 }]);
  });
});

describe('the budget of a month', () => {
  it('ends with the call that spends the last of it', async () => {
    await test.asOwner(`update tenant set limits = '{"modelTokensPerMonth": 20}' where tenant_id = $1`, [tenantId]);
    const spending = make();
    expect(await spending.allow(tenantId)).toBe('yes');
    await spending.record(call('turn.answer', 8));
    expect(await spending.allow(tenantId)).toBe('yes');
    await spending.record(call('turn.answer', 8));
    expect(await spending.allow(tenantId)).toBe('budget');
    await spending.close();
  });
});
