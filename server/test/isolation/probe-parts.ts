import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { Clock } from '../../src/platform/clock.ts';
import type { SignedTexts } from '../../src/modules/access/index.ts';
import type { KnowledgeLoader, VectorStore } from '../../src/modules/knowledge/index.ts';
import type { AccountLookup } from '../../src/modules/outbound/index.ts';
import type { LiveDoor, LiveSession, LiveSocket } from '../../src/modules/realtime/index.ts';
import { createLocalBus } from '../../src/platform/bus/bus.ts';
import type { Cache } from '../../src/platform/cache/cache.ts';
import type { SecretBox } from '../../src/platform/crypto/sealed-secrets.ts';
import type { Pacer } from '../../src/platform/limits/pacer.ts';
import type { FileStorage } from '../../src/platform/storage/file-storage.ts';
import type { Findings } from './findings.ts';
import type { Twin } from './twins.ts';

// Each keeper of a tenant's things outside the database, asked for the other's. A probe takes the part as a parameter, so that the
// mutants' suite can hand it a broken one.

const HOUR = 3_600_000;

/** Links and marks that this installation signed. */
export function probeSignedTexts(found: Findings, create: (key: Buffer, clock: Clock) => SignedTexts, own: Twin, other: Twin): void {
  const add = (name: string, leak: string | null): void => found.add('signed links', `${own.mark}: ${name}`, leak);
  let now = 1_000_000;
  const clock: Clock = { now: () => new Date(now) };
  const texts = create(Buffer.alloc(32, 7), clock);
  const accepted = (purpose: 'demo_link' | 'device', text: string): string | null => {
    const claims = texts.read(purpose, text);
    return claims ? `accepted for ${claims['tenantId']}` : null;
  };
  for (const purpose of ['demo_link', 'device'] as const) {
    const text = texts.sign(purpose, { userId: 'usr_same', tenantId: own.tenantId }, HOUR);
    const [body = '', signature = ''] = text.split('.');
    const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as { claims: object };
    const forged = (claims: object): string =>
      Buffer.from(JSON.stringify({ ...said, claims: { ...said.claims, ...claims } })).toString('base64url');
    add(`${purpose}: opens its own tenant`, texts.read(purpose, text)?.['tenantId'] === own.tenantId ? null : 'does not open its own');
    add(`${purpose}: is not the other kind`, accepted(purpose === 'device' ? 'demo_link' : 'device', text));
    add(`${purpose}: the other tenant written in`, accepted(purpose, `${forged({ tenantId: other.tenantId })}.${signature}`));
    add(`${purpose}: another person written in`, accepted(purpose, `${forged({ userId: 'usr_other' })}.${signature}`));
    const stranger = create(Buffer.alloc(32, 8), clock).sign(purpose, { userId: 'usr_same', tenantId: other.tenantId }, HOUR);
    add(`${purpose}: signed by another key`, accepted(purpose, stranger));
    add(`${purpose}: no signature`, accepted(purpose, `${body}.`));
    add(`${purpose}: signature cut`, accepted(purpose, `${body}.${signature.slice(0, 8)}`));
    add(`${purpose}: signature repeated`, accepted(purpose, `${text}.${signature}`));
    now += HOUR + 1;
    add(`${purpose}: too old`, accepted(purpose, text));
  }
}

export async function probeStorage(found: Findings, create: (folder: string) => FileStorage, own: Twin, other: Twin): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wafaa-isolation-'));
  const storage = create(folder);
  try {
    const ownKey = await storage.put(own.tenantId, 'sources', 'src_same', Buffer.from(own.mark));
    const otherKey = await storage.put(other.tenantId, 'sources', 'src_same', Buffer.from(other.mark));
    const read = async (key: string): Promise<string | null> => {
      const bytes = await storage.get(own.tenantId, key).catch(() => null);
      return bytes?.toString().includes(other.mark) ? `read ${key}` : null;
    };
    const add = (name: string, leak: string | null): void => found.add('files', `${own.mark}: ${name}`, leak);
    add('same id, other file', ownKey === otherKey ? 'one key for both' : null);
    add('own file reads', (await storage.get(own.tenantId, ownKey)).toString() === own.mark ? null : 'own file is not there');
    add("the other's key", await read(otherKey));
    add('up and over', await read(`tenants/${own.tenantId}/../${other.tenantId}/sources/src_same`));
    add('up and over, twice', await read(`tenants/${own.tenantId}/sources/../../${other.tenantId}/sources/src_same`));
    add('leading slash', await read(`/${otherKey}`));
    add('prefix of another name', await read(`tenants/${own.tenantId}x/../${other.tenantId}/sources/src_same`));
    await storage.remove(own.tenantId, otherKey).catch(() => {});
    add("removing the other's file", (await storage.get(other.tenantId, otherKey).catch(() => null)) ? null : 'removed');
    for (const id of ['../x', 'a/b', `../../${other.tenantId}/sources/src_same`, 'A', ''])
      await found.refused('files', `${own.mark}: id "${id.slice(0, 8)}"`, 'TypeError', () =>
        storage.put(own.tenantId, 'sources', id, Buffer.from('x')),
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function probeCache(found: Findings, cache: Cache, own: Twin, other: Twin, kind = 'memory'): Promise<void> {
  const [mine, theirs] = [cache.forTenant(own.tenantId), cache.forTenant(other.tenantId)];
  for (const key of ['same', '', `${other.tenantId}:same`, '*', ':same']) {
    const add = (name: string, leak: string | null): void => found.add('cache', `${own.mark} ${kind} "${key.slice(-8)}": ${name}`, leak);
    await theirs.set(key, other.mark, HOUR);
    add('read before own', (await mine.get(key)) === null ? null : 'a value of the other');
    await mine.set(key, own.mark, HOUR);
    add('own after both', (await mine.get(key)) === own.mark ? null : 'not its own value');
    add('other after both', (await theirs.get(key)) === other.mark ? null : 'overwritten');
    await mine.remove(key);
    add('other after removal', (await theirs.get(key)) === other.mark ? null : 'removed');
    await theirs.remove(key);
  }
}

/** Both pace the same account and person ids; one waits and is held, and the other must feel nothing of it. */
export async function probePacer(found: Findings, create: () => Pacer, own: Twin, other: Twin): Promise<void> {
  const add = (name: string, leak: string | null): void => found.add('pacer', `${own.mark}: ${name}`, leak);
  const bucket = { key: 'account:same', perSecond: 0.001, burst: 1, cost: 1 };
  const pacer = create();
  await pacer.book(other.tenantId, 'one', [bucket]);
  await pacer.book(other.tenantId, 'same', [bucket]);
  add('a place of the other', (await pacer.book(own.tenantId, 'same', [bucket])) === 0 ? null : 'waits in the other’s row');
  await pacer.pause(other.tenantId, 'account:held', HOUR);
  add(
    'a pause of the other',
    (await pacer.book(own.tenantId, 'two', [{ ...bucket, key: 'account:held' }])) === 0 ? null : 'held with the other',
  );
  await pacer.book(own.tenantId, 'three', [{ ...bucket, key: 'account:kept' }]);
  pacer.forget(other.tenantId);
  add(
    'a forgotten other',
    (await pacer.book(own.tenantId, 'four', [{ ...bucket, key: 'account:kept' }])) > 0 ? null : 'forgotten with the other',
  );
  await pacer.close();
}

export function probeSecrets(found: Findings, create: (keys: readonly Buffer[]) => SecretBox, own: Twin, other: Twin): void {
  const box = create([Buffer.alloc(32, 9)]);
  const envelope = box.seal(other.tenantId, { accessToken: other.mark });
  let leak: string | null = null;
  try {
    leak = `opened ${JSON.stringify(box.open(own.tenantId, envelope))}`;
  } catch {
    // An envelope of the other tenant does not open.
  }
  found.add('credentials', `${own.mark}: the other's envelope`, leak);
  found.add('credentials', `${own.mark}: no text in the envelope`, envelope.includes(other.mark) ? 'readable' : null);
}

/** Both hold chunks of the same ids and ask for each other's vectors. */
export async function probeVectorStore(found: Findings, store: VectorStore, own: Twin, other: Twin): Promise<void> {
  const space = 'probe-512';
  const direction = (place: number): Float32Array => Float32Array.from({ length: 512 }, (_, at) => (at === place ? 1 : 0));
  const add = (name: string, leak: string | null): void => found.add('vectors', `${own.mark} ${store.name}: ${name}`, leak);
  const row = (key: string, embedding: Float32Array) => ({
    ...{ sourceId: `src_${key}`, version: `doc_${key}`, chunkId: `chk_${key}`, space, sentence: 0, embedding },
  });
  // The other's vector is the very one that is asked for.
  await store.upsert(own.tenantId, [row('same', direction(1)), row(own.mark, direction(2))]);
  await store.upsert(other.tenantId, [row('same', direction(3)), row(other.mark, direction(4))]);
  const nearest = async (twin: Twin, place: number): Promise<string[]> =>
    (await store.search(twin.tenantId, { space, vector: direction(place), limit: 10 }))
      .filter(({ cosine }) => cosine > 0.9)
      .map(({ chunkId }) => chunkId);
  for (const place of [3, 4]) add(`nearest to the other's, ${place}`, (await nearest(own, place)).join() || null);
  add('nearest to its own', (await nearest(own, 1)).join() === 'chk_same' ? null : 'its own is not found');
  const held = async (twin: Twin): Promise<string[]> => {
    const ids: string[] = [];
    for await (const part of store.list(twin.tenantId))
      ids.push(...part.filter((vector) => vector.space === space).map(({ chunkId }) => chunkId));
    return ids.sort();
  };
  add('lists its own', (await held(own)).join() === [`chk_${own.mark}`, 'chk_same'].sort().join() ? null : (await held(own)).join());
  await store.remove(own.tenantId, { sourceId: `src_${other.mark}` });
  await store.remove(own.tenantId, {
    chunks: [
      { ...row('same', direction(1)), sentences: 1 },
      { ...row(other.mark, direction(1)), sentences: 1 },
    ],
  });
  add("removes nothing of the other's", (await nearest(other, 3)).length + (await nearest(other, 4)).length === 2 ? null : 'gone');
  if (!store.outside) return;
  await store.erase(own.tenantId);
  add('erases its own', (await store.count(own.tenantId)) === 0 ? null : 'not empty');
  add("erases nothing of the other's", (await held(other)).length === 2 ? null : 'gone');
  await store.erase(other.tenantId);
}

/** Both at the same version: what one load leaves in memory is not what the other gets. */
export async function probeKnowledge(found: Findings, loader: KnowledgeLoader, own: Twin, other: Twin): Promise<void> {
  for (const twin of [other, own]) {
    const foreign = twin === own ? other : own;
    const knowledge = await loader.load(twin.tenantId, 1);
    const text = JSON.stringify([knowledge.facts, [...knowledge.sources.values()], [...knowledge.pages.keys()]]);
    found.add('knowledge', `${twin.mark}: facts in memory`, text.includes(`${foreign.mark}-`) ? 'facts of the other' : null);
    found.add('knowledge', `${twin.mark}: own facts in memory`, text.includes(`${twin.mark}-item`) ? null : 'own facts are not there');
  }
}

export async function probeAccounts(found: Findings, accounts: AccountLookup, own: Twin, other: Twin): Promise<void> {
  for (const twin of [other, own]) {
    const account = await accounts.load(twin.tenantId, 'acc_same').catch(() => null);
    found.add(
      'accounts',
      `${twin.mark}: the account of the same id`,
      account?.accountKey === twin.accountKey ? null : `got ${account?.accountKey}`,
    );
  }
}

type CreateSocket = (
  http: ReturnType<typeof createServer>,
  bus: ReturnType<typeof createLocalBus>,
  door: LiveDoor,
  allowed: () => boolean,
) => LiveSocket;

/** The token is the tenant's mark here; who is behind a true one is asked by probeApi. */
export async function probeSocket(found: Findings, create: CreateSocket, own: Twin, other: Twin): Promise<void> {
  const http = createServer();
  const bus = createLocalBus();
  const sessionOf = ({ tenantId, mark }: Twin): LiveSession => ({ tenantId, sessionId: `ses_${mark}`, userId: `usr_${mark}` });
  const ended = new Set<string>();
  const listeners = new Set<(concerns: (session: LiveSession) => boolean) => void>();
  const door: LiveDoor = {
    async authenticate(token) {
      const twin = [own, other].find(({ mark }) => mark === token);
      return twin ? sessionOf(twin) : null;
    },
    isStanding: async ({ sessionId }) => !ended.has(sessionId),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const live = create(http, bus, door, () => true);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const sockets: Socket[] = [];
  const connect = async (
    token: string | undefined,
    transport: 'websocket' | 'polling' = 'websocket',
  ): Promise<{ socket: Socket; pushes: number; connected: boolean }> => {
    const socket = io(url, {
      path: '/live',
      transports: [transport],
      reconnection: false,
      ...(token ? { auth: { token } } : {}),
    });
    sockets.push(socket);
    const state = { socket, pushes: 0, connected: false };
    socket.onAny(() => void (state.pushes += 1));
    state.connected = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true));
      socket.on('connect_error', () => resolve(false));
    });
    return state;
  };
  const next = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('changed', () => resolve()));
  try {
    for (const transport of ['websocket', 'polling'] as const) {
      const add = (name: string, leak: string | null): void => found.add('sockets', `${own.mark} ${transport}: ${name}`, leak);
      add('no token', (await connect(undefined, transport)).connected ? 'connected' : null);
      add("a stranger's token", (await connect('nobody', transport)).connected ? 'connected' : null);
      const [mine, theirs] = [await connect(own.mark, transport), await connect(other.mark, transport)];
      add('own token', mine.connected ? null : 'not connected');
      if (!mine.connected || !theirs.connected) continue;
      // Asking for a room, by every name that libraries have used for it, is not listened to.
      for (const event of ['join', 'subscribe', 'room', 'tenant', 'changed']) mine.socket.emit(event, `tenant:${other.tenantId}`);
      // The other's push first: had it come here too, this socket would have two when its own arrives.
      const arrived = [next(theirs.socket), next(mine.socket)];
      bus.publish('typing', `${other.tenantId} cnv_same`);
      bus.publish('changed', other.tenantId);
      bus.publish('changed', own.tenantId);
      await Promise.all(arrived);
      // A round trip on each connection: whatever was sent before it has arrived.
      bus.publish('changed', other.tenantId);
      await next(theirs.socket);
      bus.publish('changed', own.tenantId);
      await next(mine.socket);
      add("nothing of the other's", mine.pushes === 2 ? null : `${mine.pushes} pushes instead of 2`);
      add('nothing to the other', theirs.pushes === 3 ? null : `${theirs.pushes} pushes instead of 3`);
      // A session that ends takes its own sockets with it and nobody else's.
      const gone = new Promise<boolean>((resolve) => {
        mine.socket.once('disconnect', () => resolve(true));
        setTimeout(() => resolve(false), 2_000).unref();
      });
      ended.add(sessionOf(own).sessionId);
      for (const listener of listeners) listener((session) => session.sessionId === sessionOf(own).sessionId);
      add('the end of a session ends its socket', (await gone) ? null : 'still connected');
      add('the end of a session leaves the other connected', theirs.socket.connected ? null : 'disconnected');
      ended.clear();
      for (const { socket } of [mine, theirs]) socket.close();
    }
  } finally {
    for (const socket of sockets) socket.close();
    await live.close();
    await bus.close();
    http.close();
  }
}
