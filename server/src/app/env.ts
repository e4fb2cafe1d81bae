import { z } from 'zod';
import { channelVariableNames } from '../modules/channels/index.ts';

// The only place of the server that reads the environment. Here it is read and typed; config.ts says what it means.

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true');
const optional = z.string().trim().min(1).optional();
const integer = (fallback: number, min: number, max: number) => z.coerce.number().int().min(min).max(max).default(fallback);

export const Env = z.object({
  NODE_ENV: z.string().default('production'),
  ROLE: z.string().default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(8000, 0, 65_535),
  PUBLIC_URL: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: optional,
  DATABASE_POOL: integer(10, 1, 200),
  REDIS_URL: optional,
  TRUST_PROXY: optional,
  CORS_ORIGINS: optional,
  RATE_SESSION_PER_MINUTE: integer(600, 1, 1_000_000),
  RATE_API_KEY_PER_MINUTE: integer(1_200, 1, 1_000_000),
  RATE_ADDRESS_PER_MINUTE: integer(120, 1, 1_000_000),
  BUILD_COMMIT: optional,
  SMTP_URL: optional,
  MAIL_FROM: optional,
  SECRETS_KEYS: optional,
  SESSION_KEY: optional,
  PASSWORD_MEMORY_KIB: integer(19_456, 8, 1_048_576),
  PASSWORD_PASSES: integer(2, 1, 20),
  ALLOWED_PRIVATE_HOSTS: z.string().default(''),
  LLM_PROVIDER: z.enum(['openai', 'anthropic', '']).default(''),
  LLM_API_KEY: optional,
  LLM_BASE_URL: optional,
  LLM_MODEL: optional,
  LLM_EMBEDDING_MODEL: optional,
  LLM_VISION: z.enum(['auto', 'yes', 'no']).default('auto'),
  LLM_DEADLINE_MS: integer(12_000, 500, 60_000),
  ANSWER_CACHE: flag,
  VECTOR_STORE: z.enum(['pgvector', 'pinecone', 'weaviate']).default('pgvector'),
  PINECONE_API_KEY: optional,
  PINECONE_INDEX: z.string().default('wafaa'),
  PINECONE_CLOUD: z.enum(['aws', 'gcp', 'azure']).default('aws'),
  PINECONE_REGION: z.string().default('us-east-1'),
  PINECONE_CONTROLLER_URL: optional,
  WEAVIATE_URL: optional,
  WEAVIATE_GRPC: optional,
  WEAVIATE_API_KEY: optional,
  KNOWLEDGE_CACHE_MB: integer(512, 16, 65_536),
  LEASE_MS: integer(30_000, 1_000, 600_000),
  LANES_AT_ONCE: integer(400, 1, 5_000),
  LANES_PER_TENANT: integer(200, 1, 5_000),
  UNCERTAIN_AFTER_MS: integer(30_000, 500, 3_600_000),
  SEND_RATE_SCALE: z.coerce.number().min(0).max(1_000).optional(),
  BURST_SCALE: z.coerce.number().min(0).max(5).default(1),
  MAX_UPLOAD_BYTES: integer(20_000_000, 1_000, 500_000_000),
  MAX_WEBHOOK_BYTES: integer(4_000_000, 1_000, 50_000_000),
  MEDIA_KEPT_DAYS: integer(365, 0, 36_500),
  ERASE_GRACE_DAYS: integer(30, 0, 365),
  SIM_URL: optional,
  DEMO: flag,
});
export type Env = z.infer<typeof Env> & {
  /** What the channels' own definitions ask for, by name. */
  channels: Record<string, string>;
};

/** @throws Error that names every variable that is wrong, at once. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  // `X=` in a file of settings means "not set".
  const given = Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const parsed = Env.safeParse(given);
  const channels = Object.fromEntries(channelVariableNames().flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  if (parsed.success) return { ...parsed.data, channels };
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the configuration is not complete:\n${problems.join('\n')}`);
}
