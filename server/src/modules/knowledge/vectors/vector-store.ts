import type { TenantId } from '../../../platform/ids.ts';

export const VECTOR_STORES = ['pgvector', 'pinecone', 'weaviate'] as const;
export type VectorStoreName = (typeof VECTOR_STORES)[number];

/** One sentence of a chunk, of unit length. `version` is the reading that the chunk came of (its document's id). */
export interface VectorRow {
  sourceId: string;
  version: string;
  chunkId: string;
  space: string;
  sentence: number;
  embedding: Float32Array;
}

/** Every vector of one chunk in one space: sentences 0 … `sentences` - 1. */
export interface ChunkCopy {
  sourceId: string;
  version: string;
  chunkId: string;
  space: string;
  sentences: number;
}

/** One vector that a store says it holds. */
export type HeldVector = Omit<VectorRow, 'embedding'>;

export type Removed = { sourceId: string; version?: string } | { chunks: readonly ChunkCopy[] };

export interface VectorQuery {
  space: string;
  /** Of unit length. */
  vector: Float32Array;
  /** Most chunks to return. */
  limit: number;
  signal?: AbortSignal;
}

/** The best cosine of any sentence of a chunk, -1..1. */
export interface VectorHit {
  chunkId: string;
  cosine: number;
}

/**
 * Where vectors are searched. Each call says whose: there is no way to ask for all tenants' at once, and none to leave the tenant out.
 * Every call may throw `VectorStoreError`.
 */
export interface VectorStore {
  readonly name: VectorStoreName;
  /** It is fed from the database by a job (`sync-vectors.ts`); the other one is the database. */
  readonly outside: boolean;
  /** Puts vectors in, or in the place of those of the same chunk, space and sentence. */
  upsert(tenantId: TenantId, rows: readonly VectorRow[]): Promise<void>;
  /** What is not there is no error. */
  remove(tenantId: TenantId, what: Removed): Promise<void>;
  /** Best chunks of one space, best first; those that score the same by id. */
  search(tenantId: TenantId, query: VectorQuery): Promise<VectorHit[]>;
  /** Vectors of a tenant, of all spaces. */
  count(tenantId: TenantId): Promise<number>;
  /** All vectors of a tenant, in parts. */
  list(tenantId: TenantId): AsyncIterable<HeldVector[]>;
  /** Nothing of the tenant is left. */
  erase(tenantId: TenantId): Promise<void>;
  /** Resolves when the store answers and is set up as it must be. */
  healthy(): Promise<void>;
  close(): Promise<void>;
}

/** `open`: not asked, because it failed in a row. `refused`: the key or the request is wrong; asking again does not help. */
export type VectorFailure = 'throttled' | 'unavailable' | 'timeout' | 'open' | 'refused' | 'misconfigured';

export class VectorStoreError extends Error {
  readonly failure: VectorFailure;
  readonly retryAfterMs: number | null;

  constructor(
    store: VectorStoreName,
    failure: VectorFailure,
    options: { cause?: unknown; retryAfterMs?: number | null; detail?: string } = {},
  ) {
    super(
      `${store}: ${failure}${options.detail ? ` (${options.detail})` : ''}`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.name = 'VectorStoreError';
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A tenant's name in a store outside. An empty one would be everybody's there. @throws TypeError */
export function nameOfTenant(tenantId: TenantId): string {
  if (!TENANT.test(tenantId)) throw new TypeError('a tenant has an id');
  return tenantId;
}

/** Stores outside know sentences. Asks for more of them until enough chunks came together, or there are no more. */
export async function bestChunks(
  limit: number,
  mostSentences: number,
  ask: (sentences: number) => Promise<readonly VectorHit[]>,
): Promise<VectorHit[]> {
  for (let wanted = Math.min(mostSentences, limit * 4); ; wanted = Math.min(mostSentences, wanted * 4)) {
    const found = await ask(wanted);
    const best = new Map<string, number>();
    for (const { chunkId, cosine } of found) best.set(chunkId, Math.max(cosine, best.get(chunkId) ?? -1));
    if (best.size < limit && found.length >= wanted && wanted < mostSentences) continue;
    return [...best]
      .map(([chunkId, cosine]) => ({ chunkId, cosine }))
      .sort((left, right) => right.cosine - left.cosine || (left.chunkId < right.chunkId ? -1 : 1))
      .slice(0, limit);
  }
}
