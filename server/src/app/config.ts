import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ChannelSettings, readChannelSettings } from '../modules/channels/index.ts';
import { parseSmtpUrl, type SmtpConfig } from '../modules/mail/index.ts';
import { readVectorConfig, type VectorStoreConfig } from '../modules/knowledge/index.ts';
import type { Rate } from '../platform/limits/rate-limiter.ts';
import type { Env } from './env.ts';
import type { CallRates } from './http/limit-calls.ts';

export const ROLES = ['api', 'worker', 'realtime', 'scheduler', 'migrate'] as const;
export type Role = (typeof ROLES)[number];

export interface Config {
  roles: ReadonlySet<Role>;
  host: string;
  port: number;
  publicUrl: string;
  logLevel: string;
  dataFolder: string;
  demo: boolean;
  simulatorUrl: string | null;
  trustProxy: string[];
  /** Other sites whose pages may call the API; `*` is everybody, without cookies. */
  corsOrigins: string[];
  rates: CallRates;
  /** Of the source, where the build knows it. */
  commit: string | null;
  database: { url: string | null; folder: string | null; maxConnections: number; statementTimeoutMs: number };
  redisUrl: string | null;
  /** 32 bytes each; the first seals. */
  secretKeys: Buffer[];
  sessionKey: Buffer;
  /** argon2id: KiB, passes and lanes of one hash. */
  passwords: { memoryKib: number; passes: number; lanes: number };
  channels: ChannelSettings;
  /** How many times what a channel allows is sent; 0 is without end. */
  sendRateFor(channel: string): number;
  /** Null: mails stay on this machine, where the dashboard shows them. */
  smtp: SmtpConfig | null;
  http: { allowedPrivateHosts: string[]; maxResponseBytes: number };
  model: {
    provider: 'openai' | 'anthropic';
    apiKey: string;
    baseUrl: string | null;
    model: string;
    embeddingModel: string | null;
    /** Takes pictures. */
    sees: boolean;
    deadlineMs: number;
  } | null;
  /** Answers to first questions are kept until they may change. */
  answerCache: boolean;
  /** Where vectors are searched. */
  vectors: VectorStoreConfig;
  /** Most memory for what tenants know. */
  knowledgeCacheBytes: number;
  lanes: { leaseMs: number; atOnce: number; perTenant: number; uncertainAfterMs: number; burstScale: number };
  limits: { uploadBytes: number; webhookBytes: number };
  /** Files that customers sent are let go after so many days; 0 keeps them. */
  mediaKeptDays: number;
  /** Between the wish to leave and the erase. */
  eraseGraceDays: number;
}

/** Families of which every model takes pictures. Of others nothing is assumed: `LLM_VISION=yes` says it. */
const SEEING_MODELS = /^(?:claude-(?!2|instant)|gpt-4o|gpt-4\.1|gpt-4-turbo|gpt-5|o3|o4-)/;

/** What the environment means. @throws Error naming everything that is missing for a start of this kind. */
export function makeConfig(env: Env): Config {
  const dataFolder = resolve(env.DATA_DIR);
  const problems: string[] = [];
  const list = (text: string | undefined): string[] =>
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  const roles = parseRoles(env.ROLE, problems);
  checkOrigins(list(env.CORS_ORIGINS), problems);
  if (roles.size < 4 && !env.DATABASE_URL && !roles.has('migrate')) {
    problems.push('ROLE names single roles, which share a database: set DATABASE_URL');
  }
  if (env.DATABASE_URL && !env.DEMO && !env.channels.META_APP_SECRET && roles.has('api'))
    problems.push('META_APP_SECRET is needed to accept webhooks');
  if (env.LLM_PROVIDER && !env.LLM_API_KEY) problems.push('LLM_API_KEY is needed with LLM_PROVIDER');
  if (env.LLM_PROVIDER && !env.LLM_MODEL) problems.push('LLM_MODEL is needed with LLM_PROVIDER');
  const smtp = readSmtp(env, problems);
  const vectors = readVectorConfig(env, problems);
  if (problems.length > 0) throw new Error(`the configuration is not complete:\n${problems.map((text) => `  ${text}`).join('\n')}`);

  const privateHosts = list(env.ALLOWED_PRIVATE_HOSTS);
  if (env.SIM_URL) privateHosts.push(new URL(env.SIM_URL).host);
  const channels = readChannelSettings({
    values: env.channels,
    simulatorUrl: env.SIM_URL ?? null,
    publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    sendTimeoutMs: Math.min(15_000, Math.floor(env.LEASE_MS / 3)),
  });
  return {
    roles,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    dataFolder,
    demo: env.DEMO,
    simulatorUrl: env.SIM_URL ?? null,
    trustProxy: list(env.TRUST_PROXY),
    corsOrigins: list(env.CORS_ORIGINS),
    rates: makeRates(env),
    commit: env.BUILD_COMMIT ?? null,
    database: {
      url: env.DATABASE_URL ?? null,
      folder: join(dataFolder, 'database'),
      maxConnections: env.DATABASE_POOL,
      statementTimeoutMs: 30_000,
    },
    redisUrl: env.REDIS_URL ?? null,
    secretKeys: env.SECRETS_KEYS ? list(env.SECRETS_KEYS).map((key) => Buffer.from(key, 'base64')) : [ownKey(dataFolder, 'secrets.key')],
    sessionKey: env.SESSION_KEY ? createHash('sha256').update(env.SESSION_KEY).digest() : ownKey(dataFolder, 'session.key'),
    passwords: { memoryKib: env.PASSWORD_MEMORY_KIB, passes: env.PASSWORD_PASSES, lanes: 1 },
    channels,
    // The emulator has no limits of its own.
    sendRateFor: (channel) => env.SEND_RATE_SCALE ?? (channels.isEmulated(channel) ? 0 : 1),
    smtp,
    http: { allowedPrivateHosts: privateHosts, maxResponseBytes: 110_000_000 },
    model:
      env.LLM_PROVIDER && env.LLM_API_KEY && env.LLM_MODEL
        ? {
            provider: env.LLM_PROVIDER,
            apiKey: env.LLM_API_KEY,
            baseUrl: env.LLM_BASE_URL ?? null,
            model: env.LLM_MODEL,
            embeddingModel: env.LLM_EMBEDDING_MODEL ?? null,
            sees: env.LLM_VISION === 'auto' ? SEEING_MODELS.test(env.LLM_MODEL) : env.LLM_VISION === 'yes',
            deadlineMs: env.LLM_DEADLINE_MS,
          }
        : null,
    answerCache: env.ANSWER_CACHE,
    vectors,
    knowledgeCacheBytes: env.KNOWLEDGE_CACHE_MB * 1024 * 1024,
    lanes: {
      leaseMs: env.LEASE_MS,
      atOnce: env.LANES_AT_ONCE,
      perTenant: env.LANES_PER_TENANT,
      uncertainAfterMs: env.UNCERTAIN_AFTER_MS,
      burstScale: env.BURST_SCALE,
    },
    limits: { uploadBytes: env.MAX_UPLOAD_BYTES, webhookBytes: env.MAX_WEBHOOK_BYTES },
    mediaKeptDays: env.MEDIA_KEPT_DAYS,
    eraseGraceDays: env.ERASE_GRACE_DAYS,
  };
}

function readSmtp(env: Env, problems: string[]): SmtpConfig | null {
  if (!env.SMTP_URL) return null;
  if (!env.MAIL_FROM) problems.push('MAIL_FROM is needed with SMTP_URL, like "Wafaa <hello@example.com>"');
  try {
    return parseSmtpUrl(env.SMTP_URL, env.MAIL_FROM ?? '');
  } catch (error) {
    problems.push((error as Error).message);
    return null;
  }
}

/** A page of the dashboard asks a dozen things at once; an office signs in from one address. Passwords have a lock of their own besides. */
function makeRates(env: Env): CallRates {
  const of = (perMinute: number, share: number): Rate => ({ perMinute, burst: Math.max(1, Math.ceil(perMinute * share)) });
  return {
    session: of(env.RATE_SESSION_PER_MINUTE, 0.25),
    apiKey: of(env.RATE_API_KEY_PER_MINUTE, 0.1),
    address: of(env.RATE_ADDRESS_PER_MINUTE, 0.5),
  };
}

function checkOrigins(origins: readonly string[], problems: string[]): void {
  for (const origin of origins) {
    if (origin !== '*' && (!URL.canParse(origin) || new URL(origin).origin !== origin))
      problems.push(`CORS_ORIGINS: "${origin}" is no origin such as https://app.example.com`);
  }
}

function parseRoles(text: string, problems: string[]): Set<Role> {
  const names = text.split(',').map((part) => part.trim());
  if (names.includes('all')) return new Set(['api', 'worker', 'realtime', 'scheduler', 'migrate']);
  for (const name of names)
    if (!(ROLES as readonly string[]).includes(name)) problems.push(`ROLE: "${name}" is none of all, ${ROLES.join(', ')}`);
  return new Set(names.filter((name): name is Role => (ROLES as readonly string[]).includes(name)));
}

// A single machine keeps its own key beside its data; several machines are given one (SECRETS_KEYS, SESSION_KEY).
function ownKey(folder: string, name: string): Buffer {
  const path = join(folder, name);
  if (existsSync(path)) return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  writeFileSync(path, key.toString('base64'), { mode: 0o600 });
  return key;
}
