import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { presentAccount, type Account } from '../accounts.ts';
import { channelOf, channels } from '../channel-of.ts';
import { BadRequest } from '../core/read.ts';
import type { World } from '../world.ts';
import type { Conversation, PhoneEvent } from './conversations.ts';
import { isWindowOpen } from './window.ts';

const PUBLIC = new URL('../../public/', import.meta.url);
const ASSETS: Record<string, string> = {
  'phone.css': 'text/css; charset=utf-8',
  'phone.js': 'text/javascript; charset=utf-8',
  'render.js': 'text/javascript; charset=utf-8',
  'index.js': 'text/javascript; charset=utf-8',
  'shop.css': 'text/css; charset=utf-8',
  'strings.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The phone page, its live stream, and the index of accounts. */
export function registerPhoneRoutes(app: FastifyInstance, world: World): void {
  const policy = (): string =>
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob: http: https:",
      "media-src 'self' blob: http: https:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors 'self' ${world.settings.frameAncestors.join(' ')}`,
    ].join('; ');
  const sendPage = async (reply: FastifyReply, name: string): Promise<FastifyReply> =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy())
      .header('referrer-policy', 'no-referrer')
      .send(await readFile(new URL(name, PUBLIC)));

  app.get('/', (_request, reply) => sendPage(reply, 'index.html'));
  app.get('/phone', (_request, reply) => sendPage(reply, 'phone.html'));
  app.get('/assets/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    const type = ASSETS[name];
    if (type === undefined) return reply.status(404).send({ error: 'not found' });
    return reply
      .type(type)
      .header('cache-control', 'no-cache')
      .header('x-content-type-options', 'nosniff')
      .send(await readFile(new URL(name, PUBLIC)));
  });

  // A channel's own look, laid over the page's.
  app.get('/assets/channels/:name', async (request, reply) => {
    const kind = (request.params as { name: string }).name.replace(/\.css$/, '');
    const css = channels.has(kind) ? await readFile(new URL(`../${kind}/phone.css`, import.meta.url)).catch(() => '') : '';
    return reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff').send(css);
  });

  app.get('/_sim/accounts', () => ({ accounts: world.accounts.list().map(presentAccount) }));

  app.get('/_sim/phone/conversation', (request) => {
    const { account, conversation } = openFromQuery(world, request.query);
    return snapshot(world, account, conversation);
  });

  app.get('/_sim/phone/media/:id', async (request, reply) => {
    const media = world.media.get((request.params as { id: string }).id);
    if (!media) return reply.status(404).send({ error: 'not found' });
    return reply
      .type(media.mimeType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(media.bytes);
  });

  app.get('/_sim/phone/stream', (request, reply) => {
    const { account, conversation } = openFromQuery(world, request.query);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    const write = (name: string, data: unknown): void => void raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    // A reader that reconnects gets the whole picture again, so nothing sent in between is missing.
    write('snapshot', snapshot(world, account, conversation));
    const listener = (event: PhoneEvent): void => write(event.kind, event);
    conversation.listeners.add(listener);
    raw.on('close', () => conversation.listeners.delete(listener));
  });
}

function openFromQuery(world: World, query: unknown): { account: Account; conversation: Conversation } {
  const { account: accountId, contact, name } = query as Record<string, string | undefined>;
  const account = accountId === undefined ? undefined : world.accounts.get(accountId);
  if (!account) throw new BadRequest('unknown account');
  if (contact === undefined) throw new BadRequest('"contact" is missing');
  return { account, conversation: world.conversations.open(account.key, contact, { name }) };
}

function snapshot(world: World, account: Account, conversation: Conversation) {
  return {
    account: {
      channel: account.channel,
      key: account.key,
      name: account.name,
      address: account.address,
      sends: channelOf(account.channel).phoneSends,
      suggestions: account.suggestions ?? null,
    },
    contact: conversation.contact,
    messages: conversation.messages,
    typing: conversation.typing,
    windowOpen: isWindowOpen(world, conversation),
  };
}
