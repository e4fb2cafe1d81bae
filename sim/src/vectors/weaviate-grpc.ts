import { cosine } from './cosine.ts';
import type { VectorFaults } from './vector-faults.ts';
import type { WeaviateCollection, WeaviateRow } from './create-weaviate.ts';
import { type BatchObject, loadWire, OPERATOR, readVector, type SearchRequest, type WireFilters } from './weaviate-wire.ts';

export interface WeaviateGrpc {
  port: number;
  end(): void;
}

interface Parts {
  host: string;
  port: number;
  apiKey: string;
  faults: VectorFaults;
  collections: ReadonlyMap<string, WeaviateCollection>;
}

const MOST_MATCHES = 10_000;
const SERVING = 1;

export async function serveWeaviateGrpc({ host, port, apiKey, faults, collections }: Parts): Promise<WeaviateGrpc> {
  const [{ createServer, ServerError, Status }, { weaviate, health }] = await Promise.all([import('nice-grpc'), loadWire()]);
  type Context = { metadata: { get(name: string): string | undefined }; signal: AbortSignal };

  const rowsOf = (collection: string, tenant: string): Map<string, WeaviateRow> => {
    const found = collections.get(collection);
    if (!found) throw new ServerError(Status.UNKNOWN, `could not find class ${collection} in schema`);
    if (tenant === '')
      throw new ServerError(Status.UNKNOWN, `class ${collection} has multi-tenancy enabled, but request was without tenant`);
    const rows = found.tenants.get(tenant);
    if (!rows) throw new ServerError(Status.UNKNOWN, `explorer: tenant not found: "${tenant}"`);
    return rows;
  };
  /** A call that passes the door and meets no fault. */
  const guarded =
    <In, Out>(operation: string, answer: (request: In) => Out) =>
    async (request: In, context: Context): Promise<Out> => {
      if (context.metadata.get('authorization') !== `Bearer ${apiKey}`)
        throw new ServerError(Status.UNAUTHENTICATED, 'unauthorized: invalid api key');
      const fault = faults.strike(operation);
      if (fault?.kind === 'throttle') throw new ServerError(Status.RESOURCE_EXHAUSTED, '429 too many requests');
      if (fault?.kind === 'server_error') throw new ServerError(Status.INTERNAL, 'shard is read-only');
      if (fault?.kind === 'cut') throw new ServerError(Status.ABORTED, 'connection dropped');
      if (fault?.kind === 'hang')
        await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve(), { once: true }));
      return answer(request);
    };

  const server = createServer();
  server.add(health, {
    check: async () => ({ status: SERVING }),
    async *watch() {
      yield { status: SERVING };
    },
  });
  server.add(weaviate, {
    search: guarded('query', (request: SearchRequest) => {
      const rows = [...rowsOf(request.collection, request.tenant).values()].filter((row) => fits(row, request.filters));
      const near = request.nearVector;
      if (!near) {
        const listed = rows.sort((left, right) => (left.uuid < right.uuid ? -1 : 1)).filter(({ uuid }) => uuid > request.after);
        return { results: listed.slice(0, request.limit || listed.length).map((row) => show(row, null)) };
      }
      if (request.limit > MOST_MATCHES) throw new ServerError(Status.UNKNOWN, 'query maximum results exceeded');
      const asked = readVector(near.vectors[0]?.vectorBytes ?? near.vectorBytes);
      return {
        results: rows
          .map((row) => ({ row, distance: 1 - cosine(asked, row.vector) }))
          .sort((left, right) => left.distance - right.distance)
          .slice(0, request.limit)
          .map(({ row, distance }) => show(row, distance)),
      };
    }),
    batchObjects: guarded('upsert', ({ objects }: { objects: BatchObject[] }) => {
      for (const object of objects) {
        rowsOf(object.collection, object.tenant).set(object.uuid, {
          uuid: object.uuid,
          properties: { ...object.properties?.nonRefProperties },
          vector: readVector(object.vectors[0]?.vectorBytes ?? object.vectorBytes),
        });
      }
      return { errors: [] };
    }),
    batchDelete: guarded('delete', (request: { collection: string; tenant?: string; filters?: WireFilters }) => {
      const rows = rowsOf(request.collection, request.tenant ?? '');
      const gone = [...rows.values()].filter((row) => fits(row, request.filters));
      for (const { uuid } of gone) rows.delete(uuid);
      return { matches: gone.length, successful: gone.length };
    }),
    aggregate: guarded('count', (request: { collection: string; tenant: string }) => ({
      singleResult: { objectsCount: rowsOf(request.collection, request.tenant).size },
    })),
    tenantsGet: guarded('tenants', (request: { collection: string }) => ({
      tenants: [...(collections.get(request.collection)?.tenants.keys() ?? [])].map((name) => ({ name, activityStatus: 1 })),
    })),
    batchReferences: () => Promise.reject(new ServerError(Status.UNIMPLEMENTED, 'no references here')),
    async *batchStream() {
      yield* [];
      throw new ServerError(Status.UNIMPLEMENTED, 'no streams here');
    },
  });
  const bound = await server.listen(`${host}:${port}`);
  return { port: bound, end: () => server.forceShutdown() };
}

function show({ uuid, properties }: WeaviateRow, distance: number | null) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'number' ? { intValue: value } : { textValue: String(value) },
    ]),
  );
  return {
    properties: { nonRefProps: { fields } },
    metadata: { id: uuid, ...(distance === null ? {} : { distance, distancePresent: true }) },
  };
}

/** The operators that are played here; any other one is told, so that nobody takes its silence for an answer. */
function fits(row: WeaviateRow, filters: WireFilters | undefined): boolean {
  if (!filters) return true;
  const value = row.properties[filters.target?.property ?? ''];
  switch (filters.operator) {
    case OPERATOR.and:
      return filters.filters.every((part) => fits(row, part));
    case OPERATOR.or:
      return filters.filters.some((part) => fits(row, part));
    case OPERATOR.equal:
      return value === filters.valueText;
    case OPERATOR.containsAny:
      return filters.valueTextArray?.values.includes(String(value)) ?? false;
    default:
      throw new Error(`operator ${filters.operator} is not played here`);
  }
}
