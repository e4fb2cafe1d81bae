import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { mintTenantId, type TenantId } from '../ids.ts';

/** Work that is no live message: documents, schedules, reports. A job carries its tenant and ids, never rows. */
export interface JobDefinition<T> {
  /** `noun.verb` */
  name: string;
  input: z.ZodType<T>;
  attempts: number;
  timeoutMs: number;
  concurrency: number;
}

export interface Jobs {
  start(): Promise<void>;
  /** `singleKey`: a second job with the same key is not added while one waits. */
  send<T>(job: JobDefinition<T>, tenantId: TenantId, input: T, singleKey?: string): Promise<void>;
  work<T>(job: JobDefinition<T>, handler: (tenantId: TenantId, input: T, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Every job that carries this tenant, whatever became of it. */
  removeAll(tenantId: TenantId): Promise<void>;
  stop(): Promise<void>;
}

const START_TRIES = 8;
/** unique_violation, duplicate_schema, duplicate_table, duplicate_object, duplicate_function */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['23505', '42P06', '42P07', '42710', '42723']);

export function createJobs(
  database: { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> },
  onError: (error: Error) => void,
): Jobs {
  const boss = new PgBoss({ db: database, schema: 'pgboss', supervise: true, schedule: false });
  boss.on('error', onError);
  const known = new Set<string>();
  const ensureQueue = async (job: JobDefinition<never>): Promise<void> => {
    if (known.has(job.name)) return;
    await boss.createQueue(job.name, {
      // One waiting job per key; under the standard policy a key alone keeps nothing out.
      policy: 'short',
      retryLimit: job.attempts - 1,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: Math.ceil(job.timeoutMs / 1000),
    });
    known.add(job.name);
  };
  return {
    async start() {
      // Processes that start together on a new database make the queue's schema at the same moment; one wins, the others look again.
      for (let tries = 1; ; tries += 1) {
        try {
          await boss.start();
          return;
        } catch (error) {
          if (tries >= START_TRIES || !MADE_MEANWHILE.has((error as { code?: string }).code ?? '')) throw error;
          await new Promise((resolve) => setTimeout(resolve, 150 * tries));
        }
      }
    },
    async send(job, tenantId, input, singleKey) {
      await ensureQueue(job as JobDefinition<never>);
      await boss.send(job.name, { tenantId, input } as object, { singletonKey: `${tenantId}:${singleKey ?? randomUUID()}` });
    },
    async work(job, handler) {
      await ensureQueue(job as JobDefinition<never>);
      for (let worker = 0; worker < job.concurrency; worker += 1) {
        await boss.work<{ tenantId: string; input: unknown }>(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (batch) => {
          for (const { data } of batch) {
            await handler(mintTenantId(data.tenantId), job.input.parse(data.input), AbortSignal.timeout(job.timeoutMs));
          }
        });
      }
    },
    async removeAll(tenantId) {
      await database.executeSql(`delete from pgboss.job where data ->> 'tenantId' = $1`, [tenantId]);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
