import type { FastifyInstance } from 'fastify';

/** One thing that the service stands on. Without a required one it cannot serve; without another it serves less, or slower. */
export interface HealthPart {
  required: boolean;
  /** Resolves when the part answers. */
  check: () => Promise<void>;
}

export interface BuildInfo {
  version: string;
  commit: string | null;
}

export interface Health {
  build: BuildInfo;
  parts: Record<string, HealthPart>;
  /** Name of the newest migration that the database has. */
  schemaVersion: () => Promise<string | null>;
}

type PartState = { state: 'ok' | 'down'; required: boolean };
const CHECK_MS = 3_000;

/** `/healthz`: the process lives, and which build it is. `/readyz`: whether it can serve, part by part; 503 takes it out of a load balancer. */
export function healthRoutes(app: FastifyInstance, health: Health): void {
  let schema: string | null = null;
  app.get('/healthz', async (_request, reply) => {
    // Asked until there is an answer; a process that runs is never migrated under itself. Liveness does not hang on the database.
    schema ??= await within(health.schemaVersion()).catch(() => null);
    return reply
      .header('cache-control', 'no-store')
      .send({ status: 'ok', version: health.build.version, commit: health.build.commit, node: process.versions.node, schema });
  });
  app.get('/readyz', async (_request, reply) => {
    const entries = await Promise.all(Object.entries(health.parts).map(async ([name, part]) => [name, await stateOf(part)] as const));
    const down = entries.filter(([, part]) => part.state === 'down');
    const status = down.some(([, part]) => part.required) ? 'not_ready' : down.length > 0 ? 'degraded' : 'ready';
    return reply
      .status(status === 'not_ready' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ status, parts: Object.fromEntries(entries) });
  });
}

async function stateOf({ required, check }: HealthPart): Promise<PartState> {
  try {
    await within(check());
    return { state: 'ok', required };
  } catch {
    return { state: 'down', required };
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
