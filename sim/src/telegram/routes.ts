import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import { asList, asRecord, asString, type Json } from '../core/read.ts';
import { serveMedia } from '../core/serve-media.ts';
import { disappear, strikeSend } from '../core/strike-send.ts';
import type { Conversation } from '../phone/conversations.ts';
import type { World } from '../world.ts';
import { badRequest, blocked, notFound, refuse, toError, unauthorized } from './errors.ts';
import { type Bubble, checkMarkup, readSend, readText, SENDS } from './read-send.ts';
import { stateOf } from './state.ts';
import { toChat } from './write.ts';

/** A path lives an hour where the setting for Meta's addresses is its five minutes. */
const TELEGRAM_LIVES_LONGER = 12;

interface Call {
  world: World;
  account: Account;
  body: Json;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The Bot API below `/telegram`: `bot<token>/<method>` and `file/bot<token>/<path>`. */
export function registerTelegramRoutes(app: FastifyInstance, world: World): void {
  const accountOf = (bot: string): Account | undefined =>
    world.accounts.list().find((account) => account.channel === 'telegram' && bot === `bot${account.accessToken}`);

  app.route({
    method: ['GET', 'POST'],
    url: '/telegram/:bot/:method',
    async handler(request, reply) {
      const { bot, method } = request.params as { bot: string; method: string };
      const account = accountOf(bot);
      if (!account) return refuse(reply, /^bot\d+:/.test(bot) ? unauthorized : notFound);
      const body = { ...asRecord(request.query), ...asRecord(request.body) };
      const call: Call = { world, account, body, request, reply };
      if (SENDS.has(method)) return send(call, method);
      const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
      return run ? run(call) : refuse(reply, notFound);
    },
  });
  app.get('/telegram/file/:bot/*', async (request, reply) => {
    const { bot, '*': path } = request.params as { bot: string; '*': string };
    const media = accountOf(bot) ? world.media.resolveKey(/^files\/([\w-]+)/.exec(path)?.[1] ?? '') : undefined;
    if (media === undefined || media === 'expired') return refuse(reply, notFound);
    return serveMedia(world, media, request, reply, 'application/octet-stream');
  });
}

const ok = (reply: FastifyReply, result: unknown): FastifyReply => reply.send({ ok: true, result });

const methods: Record<string, (call: Call) => FastifyReply | Promise<FastifyReply>> = {
  getMe: ({ reply, account }) =>
    ok(reply, {
      id: Number(/^(\d+):/.exec(account.accessToken)?.[1] ?? 1),
      is_bot: true,
      first_name: account.name.en,
      username: account.address.replace(/^@/, ''),
      can_connect_to_business: true,
    }),
  setWebhook({ world, account, body, reply }) {
    const url = asString(body['url']) ?? '';
    const allowedUpdates = asList(body['allowed_updates']).filter((kind): kind is string => typeof kind === 'string');
    stateOf(world).webhooks.set(account.key, { url, allowedUpdates, pending: 0 });
    const secret = asString(body['secret_token']);
    if (secret !== undefined) account.appSecret = secret;
    if (url !== '') account.webhookUrl = url;
    return ok(reply, true);
  },
  deleteWebhook({ world, account, reply }) {
    stateOf(world).webhooks.set(account.key, { url: '', allowedUpdates: [], pending: 0 });
    return ok(reply, true);
  },
  getWebhookInfo({ world, account, reply }) {
    const set = stateOf(world).webhooks.get(account.key);
    const url = set?.url ?? account.webhookUrl;
    return ok(reply, {
      url,
      has_custom_certificate: false,
      pending_update_count: set?.pending ?? 0,
      allowed_updates: set?.allowedUpdates ?? [],
    });
  },
  getFile({ world, body, reply }) {
    const media = world.media.get(asString(body['file_id']) ?? '');
    if (!media) return refuse(reply, badRequest('wrong file_id or the file is temporarily unavailable'));
    if (media.bytes.length > 20 * 1024 * 1024) return refuse(reply, badRequest('file is too big'));
    const path = `files/${world.media.issueKey(media.id, world.settings.mediaUrlLifeMs * TELEGRAM_LIVES_LONGER)}`;
    return ok(reply, { file_id: media.id, file_unique_id: `u${media.id}`, file_size: media.bytes.length, file_path: path });
  },
  sendChatAction(call) {
    const conversation = chatOf(call);
    if (!conversation) return refuse(call.reply, badRequest('chat not found'));
    const { world } = call;
    world.conversations.setTyping(conversation, true);
    world.timers.after(5_000, () => world.conversations.setTyping(conversation, false));
    return ok(call.reply, true);
  },
  answerCallbackQuery({ world, body, reply }) {
    const known = stateOf(world).waitingTaps.delete(asString(body['callback_query_id']) ?? '');
    return known ? ok(reply, true) : refuse(reply, badRequest('query is too old and response timeout expired or query ID is invalid'));
  },
  setMessageReaction(call) {
    const { world, body, reply } = call;
    const found = world.conversations.ofMessage(toId(body['message_id']));
    if (!found) return refuse(reply, badRequest('message to react not found'));
    world.conversations.react(found.message.id, asString(asRecord(asList(body['reaction'])[0])['emoji']) ?? '');
    return ok(reply, true);
  },
  editMessageText({ world, body, reply }) {
    const found = world.conversations.ofMessage(toId(body['message_id']));
    if (found?.message.author !== 'business') return refuse(reply, badRequest('message to edit not found'));
    const markup = checkMarkup(body['reply_markup']);
    const bubble = 'description' in markup ? markup : readText(body, markup.buttons);
    if ('description' in bubble) return refuse(reply, bubble);
    if (bubble.text === found.message.text) return refuse(reply, badRequest('message is not modified'));
    Object.assign(found.message, bubble);
    return ok(reply, { message_id: Number(found.message.id), text: bubble.text });
  },
};

/** Numbers, as numbers or as text. */
function toId(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** Somebody who pressed Start, or anybody where the settings are open to strangers. */
function chatOf({ world, account, body }: Call): Conversation | undefined {
  const id = toId(body['chat_id']);
  const known = world.conversations.find(account.key, id);
  if (known || !world.settings.openToStrangers || !/^\d{5,15}$/.test(id)) return known;
  return world.conversations.open(account.key, id);
}

async function send(call: Call, method: string): Promise<FastifyReply> {
  const { world, account, body, request, reply } = call;
  const struck = await strikeSend(world, { account: account.key, contact: toId(body['chat_id']) }, request, reply);
  if (struck.ending === 'gone') return reply;
  if (struck.ending === 'refused') return refuse(reply, toError(struck));
  const conversation = chatOf(call);
  if (!conversation) return refuse(reply, badRequest('chat not found'));
  const { contact } = conversation;
  if (struck.failing || stateOf(world).blocked.has(`${account.key}|${contact.userId}`)) return refuse(reply, blocked);
  const bubble = readSend(method, body);
  if ('description' in bubble) return refuse(reply, bubble);
  const messageId = String(stateOf(world).nextMessageId());
  show(world, conversation, messageId, bubble, body);
  world.ledger.reply({
    account: account.key,
    contact: contact.userId,
    messageId,
    text: bubble.text + JSON.stringify(bubble.interactive?.buttons ?? ''),
    tracker: null,
    uncertain: struck.lost !== undefined,
  });
  if (struck.lost) return disappear(request, reply, struck.lost.kind === 'cut_after_record');
  return ok(reply, { message_id: Number(messageId), chat: toChat(contact), date: Math.floor(world.now() / 1000), text: bubble.text });
}

function show(world: World, conversation: Conversation, id: string, bubble: Bubble, body: Json): void {
  world.conversations.setTyping(conversation, false);
  const target = asRecord(body['reply_parameters'])['message_id'];
  const quoted = target === undefined ? undefined : world.conversations.ofMessage(toId(target));
  world.conversations.append(conversation, {
    id,
    author: 'business',
    at: world.now(),
    status: 'delivered',
    ...bubble,
    ...(quoted ? { quoted: { id: quoted.message.id, text: quoted.message.text } } : {}),
  });
}
