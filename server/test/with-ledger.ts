import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createLedgerBench, type LedgerBench, type TestTenant } from './ledger.ts';

/** A ledger for the tests of a `describe`: each is given a tenant of its own, and no lane of the test before is due. */
export function withLedger(give: (bench: LedgerBench, tenant: TestTenant) => void): void {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await createLedgerBench();
  });
  beforeEach(async () => {
    await bench.test.asOwner('update lane set ready_at = null, done_seq = last_seq');
    give(bench, await bench.tenant());
  });
  afterAll(() => bench.close());
}
