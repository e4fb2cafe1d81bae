import type { FastifyInstance } from 'fastify';
import type { Account } from '../../accounts.ts';
import { parseMultipart } from '../../core/multipart.ts';
import { serveMedia } from '../../core/serve-media.ts';
import { asRecord } from '../../core/read.ts';
import { disappear, strikeSend, type StruckSend } from '../../core/strike-send.ts';
import type { PhoneMessage } from '../../phone/conversations.ts';
import type { World } from '../../world.ts';
import { authorize, bearerOf, refuse } from '../graph-http.ts';
import { missingParameter } from '../graph-error.ts';
import { NOT_MINE, onGraph } from '../graph-routes.ts';
import { toRefusal } from '../strike.ts';
import { acceptSend } from './accept-send.ts';
import { describeProfessional } from '../login/instagram.ts';
import { callbackOf, loginStateOf, NOWHERE } from '../login/login-state.ts';
import { consentNeeded, messagesClosed, outsideWindow, rateLimited, unavailable } from './errors.ts';
import type { MessagingProduct } from './product.ts';
import { validateSend } from './validate-send.ts';

const ERRORS = { throttled: rateLimited, windowClosed: outsideWindow, otherwise: 1200 };
const UNSTRUCK: StruckSend = { ending: 'recorded', lost: undefined, failing: undefined };

/** Sends, profiles, subscriptions, attachments and the messenger profile of one product. */
export function registerMessagingRoutes(app: FastifyInstance, world: World, product: MessagingProduct, baseUrl: () => string): void {
  const { prefix, kind } = product;
  const { subscribed, parked, closed } = loginStateOf(world);
  /** By its id, or as `me` by whose token it is. */
  const accountOf = (id: string, request: Parameters<typeof bearerOf>[0]): Account | undefined => {
    const found =
      id === 'me'
        ? world.accounts.list().find((known) => known.channel === kind && known.accessToken === bearerOf(request))
        : world.accounts.get(id);
    return found?.channel === kind ? found : undefined;
  };

  onGraph(app, world, { prefix, method: 'POST', edge: '/messages' }, async (request, reply, id) => {
    const account = accountOf(id, request);
    if (!account) return NOT_MINE;
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    const send = validateSend(request.body, product);
    if (!('recipient' in send)) return refuse(world, reply, send);
    // Marks and typing are no sends: a fault that waits for one is not used up by them.
    const struck =
      send.action === null ? await strikeSend(world, { account: account.key, contact: send.recipient }, request, reply) : UNSTRUCK;
    if (struck.ending === 'gone') return reply;
    if (struck.ending === 'refused') return refuse(world, reply, toRefusal(struck, ERRORS));
    if (struck.failing) return refuse(world, reply, unavailable);
    const accepted = acceptSend(world, product, account, send, struck.lost !== undefined);
    if ('code' in accepted) return refuse(world, reply, accepted);
    if (struck.lost) return disappear(request, reply, struck.lost.kind === 'cut_after_record');
    return accepted.body;
  });

  onGraph(app, world, { prefix, method: 'GET', edge: '' }, (request, reply, id) => {
    const own = accountOf(id, request);
    if (own) {
      const denied = authorize(world, request, own);
      if (denied) return refuse(world, reply, denied);
      return kind === 'instagram' ? describeProfessional(world, own) : { id: own.key, name: own.name.en };
    }
    const asking = world.accounts.list().find((known) => known.channel === kind && known.accessToken === bearerOf(request));
    const said = asking && world.conversations.ofMessage(id);
    if (asking && said?.conversation.account === asking.key) return { id, ...attachmentsOf(world, kind, said.message, baseUrl()) };
    const person = asking && world.conversations.find(asking.key, id);
    if (!asking || !person) return NOT_MINE;
    // Only who has written lets the business know.
    if (person.lastInboundAt === null) return refuse(world, reply, consentNeeded);
    const { name, username, userId } = person.contact;
    const [first = '', ...last] = name.split(' ');
    return kind === 'instagram'
      ? { id: userId, name, username: username ?? `user_${userId.slice(-6)}`, profile_pic: null }
      : { id: userId, first_name: first, last_name: last.join(' '), profile_pic: null };
  });

  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    onGraph(app, world, { prefix, method, edge: '/subscribed_apps' }, (request, reply, id) => {
      const account = accountOf(id, request);
      if (!account) return NOT_MINE;
      const denied = authorize(world, request, account);
      if (denied) return refuse(world, reply, denied);
      if (method === 'DELETE') {
        subscribed.delete(account.key);
        if (account.webhookUrl !== NOWHERE) parked.set(account.key, account.webhookUrl);
        account.webhookUrl = NOWHERE;
      }
      if (method === 'POST') {
        const fields = asRecord(request.query)['subscribed_fields'] ?? asRecord(request.body)['subscribed_fields'];
        if (typeof fields !== 'string') return refuse(world, reply, missingParameter('subscribed_fields'));
        subscribed.set(account.key, fields.split(','));
        if (account.webhookUrl === NOWHERE) account.webhookUrl = parked.get(account.key) ?? callbackOf(world, kind);
      }
      const fields = subscribed.get(account.key);
      return method === 'GET'
        ? { data: fields ? [{ id: '990000000000001', name: 'Emulated app', subscribed_fields: fields }] : [] }
        : { success: true };
    });
  }

  onGraph(app, world, { prefix, method: 'GET', edge: '/conversations' }, (request, reply, id) => {
    const account = accountOf(id, request);
    if (!account) return NOT_MINE;
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    return closed.has(account.key) ? refuse(world, reply, messagesClosed) : { data: [] };
  });

  onGraph(app, world, { prefix, method: 'POST', edge: '/messenger_profile' }, (request, reply, id) => {
    const account = accountOf(id, request);
    if (!account) return NOT_MINE;
    const denied = authorize(world, request, account);
    return denied ? refuse(world, reply, denied) : { result: 'success' };
  });

  onGraph(app, world, { prefix, method: 'POST', edge: '/message_attachments' }, (request, reply, id) => {
    const account = accountOf(id, request);
    if (!account) return NOT_MINE;
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    const parts = Buffer.isBuffer(request.body) ? parseMultipart(request.body, request.headers['content-type'] ?? '') : null;
    const file = parts?.find((part) => part.name === 'filedata');
    if (!file) return refuse(world, reply, missingParameter('filedata'));
    return { attachment_id: world.media.add(account.key, file.bytes, file.contentType ?? 'application/octet-stream').id };
  });

  // Signed addresses of the CDN: no token, and gone after a while.
  app.get(`/lookaside/${kind}/:key`, async (request, reply) => {
    const media = world.media.resolveKey((request.params as { key: string }).key);
    if (media === undefined || media === 'expired') return reply.status(404).type('text/html').send('<!DOCTYPE html><title>Error</title>');
    return serveMedia(world, media, request, reply);
  });
}

/** Files of a message with addresses that are new, for who comes after the first have gone. */
function attachmentsOf(world: World, kind: string, message: PhoneMessage, baseUrl: string): object {
  const data = (message.files ?? []).map((id) => {
    const media = world.media.get(id);
    const url = `${baseUrl}/lookaside/${kind}/${world.media.issueKey(id, world.settings.mediaUrlLifeMs)}`;
    const type = media?.mimeType.split('/')[0];
    return {
      id,
      mime_type: media?.mimeType,
      ...(type === 'image' ? { image_data: { url } } : type === 'video' ? { video_data: { url } } : { file_url: url }),
    };
  });
  return data.length === 0 ? {} : { attachments: { data } };
}
