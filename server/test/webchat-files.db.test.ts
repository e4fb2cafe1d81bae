import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { WebchatEntry, WebchatSession, WebchatTaken } from '@wafaa/contracts';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tidyMedia } from '../src/modules/media/index.ts';
import { retireChatFiles } from '../src/modules/webchat/index.ts';
import { FILE_BYTES_A_DAY } from '../src/modules/webchat/limits.ts';
import { mintTenantId } from '../src/platform/ids.ts';
import { startTestApp, type TestApp } from './app.ts';
import { addChat, type Chat, problemOf, visitorOf } from './chats.ts';

// Files and typing in the chat of a website: as a browser hands them in, and as the team and the visitor see them.

const SHOP = 'https://shop.example';
const PNG = pngOf(3, 2);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

let running: TestApp;
let chat: Chat;
let other: Chat;

beforeAll(async () => {
  running = await startTestApp();
  chat = await addChat(running, 'wc_files_00000000001', SHOP);
  other = await addChat(running, 'wc_files_00000000002', 'https://other.example');
  for (const { tenantId } of [chat, other]) await running.person(tenantId);
});
afterAll(() => running.close());

interface As {
  token?: string;
  key?: string;
  origin?: string;
}
const call = (what: string, body: string | Uint8Array<ArrayBuffer>, given: As & { type?: string } = {}) =>
  fetch(`${running.api.url}/webchat/v1/${given.key ?? chat.key}${what}`, {
    method: 'POST',
    headers: {
      'content-type': given.type ?? 'application/json',
      origin: given.origin ?? SHOP,
      ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
    },
    body,
  });
const begin = async (body: object = {}): Promise<WebchatSession> =>
  (await (await call('/sessions', JSON.stringify(body))).json()) as WebchatSession;
const handIn = (id: string, bytes: Buffer, type: string, given: As, more = '') =>
  call(`/files/${id}?type=${encodeURIComponent(type)}${more}`, new Uint8Array(bytes), { ...given, type: 'application/octet-stream' });
const send = (given: As, ...messages: object[]) => call('/messages', JSON.stringify({ messages }), given);
/** Hands a file in and sends its message. */
async function attach(token: string, bytes: Buffer, type: string, name: string, more = ''): Promise<{ id: string; url: string }> {
  const id = randomUUID();
  expect((await handIn(id, bytes, type, { token }, more)).status).toBe(204);
  const answer = await send({ token }, { id, file: { name } });
  const { taken } = (await answer.json()) as WebchatTaken;
  return { id, url: taken[0]?.url ?? '' };
}
const open = (path: string, headers: Record<string, string> = {}) => fetch(`${running.api.url}${path}`, { headers });
const mediaOf = async (visitor: string) =>
  running.test.asOwner<{
    id: string;
    state: string;
    cause: string | null;
    kind: string;
    mime: string;
    name: string;
    sha256: string;
    conversation_id: string;
  }>(
    `select f.* from message_media f join message m on m.tenant_id = f.tenant_id and m.id = f.message_id
     join conversation c on c.tenant_id = f.tenant_id and c.id = f.conversation_id
     join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id
     where i.value = $1 order by m.at, m.id`,
    [visitor],
  );
const untilStored = (visitor: string, count: number) =>
  vi.waitFor(
    async () => {
      const rows = await mediaOf(visitor);
      expect(rows.filter(({ state }) => state === 'stored')).toHaveLength(count);
      return rows;
    },
    { timeout: 15_000, interval: 20 },
  );
const conversationOf = async (visitor: string): Promise<string> => (await mediaOf(visitor))[0]?.conversation_id ?? '';

describe('a visitor who attaches files', () => {
  it('sees them in the thread, and the team sees the very bytes in the inbox', async () => {
    const { token } = await begin();
    const { url } = await attach(token, PNG, 'image/png', 'طبق اليوم.png');
    await attach(token, PDF, 'application/pdf', 'menu.pdf');
    const webm = Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'), Buffer.alloc(64)]);
    await attach(token, webm, 'audio/webm', 'voice.webm', '&voice=1');
    const { entries } = await begin({ token });
    const shown = entries.filter(({ from }) => from === 'visitor').map(({ content }) => content);
    expect(shown).toMatchObject([
      { kind: 'media', media: 'image', filename: 'طبق اليوم.png', mime: 'image/png', width: 3, height: 2, sizeBytes: PNG.length },
      { kind: 'media', media: 'document', filename: 'menu.pdf' },
      { kind: 'media', media: 'voice' },
    ]);
    const picture = await open(url);
    expect([picture.status, picture.headers.get('content-type'), picture.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    const part = await open(url, { range: 'bytes=1-3' });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
    const document = await open(shown[1]?.kind === 'media' ? shown[1].url : '');
    expect([document.headers.get('content-type'), document.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      "attachment; filename*=UTF-8''menu.pdf",
    ]);

    const rows = await untilStored(visitorOf(token), 3);
    expect(rows.map(({ kind, mime, name }) => [kind, mime, name])).toEqual([
      ['image', 'image/png', 'طبق اليوم.png'],
      ['document', 'application/pdf', 'menu.pdf'],
      ['voice', 'audio/webm', 'voice.webm'],
    ]);
    const inbox = await fetch(`${running.api.url}/api/v1/media/${rows[0]?.id}/file`, { headers: await running.bearer(chat.tenantId) });
    expect(Buffer.from(await inbox.arrayBuffer())).toEqual(PNG);
    const theirs = await fetch(`${running.api.url}/api/v1/media/${rows[0]?.id}/file`, { headers: await running.bearer(other.tenantId) });
    expect(theirs.status).toBe(404);
  });

  it('hands one in once and says it once, however often both are repeated', async () => {
    const { token } = await begin();
    const id = randomUUID();
    const tries = await Promise.all(Array.from({ length: 4 }, () => handIn(id, PNG, 'image/png', { token })));
    expect(tries.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    expect((await handIn(id, PNG, 'image/png', { token })).status).toBe(204);
    for (let time = 0; time < 3; time += 1) expect((await send({ token }, { id, file: { name: 'a.png' } })).status).toBe(200);
    // Other bytes under the id of what was sent change nothing.
    expect((await handIn(id, PDF, 'application/pdf', { token })).status).toBe(204);
    const { entries } = await begin({ token });
    expect(entries.filter(({ from }) => from === 'visitor')).toHaveLength(1);
    await untilStored(visitorOf(token), 1);
    const files = await running.test.asOwner<{ mime: string }>('select mime from webchat_file where id = $1', [id]);
    expect(files).toEqual([{ mime: 'image/png' }]);
  });

  it('is told what is not taken: what runs, what is not what it says, what is empty, too large, or missing', async () => {
    const { token } = await begin();
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
    expect(await problemOf(await handIn(randomUUID(), program, '', { token }))).toEqual([415, 'webchat.file_type']);
    expect(await problemOf(await handIn(randomUUID(), PDF, 'image/png', { token }))).toEqual([415, 'webchat.file_type']);
    expect(await problemOf(await handIn(randomUUID(), Buffer.alloc(0), 'image/png', { token }))).toEqual([400, 'webchat.file_incomplete']);
    const large = Buffer.alloc(20 * 1_024 * 1_024 + 1, 'a');
    expect(await problemOf(await handIn(randomUUID(), large, 'text/plain', { token }))).toEqual([413, 'request.too_large']);
    const unsized = new ReadableStream({
      start(stream) {
        stream.enqueue(new Uint8Array(large));
        stream.close();
      },
    });
    const chunked = await fetch(`${running.api.url}/webchat/v1/${chat.key}/files/${randomUUID()}?type=text/plain`, {
      ...{ method: 'POST', headers: { origin: SHOP, authorization: `Bearer ${token}` }, body: unsized, duplex: 'half' },
    });
    expect(await problemOf(chunked)).toEqual([413, 'request.too_large']);
    expect(await problemOf(await send({ token }, { id: randomUUID(), file: { name: 'never handed in.png' } }))).toEqual([
      409,
      'webchat.file_missing',
    ]);
    expect((await handIn('not-a-uuid', PNG, 'image/png', { token })).status).toBe(400);
    const [left] = await running.test.asOwner<{ files: number }>('select count(*)::int as files from webchat_file where visitor_id = $1', [
      visitorOf(token),
    ]);
    expect(left?.files).toBe(0);
  });

  it('keeps a page or a drawing harmless: kept as a download, and never shown as what it is', async () => {
    const { token } = await begin();
    const { url } = await attach(
      token,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'image/svg+xml',
      'logo.svg',
    );
    const drawing = await open(url);
    expect([drawing.headers.get('content-type'), drawing.headers.get('content-security-policy')]).toEqual([
      'application/octet-stream',
      "default-src 'none'; sandbox",
    ]);
    expect(drawing.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('is slowed when more is handed in than anybody sends', async () => {
    const { token } = await begin();
    const answers: number[] = [];
    for (let time = 0; time < 22; time += 1) answers.push((await handIn(randomUUID(), PNG, 'image/png', { token })).status);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(204));
    expect(answers.at(-1)).toBe(429);
  });

  it('has so much room within a day, and so has a chat, and so has a business; then says so, and words go on', async () => {
    const { token } = await begin();
    const stranger = await begin();
    await attach(stranger.token, PNG, 'image/png', 'small.png');
    const { id } = await attach(token, PNG, 'image/png', 'first.png');
    const grow = (bytes: number, days = 0) =>
      running.test.asOwner('update webchat_file set size_bytes = $2, created_at = now() - make_interval(days => $3) where id = $1', [
        id,
        bytes,
        days,
      ]);
    const tries = async () => [
      await handIn(randomUUID(), PNG, 'image/png', { token }),
      await handIn(randomUUID(), PNG, 'image/png', { token: stranger.token }),
    ];
    const statuses = async () => (await tries()).map(({ status }) => status);
    await grow(FILE_BYTES_A_DAY.visitor - PNG.length + 1);
    expect(await statuses()).toEqual([429, 204]);
    const full = await handIn(randomUUID(), PNG, 'image/png', { token });
    expect([full.headers.get('retry-after'), ...(await problemOf(full))]).toEqual(['3600', 429, 'webchat.files_full']);
    expect((await send({ token }, { id: randomUUID(), text: 'no room?' })).status).toBe(200);
    await grow(FILE_BYTES_A_DAY.chat);
    expect(await statuses()).toEqual([429, 429]);
    await grow(FILE_BYTES_A_DAY.chat, 2);
    expect(await statuses()).toEqual([204, 204]);
    // All that a tenant keeps, however old.
    await running.test.asOwner(`update tenant set limits = '{"storageBytes": 1000000000}' where tenant_id = $1`, [chat.tenantId]);
    expect(await statuses()).toEqual([429, 429]);
    await running.test.asOwner(`update tenant set limits = '{}' where tenant_id = $1`, [chat.tenantId]);
    await grow(PNG.length);
    // Of many that come at once no more than fit.
    const fresh = await begin();
    const held = await attach(fresh.token, PNG, 'image/png', 'held.png');
    await running.test.asOwner('update webchat_file set size_bytes = $2 where id = $1', [
      held.id,
      FILE_BYTES_A_DAY.visitor - 2 * PNG.length,
    ]);
    const many = await Promise.all(Array.from({ length: 6 }, () => handIn(randomUUID(), PNG, 'image/png', { token: fresh.token })));
    expect(many.filter(({ status }) => status === 204)).toHaveLength(2);
    expect(many.filter(({ status }) => status === 429)).toHaveLength(4);
    await running.test.asOwner('update webchat_file set size_bytes = $2 where id = $1', [held.id, PNG.length]);
  });

  it('takes them along when they sign in', async () => {
    const stranger = await begin();
    await attach(stranger.token, PNG, 'image/png', 'before.png');
    const { createHmac } = await import('node:crypto');
    const hash = createHmac('sha256', chat.secrets['identitySecret'] ?? '')
      .update('cust-1')
      .digest('hex');
    const signedIn = await begin({ token: stranger.token, user: { id: 'cust-1', hash } });
    const picture = signedIn.entries[0]?.content;
    expect(picture).toMatchObject({ kind: 'media', filename: 'before.png' });
    expect((await open(picture?.kind === 'media' ? picture.url : '')).status).toBe(200);
  });
});

describe('a file of a chat', () => {
  it('opens for nobody else: no other visitor, chat or tenant, and no address that was changed or is over', async () => {
    const { token } = await begin();
    const { id, url } = await attach(token, PNG, 'image/png', 'mine.png');
    const ticket = url.split('/').at(-1) ?? '';
    const [payload = '', signature = ''] = ticket.split('.');
    const forged = Buffer.from(JSON.stringify([visitorOf(token), id, 99_999])).toString('base64url');
    const bad = [
      `/webchat/v1/${other.key}/files/${ticket}`,
      `/webchat/v1/${chat.key}/files/${forged}.${signature}`,
      `/webchat/v1/${chat.key}/files/${payload}.`,
      `/webchat/v1/${chat.key}/files/${ticket}.x`,
      `/webchat/v1/${chat.key}/files/${id}`,
      `/api/v1/media/${id}/file`,
    ];
    for (const path of bad) expect([401, 404], path).toContain((await open(path)).status);
    // Somebody else's file is not theirs to send, to hand in anew, or to see.
    const stranger = await begin();
    expect(await problemOf(await send({ token: stranger.token }, { id, file: { name: 'theirs.png' } }))).toEqual([
      409,
      'webchat.file_missing',
    ]);
    const elsewhere = { key: other.key, origin: 'https://other.example', token };
    expect(await problemOf(await handIn(randomUUID(), PNG, 'image/png', elsewhere))).toEqual([401, 'webchat.no_visitor']);
    expect(await problemOf(await handIn(randomUUID(), PNG, 'image/png', { token, origin: 'https://evil.example' }))).toEqual([
      403,
      'webchat.origin_not_allowed',
    ]);
    expect(await problemOf(await handIn(randomUUID(), PNG, 'image/png', {}))).toEqual([401, 'webchat.no_visitor']);
    const asked = await running.app.webchat.around({ request: () => Promise.reject(new Error('it leaves the process')) }).request({
      ...{ method: 'GET', url: `https://webchat.internal/v1/accounts/${chat.key}/visitors/${visitorOf(token)}/files/${id}` },
      ...{ headers: { authorization: `Bearer ${other.secrets['serviceSecret']}` }, timeoutMs: 1_000 },
    });
    expect(asked.status).toBe(401);
  });

  it('goes when its writer is erased, when it was never sent, and when it was kept long enough', async () => {
    const { token } = await begin();
    const { url } = await attach(token, PNG, 'image/png', 'erase me.png');
    await untilStored(visitorOf(token), 1);
    const unsent = randomUUID();
    await handIn(unsent, PDF, 'application/pdf', { token });
    const keysOf = async (): Promise<string[]> =>
      (
        await running.test.asOwner<{ storage_key: string }>('select storage_key from webchat_file where visitor_id = $1', [
          visitorOf(token),
        ])
      ).map((row) => row.storage_key);
    const keys = await keysOf();
    expect(keys).toHaveLength(2);
    await retireChatFiles(running.app.database, 30);
    expect(await keysOf()).toHaveLength(2);
    await running.test.asOwner("update webchat_file set created_at = now() - interval '25 hours' where visitor_id = $1", [
      visitorOf(token),
    ]);
    await retireChatFiles(running.app.database, 30);
    expect(await keysOf()).toHaveLength(1);
    await running.test.asOwner("update webchat_file set created_at = now() - interval '31 days' where visitor_id = $1", [visitorOf(token)]);
    await retireChatFiles(running.app.database, 0);
    expect(await keysOf()).toHaveLength(1);
    await retireChatFiles(running.app.database, 30);
    await tidyMedia(running.app, 30);
    expect((await open(url)).status).toBe(404);
    for (const key of keys) expect(await running.app.storage.sizeOf(chat.tenantId, key)).toBeNull();
    const { entries } = await begin({ token });
    expect(entries[0]?.content).toMatchObject({ kind: 'media', url: '', filename: 'erase me.png' });

    const again = await begin();
    const second = await attach(again.token, PNG, 'image/png', 'erased with me.png');
    await untilStored(visitorOf(again.token), 1);
    const [file] = await running.test.asOwner<{ storage_key: string }>('select storage_key from webchat_file where id = $1', [second.id]);
    await running.test.asOwner('delete from contact_identity where value = $1', [visitorOf(again.token)]);
    expect((await open(second.url)).status).toBe(404);
    await tidyMedia(running.app, 0);
    expect(await running.app.storage.sizeOf(mintTenantId(chat.tenantId), file?.storage_key ?? '')).toBeNull();
  });
});

describe('typing', () => {
  /** Reads what a line says of typing until it has said so often, or for good. */
  async function follow(
    token: string,
    until: (heard: (boolean | string)[]) => boolean,
    heard: (boolean | string)[] = [],
  ): Promise<(boolean | string)[]> {
    const leaving = new AbortController();
    const response = await fetch(`${running.api.url}/webchat/v1/${chat.key}/stream`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', origin: SHOP, authorization: `Bearer ${token}` } },
      ...{ body: JSON.stringify({ after: 0 }), signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(20_000)]) },
    });
    let text = '';
    for await (const bytes of response.body ?? []) {
      text += Buffer.from(bytes).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1] ?? '{}';
        if (block.includes('event: typing')) heard.push((JSON.parse(data) as { on: boolean }).on);
        if (block.includes('event: entry')) heard.push((JSON.parse(data) as WebchatEntry).from);
      }
      if (until(heard)) break;
    }
    leaving.abort();
    return heard;
  }
  const type = async (conversationId: string, tenantId = chat.tenantId) =>
    fetch(`${running.api.url}/api/v1/conversations/${conversationId}/typing`, { method: 'POST', headers: await running.bearer(tenantId) });

  it('of a visitor is told to their own tenant’s open pages, with the conversation and nothing else', async () => {
    const { token } = await begin();
    expect((await call('/typing', '{}', { token })).status).toBe(204);
    await attach(token, PNG, 'image/png', 'a.png');
    await untilStored(visitorOf(token), 1);
    const sockets = await Promise.all(
      [chat, other].map(async ({ tenantId }) => {
        const { accessToken } = await running.person(tenantId);
        const socket = io(running.api.url, { path: '/live', transports: ['websocket'], auth: { token: accessToken } });
        const heard: unknown[][] = [];
        socket.onAny((name: string, ...given: unknown[]) => void (name === 'typing' && heard.push(given)));
        await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
        return { socket, heard };
      }),
    );
    expect((await call('/typing', '{}', { token })).status).toBe(204);
    await vi.waitFor(() => expect(sockets[0]?.heard).toHaveLength(1));
    expect(sockets[0]?.heard).toEqual([[await conversationOf(visitorOf(token))]]);
    running.app.bus.publish('typing', `${other.tenantId} cnv_theirs`);
    await vi.waitFor(() => expect(sockets[1]?.heard).toEqual([['cnv_theirs']]));
    for (const { socket } of sockets) socket.close();
    expect(await problemOf(await call('/typing', '{"text":"what I type"}', { token }))).toEqual([400, 'request.invalid']);
    expect(await problemOf(await call('/typing', '{}'))).toEqual([401, 'webchat.no_visitor']);
  });

  it('of a person is shown to the visitor until what they wrote is there, and never longer than some seconds', async () => {
    const { token } = await begin();
    await attach(token, PNG, 'image/png', 'a.png');
    await untilStored(visitorOf(token), 1);
    // The bot has said what it says of a picture.
    await vi.waitFor(async () => expect((await begin({ token })).entries.at(-1)?.from).toBe('business'), { timeout: 15_000 });
    const conversationId = await conversationOf(visitorOf(token));
    const headers = { ...(await running.bearer(chat.tenantId)), 'content-type': 'application/json' };
    const pen = (body: object) =>
      fetch(`${running.api.url}/api/v1/conversations/${conversationId}/pen`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect((await pen({ action: 'take' })).status).toBe(200);
    expect((await type(conversationId, other.tenantId)).status).toBe(404);
    const line = follow(token, (heard) => heard.lastIndexOf(false) > heard.lastIndexOf(true) && heard.includes(true));
    await vi.waitFor(() => expect(running.app.webchat.deps.wakes.count(`${chat.tenantId} ${visitorOf(token)}`)).toBe(1));
    expect(await (await type(conversationId)).json()).toEqual({ done: true });
    // Nothing comes: it ends by itself.
    expect((await line).filter((one) => typeof one === 'boolean').slice(-2)).toEqual([true, false]);

    await vi.waitFor(() => expect(running.app.webchat.deps.wakes.count(`${chat.tenantId} ${visitorOf(token)}`)).toBe(0));
    const told: (boolean | string)[] = [];
    const answered = follow(
      token,
      (heard) => heard.lastIndexOf('business') > heard.indexOf(true) && heard.includes(true) && heard.at(-1) === false,
      told,
    );
    await vi.waitFor(() => expect(running.app.webchat.deps.wakes.count(`${chat.tenantId} ${visitorOf(token)}`)).toBe(1));
    running.app.bus.publish('webchat_typing', `${chat.tenantId} ${visitorOf(token)}`);
    await vi.waitFor(() => expect(told).toContain(true));
    await fetch(`${running.api.url}/api/v1/conversations/${conversationId}/messages`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ text: 'Of course.' }) },
    });
    expect((await answered).slice(-3)).toEqual([true, 'business', false]);
    const [row] = await running.test.asOwner<{ rows: number }>(
      "select count(*)::int as rows from audit_entry where action like '%typing%'",
    );
    expect(row?.rows).toBe(0);
  });
});

/** A whole PNG of this size. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (width + 1)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
