import { Errors, type Index, Pinecone } from '@pinecone-database/pinecone';
import type { TenantId } from '../../../../platform/ids.ts';
import { slices } from '../../slices.ts';
import { nameOfVector, readVectorName, vectorsOf } from '../vector-ids.ts';
import { bestChunks, type HeldVector, nameOfTenant, type VectorHit, type VectorStore, VectorStoreError } from '../vector-store.ts';
import { watchedFetch } from './watched-fetch.ts';

export interface PineconeConfig {
  apiKey: string;
  /** Name of the index; it is made where there is none. */
  index: string;
  cloud: 'aws' | 'gcp' | 'azure';
  region: string;
  /** Of the control plane; Pinecone's own unless given. */
  controllerUrl?: string | null;
}

const DIMENSIONS = 512;
/** A request holds at most 2 MB; a vector of 512 numbers takes about 11 kB as JSON. */
const ROWS_AT_ONCE = 100;
const NAMES_AT_ONCE = 1_000;
const LISTED_AT_ONCE = 100;
/** More matches than this are not returned to anybody. */
const MOST_MATCHES = 10_000;
const READY_WITHIN_MS = 120_000;

/**
 * One index for the installation, in it a namespace for each tenant: a request names one namespace and sees no other. Rows are sentences; their
 * names say whose they are (`vector-ids.ts`), because names can be listed and prefixes of them removed.
 */
export function createPineconeStore(config: PineconeConfig): VectorStore {
  const client = new Pinecone({
    apiKey: config.apiKey,
    // Tries are counted in one place: resilient-store.ts.
    maxRetries: 0,
    fetchApi: watchedFetch,
    sourceTag: 'wafaa',
    ...(config.controllerUrl ? { controllerHostUrl: config.controllerUrl } : {}),
  });
  let opened: Promise<string> | undefined;
  const open = (): Promise<string> => {
    opened ??= openIndex(client, config).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  /** The only way to rows: through the tenant's own namespace. */
  const within = async <T>(tenantId: TenantId, work: (namespace: Index) => Promise<T>): Promise<T> => {
    const namespace = nameOfTenant(tenantId);
    return said(async () => work(client.index({ name: config.index, host: await open(), namespace })));
  };

  return {
    name: 'pinecone',
    outside: true,
    upsert: (tenantId, rows) =>
      within(tenantId, async (namespace) => {
        for (const group of slices(rows, ROWS_AT_ONCE))
          await namespace.upsert({
            records: group.map((row) => ({ id: nameOfVector(row), values: Array.from(row.embedding), metadata: { space: row.space } })),
          });
      }),
    remove: (tenantId, what) =>
      within(tenantId, async (namespace) => {
        if ('chunks' in what) return removeNames(namespace, what.chunks.flatMap(vectorsOf).map(nameOfVector));
        const prefix = what.version === undefined ? `${what.sourceId}#` : `${what.sourceId}#${what.version}#`;
        for await (const names of listNames(namespace, prefix)) await removeNames(namespace, names);
      }),
    search: (tenantId, { space, vector, limit }) =>
      within(tenantId, (namespace) =>
        bestChunks(limit, MOST_MATCHES, async (topK) => {
          const { matches } = await namespace.query({ vector: Array.from(vector), topK, filter: { space: { $eq: space } } });
          return matches.flatMap(({ id, score }): VectorHit[] => {
            const held = readVectorName(id);
            return held && score !== undefined ? [{ chunkId: held.chunkId, cosine: score }] : [];
          });
        }),
      ),
    count: (tenantId) =>
      within(tenantId, async (namespace) => {
        try {
          return Number((await namespace.describeNamespace(nameOfTenant(tenantId))).recordCount ?? 0);
        } catch (error) {
          // A tenant of whom nothing was ever put there has no namespace.
          if (isNotFound(error)) return 0;
          throw error;
        }
      }),
    async *list(tenantId) {
      const namespace = nameOfTenant(tenantId);
      const index = await said(async () => client.index({ name: config.index, host: await open(), namespace }));
      for await (const names of listNames(index)) {
        yield names.flatMap((name): HeldVector[] => {
          const held = readVectorName(name);
          return held ? [held] : [];
        });
      }
    },
    erase: (tenantId) =>
      within(tenantId, async (namespace) => {
        await namespace.deleteNamespace(nameOfTenant(tenantId)).catch((error: unknown) => {
          if (!isNotFound(error)) throw error;
        });
      }),
    healthy: () =>
      said(async () => {
        await client.index({ name: config.index, host: await open() }).describeIndexStats();
      }),
    close: async () => {},
  };
}

/** Address of the index, which is made where there is none. */
async function openIndex(client: Pinecone, config: PineconeConfig): Promise<string> {
  const found = await client.indexes.describe(config.index).catch((error: unknown) => {
    if (isNotFound(error)) return null;
    throw error;
  });
  const index =
    found ??
    (await client.indexes.create({
      ...{ name: config.index, dimension: DIMENSIONS, metric: 'cosine', vectorType: 'dense' },
      spec: { serverless: { cloud: config.cloud, region: config.region } },
      ...{ waitUntilReady: true, timeout: READY_WITHIN_MS },
    }));
  if (!index?.host) throw new VectorStoreError('pinecone', 'misconfigured', { detail: `index ${config.index} has no address` });
  const field = JSON.stringify(index.schema ?? {});
  if (/"dimension":/.test(field) && !field.includes(`"dimension":${DIMENSIONS}`))
    throw new VectorStoreError('pinecone', 'misconfigured', { detail: `index ${config.index} is not of ${DIMENSIONS} dimensions` });
  return index.host;
}

async function* listNames(namespace: Index, prefix?: string): AsyncIterable<string[]> {
  let token: string | undefined;
  do {
    const part = await said(() =>
      namespace.listPaginated({ limit: LISTED_AT_ONCE, ...(prefix ? { prefix } : {}), ...(token ? { paginationToken: token } : {}) }),
    );
    const names = (part.vectors ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (names.length > 0) yield names;
    token = part.pagination?.next || undefined;
  } while (token);
}

async function removeNames(namespace: Index, names: readonly string[]): Promise<void> {
  for (const ids of slices(names, NAMES_AT_ONCE)) {
    await namespace.deleteMany({ ids }).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Errors.PineconeNotFoundError;
}

/** In our words. What the wire itself said (`watched-fetch.ts`) lies somewhere among the causes. */
async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause instanceof VectorStoreError) throw cause;
    if (error instanceof TypeError) throw error;
    throw new VectorStoreError('pinecone', error instanceof Errors.PineconeConnectionError ? 'unavailable' : 'refused', { cause: error });
  }
}
