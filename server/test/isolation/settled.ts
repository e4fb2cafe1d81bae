import { vi } from 'vitest';
import { queueUnprepared } from '../../src/modules/knowledge/index.ts';
import type { TestApp } from '../app.ts';

const until = (running: TestApp, nothing: string, nudge?: string): Promise<void> =>
  vi.waitFor(
    async () => {
      if (nudge) await running.test.asOwner(nudge);
      const [row] = await running.test.asOwner<{ waiting: number }>(`select count(*)::int as waiting from ${nothing}`);
      if (row?.waiting !== 0) throw new Error(`${row?.waiting} of ${nothing}`);
    },
    { timeout: 20_000, interval: 40 },
  );

/** Every conversation has been answered. `nudge`: a statement that is run before each look. */
export const lanesSettled = (running: TestApp, nudge?: string): Promise<void> =>
  until(running, 'lane where ready_at is not null or leased_until is not null', nudge);

/** No document is being read or waits for it. One that is tried again later is gone, and changes nothing. */
const documentsSettled = (running: TestApp): Promise<void> => until(running, "pgboss.job where state in ('created', 'active')");

/** Documents are read, and what questions are answered from is made ready: the watchdog, which comes when it likes, has nothing to do. */
export const knowledgeSettled = (running: TestApp): Promise<void> =>
  vi.waitFor(
    async () => {
      await documentsSettled(running);
      const queued = await queueUnprepared(running.app);
      if (queued !== 0) throw new Error(`${queued} tenants are being made ready`);
    },
    { timeout: 60_000, interval: 40 },
  );
