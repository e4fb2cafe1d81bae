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
  /** Jobs that broke as often as they may, newest first, unless the same was asked again since; of all tenants without one. */
  listDead(tenantId: TenantId | null, limit: number): Promise<DeadJob[]>;
  /** Has dead jobs of this tenant done once more. @returns the ids of those that are */
  retryDead(tenantId: TenantId, ids: readonly string[]): Promise<string[]>;
  /** Every job that carries this tenant, whatever became of it. */
  removeAll(tenantId: TenantId): Promise<void>;
  stop(): Promise<void>;
}

/** `at`: when it broke for the last time. */
export interface DeadJob {
  id: string;
  name: string;
  tenantId: string;
  at: Date;
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
    async listDead(tenantId, limit) {
      const { rows } = await database.executeSql(
        `select j.id::text as id, j.name, j.data ->> 'tenantId' as "tenantId", j.completed_on as at from pgboss.job j
         where j.state = 'failed' and j.data ? 'tenantId' and ($1::text is null or j.data ->> 'tenantId' = $1)
           and not exists (select 1 from pgboss.job n where n.name = j.name and n.data = j.data and n.created_on > j.created_on)
         order by j.completed_on desc, j.id limit $2`,
        [tenantId, limit],
      );
      return rows as DeadJob[];
    },
    async retryDead(tenantId, ids) {
      const { rows } = await database.executeSql(
        `update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, completed_on = null, start_after = now()
         where state = 'failed' and data ->> 'tenantId' = $1 and id::text = any ($2::text[]) returning id::text as id`,
        [tenantId, ids],
      );
      return (rows as { id: string }[]).map(({ id }) => id);
    },
    async removeAll(tenantId) {
      await database.executeSql(`delete from pgboss.job where data ->> 'tenantId' = $1`, [tenantId]);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
