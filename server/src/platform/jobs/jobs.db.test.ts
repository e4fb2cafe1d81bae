import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { mintTenantId } from '../ids.ts';
import { createJobs, type JobDefinition, type Jobs } from './jobs.ts';

describe('jobs', () => {
  const tenantId = mintTenantId('00000000-0000-4000-8000-000000000001');
  const other = mintTenantId('00000000-0000-4000-8000-000000000002');
  const errors: Error[] = [];
  let db: TestDatabase;
  let jobs: Jobs;
  beforeAll(async () => {
    db = await createTestDatabase();
    jobs = createJobs(db.database.jobQueries, (error) => errors.push(error));
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await db.close();
  });

  const define = (name: string, given: Partial<JobDefinition<{ id: string }>> = {}): JobDefinition<{ id: string }> => ({
    name,
    input: z.object({ id: z.string() }),
    attempts: 3,
    timeoutMs: 10_000,
    concurrency: 1,
    ...given,
  });
  const rows = (name: string) =>
    db.asOwner<{ state: string; retry_count: number }>('select state, retry_count from pgboss.job where name = $1 order by created_on', [
      name,
    ]);
  const within = { timeout: 10_000, interval: 50 };

  test('are done once, for the tenant that they belong to', async () => {
    const job = define('test.once');
    const done: string[] = [];
    await jobs.work(job, async (tenant, { id }) => void done.push(`${tenant} ${id}`));
    await jobs.send(job, tenantId, { id: 'a' });
    await jobs.send(job, other, { id: 'b' });
    await vi.waitFor(() => expect(done.toSorted()).toEqual([`${tenantId} a`, `${other} b`]), within);
    await vi.waitFor(async () => expect((await rows(job.name)).map((row) => row.state)).toEqual(['completed', 'completed']), within);
  });

  test('that break are tried again, as often as they say, and then stay visible as failed', async () => {
    const job = define('test.breaks', { attempts: 2 });
    let tries = 0;
    await jobs.work(job, async () => {
      tries += 1;
      throw new Error('broken');
    });
    await jobs.send(job, tenantId, { id: 'a' });
    await vi.waitFor(async () => {
      // The pause between the attempts is not waited for.
      await db.asOwner(`update pgboss.job set start_after = now() where name = $1 and state = 'retry'`, [job.name]);
      expect((await rows(job.name)).map((row) => row.state)).toEqual(['failed']);
    }, within);
    expect(tries).toBe(2);
  });

  test('with the same key wait only once, per tenant, and come again after they began', async () => {
    const job = define('test.single');
    await jobs.send(job, tenantId, { id: 'a' }, 'same');
    await jobs.send(job, tenantId, { id: 'a' }, 'same');
    await jobs.send(job, other, { id: 'a' }, 'same');
    await jobs.send(job, tenantId, { id: 'b' }, 'another');
    expect(await rows(job.name)).toHaveLength(3);
    await db.asOwner(`update pgboss.job set state = 'active', started_on = now() where name = $1`, [job.name]);
    await jobs.send(job, tenantId, { id: 'a' }, 'same');
    expect(await rows(job.name)).toHaveLength(4);
  });

  test('without a key all wait', async () => {
    const job = define('test.many');
    for (const id of ['a', 'b', 'c']) await jobs.send(job, tenantId, { id });
    expect(await rows(job.name)).toHaveLength(3);
  });

  test('with an input that is none are not handed to anybody', async () => {
    const job = define('test.input', { attempts: 1 });
    const handler = vi.fn(async () => {});
    await jobs.work(job, handler);
    await jobs.send(job, tenantId, { nothing: true } as unknown as { id: string });
    await vi.waitFor(async () => expect((await rows(job.name)).map((row) => row.state)).toEqual(['failed']), within);
    expect(handler).not.toHaveBeenCalled();
  });
});
