import Fastify, { type FastifyInstance } from 'fastify';
import { isRecord } from '../core/read.ts';
import { strikeHttp } from './fault-hook.ts';
import { createVectorFaults, type VectorFaults } from './vector-faults.ts';
import { serveWeaviateGrpc } from './weaviate-grpc.ts';

/** Weaviate 1.37 as its official client speaks to it: schema and tenants over REST, rows and searches over gRPC. */
export interface WeaviateSim {
  url: string;
  /** `host:port` */
  grpc: string;
  apiKey: string;
  faults: VectorFaults;
  /** Rows of a tenant of a collection, by uuid. */
  rows(collection: string, tenant: string): WeaviateRow[];
  tenants(collection: string): string[];
  /** Takes a row away, or puts one there, as somebody with another client may. */
  plant(collection: string, tenant: string, row: WeaviateRow): void;
  remove(collection: string, tenant: string, uuid: string): void;
  close(): Promise<void>;
}

export interface WeaviateRow {
  uuid: string;
  properties: Record<string, unknown>;
  vector: Float32Array;
}
export interface WeaviateCollection {
  schema: Record<string, unknown>;
  tenants: Map<string, Map<string, WeaviateRow>>;
}

const VERSION = '1.37.6';
let made = 0;

export async function createWeaviate(options: { host?: string; port?: number; grpcPort?: number } = {}): Promise<WeaviateSim> {
  made += 1;
  const apiKey = `weaviate-emulator-key-${process.pid}-${made}`;
  const host = options.host ?? '127.0.0.1';
  const faults = createVectorFaults();
  const collections = new Map<string, WeaviateCollection>();
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/v1/.well-known/')) return;
    if (request.headers.authorization !== `Bearer ${apiKey}`)
      return reply.status(401).send({ error: [{ message: 'anonymous access not enabled' }] });
  });
  restRoutes(app, faults, collections);
  const url = await app.listen({ port: options.port ?? 0, host });
  const grpc = await serveWeaviateGrpc({ host, port: options.grpcPort ?? 0, apiKey, faults, collections });
  const shard = (collection: string, tenant: string): Map<string, WeaviateRow> => {
    const found = collections.get(collection);
    if (!found) throw new Error(`no collection ${collection}`);
    const rows = found.tenants.get(tenant) ?? new Map<string, WeaviateRow>();
    found.tenants.set(tenant, rows);
    return rows;
  };
  return {
    url,
    grpc: `${host}:${grpc.port}`,
    apiKey,
    faults,
    rows: (collection, tenant) => [...(collections.get(collection)?.tenants.get(tenant)?.values() ?? [])],
    tenants: (collection) => [...(collections.get(collection)?.tenants.keys() ?? [])].sort(),
    plant: (collection, tenant, row) => void shard(collection, tenant).set(row.uuid, row),
    remove: (collection, tenant, uuid) => void shard(collection, tenant).delete(uuid),
    async close() {
      grpc.end();
      await app.close();
    },
  };
}

function restRoutes(app: FastifyInstance, faults: VectorFaults, collections: Map<string, WeaviateCollection>): void {
  const missing = (name: string) => ({ error: [{ message: `class "${name}" not found` }] });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? null : JSON.parse(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });
  app.get('/v1/.well-known/ready', async (request, reply) =>
    (await strikeHttp(faults, 'ready', request, reply)) ? reply : reply.status(200).send(),
  );
  app.get('/v1/meta', async (request, reply) =>
    (await strikeHttp(faults, 'meta', request, reply))
      ? reply
      : { hostname: 'emulator', version: VERSION, modules: {}, grpcMaxMessageSize: 104_858_000 },
  );
  app.get('/v1/schema', async (request, reply) =>
    (await strikeHttp(faults, 'schema', request, reply)) ? reply : { classes: [...collections.values()].map(({ schema }) => schema) },
  );
  app.post('/v1/schema', async (request, reply) => {
    if (await strikeHttp(faults, 'create_collection', request, reply)) return reply;
    const schema = isRecord(request.body) ? request.body : {};
    const name = String(schema['class']);
    if (collections.has(name)) return reply.status(422).send({ error: [{ message: `class name ${name} already exists` }] });
    collections.set(name, { schema, tenants: new Map() });
    return schema;
  });
  const tenantsOf = (body: unknown): string[] =>
    (Array.isArray(body) ? body : []).map((entry: unknown) => (isRecord(entry) ? String(entry['name']) : String(entry)));
  app.post<{ Params: { name: string } }>('/v1/schema/:name/tenants', async (request, reply) => {
    if (await strikeHttp(faults, 'create_tenant', request, reply)) return reply;
    const found = collections.get(request.params.name);
    if (!found) return reply.status(404).send(missing(request.params.name));
    const names = tenantsOf(request.body);
    for (const name of names) if (!found.tenants.has(name)) found.tenants.set(name, new Map());
    return names.map((name) => ({ name, activityStatus: 'HOT' }));
  });
  app.delete<{ Params: { name: string } }>('/v1/schema/:name/tenants', async (request, reply) => {
    if (await strikeHttp(faults, 'delete_tenant', request, reply)) return reply;
    const found = collections.get(request.params.name);
    if (!found) return reply.status(404).send(missing(request.params.name));
    for (const name of tenantsOf(request.body)) found.tenants.delete(name);
    return reply.status(200).send();
  });
}
