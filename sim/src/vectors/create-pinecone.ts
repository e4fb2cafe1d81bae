import Fastify, { type FastifyInstance } from 'fastify';
import { isRecord } from '../core/read.ts';
import { cosine } from './cosine.ts';
import { strikeHttp } from './fault-hook.ts';
import { createVectorFaults, type VectorFaults } from './vector-faults.ts';

/** Pinecone's control and data plane (API 2026-07) as its official client speaks them: REST, JSON, `Api-Key`. One address plays both. */
export interface PineconeSim {
  url: string;
  apiKey: string;
  faults: VectorFaults;
  /** Names of vectors in a namespace of an index, sorted. */
  names(index: string, namespace: string): string[];
  namespaces(index: string): string[];
  /** Puts something there that nobody sent, or takes something away: what a person may do in Pinecone's console. */
  plant(index: string, namespace: string, id: string, values: number[], metadata?: Record<string, unknown>): void;
  remove(index: string, namespace: string, id: string): void;
  close(): Promise<void>;
}

interface Stored {
  values: number[];
  metadata: Record<string, unknown>;
}
interface StoredIndex {
  request: Record<string, unknown>;
  dimension: number;
  namespaces: Map<string, Map<string, Stored>>;
}

const MOST_NAMES = 1_000;
const MOST_MATCHES = 10_000;
const LISTED = 100;
let made = 0;

export async function createPinecone(options: { host?: string; port?: number } = {}): Promise<PineconeSim> {
  made += 1;
  const apiKey = `pinecone-emulator-key-${process.pid}-${made}`;
  const faults = createVectorFaults();
  const indexes = new Map<string, StoredIndex>();
  const app = Fastify({ logger: false, bodyLimit: 4 * 1024 * 1024, forceCloseConnections: true });
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers['api-key'] !== apiKey) return reply.status(401).send('Invalid API Key');
  });
  let url = '';
  controlRoutes(app, faults, indexes, () => url);
  dataRoutes(app, faults, () => [...indexes.values()][0]);
  url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
  const spaceOf = (index: string, namespace: string): Map<string, Stored> => {
    const found = indexes.get(index);
    if (!found) throw new Error(`no index ${index}`);
    return namespaceOf(found, namespace);
  };
  return {
    url,
    apiKey,
    faults,
    names: (index, namespace) => [...(indexes.get(index)?.namespaces.get(namespace)?.keys() ?? [])].sort(),
    namespaces: (index) => [...(indexes.get(index)?.namespaces.keys() ?? [])].sort(),
    plant: (index, namespace, id, values, metadata = {}) => void spaceOf(index, namespace).set(id, { values, metadata }),
    remove: (index, namespace, id) => void spaceOf(index, namespace).delete(id),
    close: () => app.close(),
  };
}

function controlRoutes(app: FastifyInstance, faults: VectorFaults, indexes: Map<string, StoredIndex>, url: () => string): void {
  const show = (index: StoredIndex) => ({
    ...{ name: index.request['name'], host: url(), schema: index.request['schema'], deletion_protection: 'disabled' },
    deployment: index.request['deployment'] ?? { deployment_type: 'managed', cloud: 'aws', region: 'us-east-1' },
    status: { ready: true, state: 'Ready' },
  });
  app.get<{ Params: { name: string } }>('/indexes/:name', async (request, reply) => {
    if (await strikeHttp(faults, 'describe_index', request, reply)) return reply;
    const found = indexes.get(request.params.name);
    return found ? show(found) : reply.status(404).send(notFound(`Resource ${request.params.name} not found`));
  });
  app.post('/indexes', async (request, reply) => {
    if (await strikeHttp(faults, 'create_index', request, reply)) return reply;
    const given = isRecord(request.body) ? request.body : {};
    const name = String(given['name']);
    if (indexes.has(name))
      return reply.status(409).send({ status: 409, error: { code: 'ALREADY_EXISTS', message: 'Resource already exists' } });
    const dimension = Number(/"dimension":(\d+)/.exec(JSON.stringify(given['schema'] ?? {}))?.[1] ?? 0);
    if (dimension === 0) return reply.status(422).send(invalid('a dense field has a dimension'));
    const index = { request: given, dimension, namespaces: new Map<string, Map<string, Stored>>() };
    indexes.set(name, index);
    return reply.status(201).send(show(index));
  });
}

function dataRoutes(app: FastifyInstance, faults: VectorFaults, index: () => StoredIndex | undefined): void {
  const route = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    operation: string,
    answer: (of: StoredIndex, given: Record<string, unknown>, params: Record<string, string>) => object,
  ): void => {
    app.route({
      method,
      url: path,
      async handler(request, reply) {
        if (await strikeHttp(faults, operation, request, reply)) return reply;
        const of = index();
        if (!of) return reply.status(404).send(notFound('no index'));
        try {
          const given = method === 'POST' ? request.body : request.query;
          return answer(of, isRecord(given) ? given : {}, request.params as Record<string, string>);
        } catch (error) {
          if (error instanceof NotFound) return reply.status(404).send(notFound(error.message));
          return reply.status(400).send(invalid(error instanceof Error ? error.message : 'invalid'));
        }
      },
    });
  };
  route('POST', '/vectors/upsert', 'upsert', (of, given) => {
    const vectors = Array.isArray(given['vectors']) ? given['vectors'] : [];
    if (vectors.length > MOST_NAMES) throw new Error(`at most ${MOST_NAMES} vectors`);
    const space = namespaceOf(of, textOf(given['namespace']));
    for (const vector of vectors.filter(isRecord)) {
      const values = Array.isArray(vector['values']) ? vector['values'].map(Number) : [];
      if (values.length !== of.dimension)
        throw new Error(`Vector dimension ${values.length} does not match the dimension of the index ${of.dimension}`);
      space.set(String(vector['id']), { values, metadata: isRecord(vector['metadata']) ? vector['metadata'] : {} });
    }
    return { upsertedCount: vectors.length };
  });
  route('POST', '/query', 'query', (of, given) => {
    const vector = Array.isArray(given['vector']) ? given['vector'].map(Number) : [];
    const topK = Number(given['topK']);
    if (vector.length !== of.dimension) throw new Error('the vector has another dimension than the index');
    if (!(topK >= 1 && topK <= MOST_MATCHES)) throw new Error(`topK must be between 1 and ${MOST_MATCHES}`);
    const namespace = textOf(given['namespace']);
    const matches = [...(of.namespaces.get(namespace) ?? [])]
      .filter(([, stored]) => fits(stored.metadata, given['filter']))
      .map(([id, { values }]) => ({ id, score: cosine(vector, values), values: [] }))
      .sort((left, right) => right.score - left.score)
      .slice(0, topK);
    return { matches, namespace, usage: { readUnits: 1 } };
  });
  route('POST', '/vectors/delete', 'delete', (of, given) => {
    const namespace = textOf(given['namespace']);
    const space = of.namespaces.get(namespace);
    if (!space) throw new NotFound('Namespace not found');
    if (given['deleteAll'] === true) of.namespaces.delete(namespace);
    const ids = Array.isArray(given['ids']) ? given['ids'] : [];
    if (ids.length > MOST_NAMES) throw new Error(`at most ${MOST_NAMES} ids`);
    for (const id of ids) space.delete(String(id));
    return {};
  });
  route('GET', '/vectors/list', 'list', (of, given) => {
    const [prefix, after] = [textOf(given['prefix']), textOf(given['paginationToken'])];
    const limit = Number(given['limit'] ?? LISTED);
    const all = [...(of.namespaces.get(textOf(given['namespace']))?.keys() ?? [])]
      .filter((id) => id.startsWith(prefix) && id > after)
      .sort();
    const part = all.slice(0, limit);
    const next = all.length > limit ? part.at(-1) : undefined;
    return { vectors: part.map((id) => ({ id })), namespace: given['namespace'], ...(next ? { pagination: { next } } : {}) };
  });
  route('POST', '/describe_index_stats', 'stats', (of) => ({
    namespaces: Object.fromEntries([...of.namespaces].map(([name, space]) => [name, { vectorCount: space.size }])),
    dimension: of.dimension,
    totalVectorCount: [...of.namespaces.values()].reduce((sum, space) => sum + space.size, 0),
  }));
  route('GET', '/namespaces/:name', 'describe_namespace', (of, _given, { name = '' }) => {
    const space = of.namespaces.get(name);
    if (!space) throw new NotFound('Namespace not found');
    return { name, record_count: space.size };
  });
  route('DELETE', '/namespaces/:name', 'delete_namespace', (of, _given, { name = '' }) => {
    if (!of.namespaces.delete(name)) throw new NotFound('Namespace not found');
    return {};
  });
}

class NotFound extends Error {}

const notFound = (message: string) => ({ status: 404, error: { code: 'NOT_FOUND', message } });
const invalid = (message: string) => ({ status: 400, error: { code: 'INVALID_ARGUMENT', message } });

/** A field that is left out is empty. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function namespaceOf(index: StoredIndex, name: string): Map<string, Stored> {
  const known = index.namespaces.get(name) ?? new Map<string, Stored>();
  index.namespaces.set(name, known);
  return known;
}

/** `{ field: { $eq: value } }` and `{ field: value }`. @throws Error for another operator */
function fits(metadata: Record<string, unknown>, filter: unknown): boolean {
  if (!isRecord(filter)) return true;
  return Object.entries(filter).every(([field, wanted]) => {
    if (!isRecord(wanted)) return metadata[field] === wanted;
    if (!('$eq' in wanted)) throw new Error(`operator ${Object.keys(wanted).join(', ')} is not played here`);
    return metadata[field] === wanted['$eq'];
  });
}
