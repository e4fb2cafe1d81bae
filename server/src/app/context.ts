import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createDoor, createSessionReader, type Door, type SessionReader } from '../modules/access/index.ts';
import {
  type AnswerCache,
  createAnswerCache,
  createDecider,
  createLaneWorker,
  createLedger,
  type LaneWorker,
} from '../modules/conversations/index.ts';
import type { TypingDeps } from '../modules/handoff/index.ts';
import { createIngress, type Ingress } from '../modules/ingress/index.ts';
import {
  createKnowledgeLoader,
  createSearch,
  type Embedder,
  type KnowledgeLoader,
  openVectorStore,
  type Search,
  type VectorStore,
} from '../modules/knowledge/index.ts';
import type { ModelGateway } from '../modules/llm/index.ts';
import { createMediaWorker, type MediaWorker } from '../modules/media/index.ts';
import { createAccountLookup, createNameLearner, createSender, createSendPace, createWindowLookup } from '../modules/outbound/index.ts';
import { createSpending, TENANT_ERASED } from '../modules/tenancy/index.ts';
import { createWebchat, type Webchat } from '../modules/webchat/index.ts';
import { type Bus, createLocalBus, createRedisBus } from '../platform/bus/bus.ts';
import { type Cache, createLocalCache, createRedisCache } from '../platform/cache/cache.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { createSecretBox, type SecretBox } from '../platform/crypto/sealed-secrets.ts';
import { connectDatabase, type Database } from '../platform/db/index.ts';
import { createHttpClient, type HttpClient } from '../platform/http/http-client.ts';
import { createJobs, type Jobs } from '../platform/jobs/jobs.ts';
import { mintTenantId } from '../platform/ids.ts';
import { createFolderStorage, type FileStorage } from '../platform/storage/file-storage.ts';
import { createLocalPacer, createRedisPacer } from '../platform/limits/pacer.ts';
import { createLocalRateLimiter, createRedisRateLimiter, type RateLimiter } from '../platform/limits/rate-limiter.ts';
import { createLog, type Log } from '../platform/telemetry/log.ts';
import { createMetrics, type Metrics } from '../platform/telemetry/metrics.ts';
import type { Config } from './config.ts';
import { makeModels } from './models.ts';

/** Everything that runs, wired once. Tests build the same and replace single parts. */
export interface AppContext {
  config: Config;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  database: Database;
  storage: FileStorage;
  bus: Bus;
  cache: Cache;
  limiter: RateLimiter;
  jobs: Jobs;
  http: HttpClient;
  secrets: SecretBox;
  door: Door;
  sessions: SessionReader;
  ingress: Ingress;
  webchat: Webchat;
  embedder: Embedder | null;
  knowledge: KnowledgeLoader;
  search: Search;
  vectors: VectorStore;
  /** Null: the engine without a model answers. */
  model: ModelGateway | null;
  /** Null unless it is turned on: every question is answered anew. */
  answers: AnswerCache | null;
  laneWorker: LaneWorker;
  mediaWorker: MediaWorker;
  /** For showing a customer that a person is writing. */
  typing: TypingDeps;
  instance: string;
  close(): Promise<void>;
}

export async function makeContext(config: Config, given: { database?: Database; clock?: Clock } = {}): Promise<AppContext> {
  const instance = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const log = createLog(config.logLevel, { service: 'wafaa', instance });
  const metrics = createMetrics();
  const warn = (part: string) => (error: Error) => log.warn({ err: error, part }, 'dependency error');
  const database =
    given.database ??
    (await connectDatabase({ ...config.database, folder: config.database.url ? null : config.database.folder }, warn('database')));
  const clock = given.clock ?? systemClock;
  const bus = config.redisUrl ? createRedisBus(config.redisUrl, warn('bus')) : createLocalBus();
  const cache = config.redisUrl ? createRedisCache(config.redisUrl, warn('cache')) : createLocalCache();
  const limiter = config.redisUrl ? createRedisRateLimiter(config.redisUrl, warn('limiter')) : createLocalRateLimiter();
  const pacer = config.redisUrl ? createRedisPacer(config.redisUrl, warn('pacer')) : createLocalPacer();
  const http = createHttpClient(config.http);
  const secrets = createSecretBox(config.secretKeys);
  const door = createDoor({
    database,
    clock,
    bus,
    secrets,
    publicUrl: config.publicUrl,
    signingSecret: config.sessionKey,
    passwords: config.passwords,
  });
  const sessions = createSessionReader(door);
  const storage = createFolderStorage(join(config.dataFolder, 'files'));
  const jobs = createJobs(database.jobQueries, warn('jobs'));
  const spending = createSpending(database, limiter, clock, (error) => log.warn({ err: error }, 'what models cost was not written down'));
  const models = makeModels(config, log, spending);
  const knowledge = createKnowledgeLoader(database, config.knowledgeCacheBytes);
  const vectors = await openVectorStore(database, config.vectors);
  if (vectors.outside) log.info({ store: vectors.name }, 'vectors are searched outside of the database');
  const onImpaired = (tenantId: string, error: unknown): void => log.warn({ err: error, tenantId }, 'searched by words alone');
  const search = createSearch({ vectors, embedder: models.embedder, onImpaired });
  const ingress = createIngress({
    system: database.system,
    bus,
    clock: systemClock,
    metrics,
    channels: config.channels,
    secrets,
    publicUrl: config.publicUrl,
    burstScale: config.lanes.burstScale,
    turn: config.model ? 'slowTurn' : 'quickTurn',
  });
  const webchat = createWebchat({ database, storage, secrets, clock, limiter, bus, accept: ingress.accept, publicUrl: config.publicUrl });
  const ledger = createLedger(database.system, instance, { leaseMs: config.lanes.leaseMs, perTenant: config.lanes.perTenant });
  const accounts = createAccountLookup({
    database,
    secrets,
    onShut({ tenantId, ...shut }) {
      log.error({ tenantId, ...shut }, 'an account has to be connected again: its sends are parked');
      metrics.accountsShut.inc({ channel: shut.channel });
      bus.publish('account', tenantId);
      bus.publish('changed', tenantId);
    },
  });
  const sender = createSender({
    http: webchat.around(http),
    configFor: config.channels.configFor,
    accounts,
    windows: createWindowLookup(database),
    pace: createSendPace({ pacer, scaleFor: config.sendRateFor }),
    learnName: createNameLearner({
      database,
      http,
      configFor: config.channels.configFor,
      onChanged: (tenantId) => bus.publish('changed', tenantId),
    }),
    metrics,
    log,
  });
  const answers = config.answerCache ? createAnswerCache(cache) : null;
  const decider = createDecider({
    database,
    answers,
    knowledge,
    search,
    model: models.gateway,
    clock: systemClock,
    ...(config.model ? { modelDeadlineMs: config.model.deadlineMs } : {}),
  });
  const laneWorker = createLaneWorker(
    {
      ledger,
      sender,
      decide: decider.decide,
      decideFallback: decider.decideFallback,
      metrics,
      log,
      onChanged: (tenantId) => bus.publish('changed', tenantId),
      leaseMs: config.lanes.leaseMs,
      uncertainAfterMs: config.lanes.uncertainAfterMs,
    },
    { atOnce: config.lanes.atOnce, bus, log },
  );
  const mediaWorker = createMediaWorker({
    database,
    storage,
    http: webchat.around(http),
    configFor: config.channels.configFor,
    accounts,
    log,
    bus,
    onChanged: (tenantId) => bus.publish('changed', tenantId),
  });
  // What is kept in memory of a tenant that is gone, in this process and in every other.
  bus.subscribe(TENANT_ERASED, (tenantId) => {
    for (const kept of [knowledge, decider, accounts]) kept.forget(tenantId);
    pacer.forget(mintTenantId(tenantId));
  });
  // Somebody connected an account again: the credentials that are remembered are the old ones.
  bus.subscribe('account', (tenantId) => accounts.forget(tenantId));
  return {
    config,
    clock,
    log,
    metrics,
    database,
    storage,
    bus,
    cache,
    limiter,
    jobs,
    http,
    secrets,
    door,
    sessions,
    ingress,
    webchat,
    embedder: models.embedder,
    knowledge,
    search,
    vectors,
    model: models.gateway,
    answers,
    laneWorker,
    mediaWorker,
    typing: { database, limiter, http: webchat.around(http), configFor: config.channels.configFor, accounts },
    instance,
    async close() {
      webchat.close();
      sessions.close();
      door.close();
      await models.close();
      await spending.close();
      await knowledge.close();
      await vectors.close();
      await http.close();
      await cache.close();
      await limiter.close();
      await pacer.close();
      await bus.close();
      // A database that was handed in is closed by whoever opened it.
      if (!given.database) await database.close();
    },
  };
}
