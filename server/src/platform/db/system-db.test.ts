import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { systemDb } from './system-db.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A pool whose calls end as told, one after the other; the last one goes on. */
function poolThat(...ends: (Error | object)[]) {
  let calls = 0;
  const query = async () => {
    const end = ends[Math.min(calls, ends.length - 1)];
    calls += 1;
    if (end instanceof Error) throw end;
    return { rows: [{ result: end }] };
  };
  return { pool: { query } as unknown as Pool, calls: () => calls };
}

describe('a call that works across tenants', () => {
  it('begins anew where a deadlock undid it', async () => {
    const { pool, calls } = poolThat(failure('40P01'), failure('40P01'), ['tenant']);
    expect(await systemDb(pool).call('return_pens', 5)).toEqual(['tenant']);
    expect(calls()).toBe(3);
  });

  it('gives up where deadlocks do not end', async () => {
    const { pool, calls } = poolThat(failure('40P01'));
    await expect(systemDb(pool).call('return_pens', 5)).rejects.toMatchObject({ code: '40P01' });
    expect(calls()).toBe(4);
  });

  it('is not run twice after any other failure', async () => {
    const { pool, calls } = poolThat(failure('57014'));
    await expect(systemDb(pool).call('return_pens', 5)).rejects.toMatchObject({ code: '57014' });
    expect(calls()).toBe(1);
  });
});
