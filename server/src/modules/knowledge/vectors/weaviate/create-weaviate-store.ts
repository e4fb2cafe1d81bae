import weaviate, { type Collection, Filters, type WeaviateClient } from 'weaviate-client';
import type { TenantId } from '../../../../platform/ids.ts';
import { slices } from '../../slices.ts';
import { nameOfVector, uuidOf } from '../vector-ids.ts';
import { bestChunks, type HeldVector, nameOfTenant, type VectorHit, type VectorStore, VectorStoreError } from '../vector-store.ts';
import { COLLECTION, collectionSchema } from './collection-schema.ts';
import { isUnknownTenant, said } from './weaviate-errors.ts';

export interface WeaviateConfig {
  /** `https://host` of REST and `host:port` of gRPC, as the cluster's page shows them. */
  url: string;
  grpc: string;
  apiKey: string | null;
}

type Row = { sourceId: string; version: string; chunkId: string; space: string; sentence: number };
type Rows = Collection<Row, typeof COLLECTION>;

const ROWS_AT_ONCE = 200;
const CHUNKS_AT_ONCE = 200;
const LISTED_AT_ONCE = 500;
/** A server's own limit unless it was raised. */
const MOST_MATCHES = 10_000;
const SECONDS = { init: 2, query: 20, insert: 20 };

/**
 * One collection with multi-tenancy, in it a tenant for each of ours: a handle belongs to one tenant's shard and sees no other. The shards are
 * searched exactly ("flat"): they are small, and an approximate index loses neighbours.
 */
export function createWeaviateStore(config: WeaviateConfig): VectorStore {
  let client: Promise<WeaviateClient> | undefined;
  let prepared: Promise<void> | undefined;
  const connect = (): Promise<WeaviateClient> => {
    const http = new URL(config.url);
    const [grpcHost = '', grpcPort = ''] = config.grpc.split(':');
    const secure = http.protocol === 'https:';
    client ??= weaviate
      .connectToCustom({
        ...{ httpHost: http.hostname, httpPort: Number(http.port || (secure ? 443 : 80)), httpSecure: secure },
        ...{ grpcHost, grpcPort: Number(grpcPort || (secure ? 443 : 50_051)), grpcSecure: secure },
        ...(http.pathname === '/' ? {} : { httpPath: http.pathname }),
        ...(config.apiKey ? { authCredentials: new weaviate.ApiKey(config.apiKey) } : {}),
        timeout: SECONDS,
        // A store that is down must not keep the product from starting.
        skipInitChecks: true,
      })
      .catch((error: unknown) => {
        client = undefined;
        throw error;
      });
    return client;
  };
  const prepare = async (): Promise<WeaviateClient> => {
    const connected = await connect();
    prepared ??= prepareCollection(connected).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    await prepared;
    return connected;
  };
  /** The only way to rows: through the tenant's own shard. */
  const within = <T>(tenantId: TenantId, work: (rows: Rows) => Promise<T>): Promise<T> => {
    const tenant = nameOfTenant(tenantId);
    return said(async () => work((await prepare()).collections.use<typeof COLLECTION, Row>(COLLECTION).withTenant(tenant)));
  };
  const withinIfKnown = <T>(tenantId: TenantId, nothing: T, work: (rows: Rows) => Promise<T>): Promise<T> =>
    within(tenantId, (rows) =>
      work(rows).catch((error: unknown) => {
        if (isUnknownTenant(error)) return nothing;
        throw error;
      }),
    );

  return {
    name: 'weaviate',
    outside: true,
    async upsert(tenantId, rows) {
      const tenant = nameOfTenant(tenantId);
      await said(async () => {
        const all = (await prepare()).collections.use(COLLECTION);
        // Made with the first row where the server does that; older ones want it said.
        await all.tenants.create([{ name: tenant }]);
      });
      await within(tenantId, async (shard) => {
        for (const group of slices(rows, ROWS_AT_ONCE)) {
          const { hasErrors, errors } = await shard.data.insertMany(
            group.map(({ embedding, ...properties }) => ({
              id: uuidOf(nameOfVector(properties)),
              properties,
              vectors: { default: Array.from(embedding) },
            })),
          );
          if (hasErrors)
            throw new VectorStoreError('weaviate', 'unavailable', { detail: Object.values(errors)[0]?.message ?? 'not stored' });
        }
      });
    },
    remove: (tenantId, what) =>
      withinIfKnown(tenantId, undefined, async (rows) => {
        const by = rows.filter;
        if ('chunks' in what) {
          for (const [space, chunks] of Map.groupBy(what.chunks, (chunk) => chunk.space))
            for (const group of slices(chunks, CHUNKS_AT_ONCE))
              await rows.data.deleteMany(
                Filters.and(by.byProperty('space').equal(space), by.byProperty('chunkId').containsAny(group.map(({ chunkId }) => chunkId))),
              );
          return;
        }
        const source = by.byProperty('sourceId').equal(what.sourceId);
        await rows.data.deleteMany(what.version === undefined ? source : Filters.and(source, by.byProperty('version').equal(what.version)));
      }),
    search: (tenantId, { space, vector, limit, signal }) =>
      withinIfKnown(tenantId, [], (rows) =>
        bestChunks(limit, MOST_MATCHES, async (sentences) => {
          const { objects } = await rows.query.nearVector(
            Array.from(vector),
            {
              ...{ limit: sentences, returnProperties: ['chunkId'], returnMetadata: ['distance'] },
              filters: rows.filter.byProperty('space').equal(space),
            },
            signal ? { abortSignal: signal } : {},
          );
          return objects.map(
            ({ properties, metadata }): VectorHit => ({ chunkId: properties.chunkId, cosine: 1 - (metadata?.distance ?? 2) }),
          );
        }),
      ),
    count: (tenantId) => withinIfKnown(tenantId, 0, (rows) => rows.length()),
    async *list(tenantId) {
      for (let after: string | undefined; ; ) {
        const part: { uuid: string; properties: Row }[] = await withinIfKnown(tenantId, [], async (rows) => {
          const { objects } = await rows.query.fetchObjects({ limit: LISTED_AT_ONCE, ...(after ? { after } : {}) });
          return objects;
        });
        if (part.length > 0) yield part.map(({ properties }): HeldVector => ({ ...properties }));
        after = part.at(-1)?.uuid;
        if (part.length < LISTED_AT_ONCE) return;
      }
    },
    erase: (tenantId) =>
      said(async () => {
        const tenant = nameOfTenant(tenantId);
        await (await prepare()).collections.use(COLLECTION).tenants.remove([tenant]);
      }),
    healthy: () =>
      said(async () => {
        if (!(await (await prepare()).isReady())) throw new VectorStoreError('weaviate', 'unavailable', { detail: 'not ready' });
      }),
    async close() {
      await (await client?.catch(() => undefined))?.close();
    },
  };
}

async function prepareCollection(client: WeaviateClient): Promise<void> {
  if (await client.collections.exists(COLLECTION)) return;
  await client.collections.createFromJson(collectionSchema()).catch(async (error: unknown) => {
    // Another process was first.
    if (!(await client.collections.exists(COLLECTION))) throw error;
  });
}
