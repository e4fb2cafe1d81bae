import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../app/context.ts';
import { connectionDeps } from '../app/handlers/channels.ts';
import { removalStatus, removeAccess } from '../modules/connections/index.ts';
import { makeHandlers } from '../app/handlers/index.ts';
import { makeHealth } from '../app/health.ts';
import { buildServer } from '../app/http/build-server.ts';
import { createAnswerStore } from '../app/http/idempotency/answer-store.ts';
import { makeLiveDoor } from '../app/live-door.ts';
import { sameHost } from '../app/http/same-origin.ts';
import { measureUnhandled } from '../modules/conversations/index.ts';
import { createLiveSocket } from '../modules/realtime/index.ts';

export interface ApiRole {
  url: string;
  server: FastifyInstance;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 1_000;
const HEARTBEAT_GAP_MS = 4_000;
/** A delivery that waits for longer holds up the news behind it. */
const BEHIND_MS = 1_500;
const IDLE_CHECK_MS = 100;

/** HTTP: webhooks, API, dashboard, health. Ready once `markReady` was called and every dependency answers. */
export async function startApi(app: AppContext, isSeeded: () => boolean): Promise<ApiRole> {
  const { config, log, metrics } = app;
  const server = await buildServer({
    config,
    log,
    metrics,
    ingress: app.ingress,
    webchat: app.webchat,
    door: app.door,
    sessions: app.sessions,
    handlers: makeHandlers(app),
    limiter: app.limiter,
    answers: createAnswerStore({ database: app.database, secrets: app.secrets, clock: app.clock, hashKey: config.sessionKey }),
    health: makeHealth(app, isSeeded),
    removals: {
      remove: (given) => removeAccess(connectionDeps(app), given),
      status: (code) => removalStatus(app, code),
    },
    refreshMetrics: async () => {
      const stats = await app.database.system.call('ledger_stats');
      metrics.lanes.set({ state: 'waiting' }, stats.waiting);
      metrics.lanes.set({ state: 'unhandled_messages' }, stats.unhandled);
      metrics.lanes.set({ state: 'uncertain_sends' }, stats.uncertain);
      metrics.lanes.set({ state: 'needs_human' }, stats.needsHuman);
      metrics.lanes.set({ state: 'oldest_due_ms' }, stats.oldestDueMs);
      const { accounts, parked } = await app.database.system.call('account_stats');
      metrics.accounts.reset();
      for (const { channel, state, count } of accounts) metrics.accounts.set({ channel, state }, count);
      metrics.parkedSends.set(parked);
      metrics.accountAlarms.reset();
      for (const { what } of await app.database.system.call('open_alarms')) metrics.accountAlarms.inc({ what });
      const { messages, ...parts } = await measureUnhandled(app.database.system);
      metrics.unhandled.set(messages);
      for (const [part, count] of Object.entries(parts)) metrics.unhandledParts.set({ part }, count);
    },
  });
  const live = config.roles.has('realtime')
    ? createLiveSocket(server.server, app.bus, makeLiveDoor(app), (origin) => origin === undefined || sameHost(origin, config.publicUrl))
    : null;
  // Statuses about uncertain sends can only reach us while this runs; workers count from here.
  const beat = async (): Promise<void> => {
    try {
      await app.database.system.call('heartbeat', 'api', app.instance, HEARTBEAT_GAP_MS);
      // What stands in our own queue has told nobody yet: silence counts from when it is through, as when the provider is behind.
      if (app.ingress.behindMs() > BEHIND_MS) await app.database.system.call('heartbeat', 'backlog', '-', HEARTBEAT_GAP_MS);
    } catch (error) {
      log.warn({ err: error }, 'heartbeat failed');
    }
  };
  await server.listen({ host: config.host, port: config.port });
  await beat();
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `http://${config.host}:${port}`,
    server,
    async stop() {
      clearInterval(timer);
      // A connection whose last request is answered while we stop would otherwise be waited for until its keep-alive ends, 72 s later.
      const reaper = setInterval(() => server.server.closeIdleConnections(), IDLE_CHECK_MS);
      try {
        await live?.close();
        await server.close();
      } finally {
        clearInterval(reaper);
      }
    },
  };
}
