import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import { asList, asRecord, asString, type Json } from '../core/read.ts';
import { serveMedia } from '../core/serve-media.ts';
import { disappear, strikeSend } from '../core/strike-send.ts';
import type { World } from '../world.ts';
import { acceptSend } from './accept-send.ts';
import { notFound, refuse, toError, toStruckError, unauthorized } from './errors.ts';
import { splitKey } from './ids.ts';
import { stateOf } from './state.ts';

const API = '/twilio/2010-04-01/Accounts/:sid';

/** Twilio's API below `/twilio`, and its products for contents and messaging beside it. Any user with the account's token is let in. */
export function registerTwilioRoutes(app: FastifyInstance, world: World): void {
  const accounts = (): Account[] => world.accounts.list().filter((account) => account.channel.startsWith('twilio_'));
  const allowed = (request: FastifyRequest): Account[] => {
    const given = Buffer.from(request.headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    return accounts().filter(({ accessToken }) => given.length > accessToken.length + 1 && given.endsWith(`:${accessToken}`));
  };
  const own = (request: FastifyRequest): Account[] => {
    const { sid } = request.params as { sid?: string };
    return allowed(request).filter((account) => sid === undefined || splitKey(account.key).accountSid === sid);
  };

  app.get('/twilio/2010-04-01/Accounts/:file', (request, reply) => {
    const sid = (request.params as { file: string }).file.replace(/\.json$/, '');
    const [account] = allowed(request).filter(({ key }) => splitKey(key).accountSid === sid);
    return account ? reply.send({ sid, friendly_name: account.name.en, status: 'active', type: 'Full' }) : refuse(reply, unauthorized);
  });
  app.post(`${API}/Messages.json`, (request, reply) => send(world, own(request), request, reply));
  app.get(`${API}/Messages.json`, (request, reply) =>
    own(request).length > 0 ? listMessages(world, request, reply) : refuse(reply, unauthorized),
  );
  app.get(`${API}/Messages/:message/Media/:media`, (request, reply) => {
    if (own(request).length === 0) return refuse(reply, unauthorized);
    const id = (request.params as { media: string }).media.slice(2);
    // Deleted media, and what never was.
    if (!world.media.get(id)) return refuse(reply, notFound);
    const key = world.media.issueKey(id, 60_000);
    return reply
      .status(307)
      .header('location', `/twilio/store/${encodeURIComponent(key)}`)
      .send();
  });
  // The store's address is signed: whoever has it needs nothing else, and credentials do not belong here.
  app.get('/twilio/store/:key', async (request, reply) => {
    const media = world.media.resolveKey((request.params as { key: string }).key);
    if (media === undefined || media === 'expired' || request.headers.authorization !== undefined) return refuse(reply, notFound);
    return serveMedia(world, media, request, reply);
  });
  registerNumbers(app, world, own);
  app.post('/twilio/content/v1/Content', (request, reply) =>
    allowed(request).length > 0 ? makeContent(world, asRecord(request.body), reply) : refuse(reply, unauthorized),
  );
  app.post('/twilio/messaging/v2/Indicators/Typing.json', (request, reply) => {
    const found = world.conversations.ofMessage(asString(asRecord(request.body)['messageId']) ?? '');
    if (allowed(request).length === 0 || !found) return refuse(reply, found ? unauthorized : notFound);
    world.conversations.setStatus(found.message.id, 'read');
    world.conversations.setTyping(found.conversation, true);
    world.timers.after(25_000, () => world.conversations.setTyping(found.conversation, false));
    return reply.send({ success: true });
  });
}

async function send(world: World, own: readonly Account[], request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = asRecord(request.body);
  if (own.length === 0) return refuse(reply, unauthorized);
  const account = own.find(({ key }) => splitKey(key).address === asString(form['From']));
  if (!account) return refuse(reply, toError(21606, 'The From phone number is not a valid, SMS-capable number of this account'));
  const to =
    asString(form['To'])
      ?.replace(/^whatsapp:/, '')
      .replace(/^\+/, '') ?? '';
  const struck = await strikeSend(world, { account: account.key, contact: to }, request, reply);
  if (struck.ending === 'gone') return reply;
  if (struck.ending === 'refused') return refuse(reply, toStruckError(struck));
  if (!/^(\d{5,15}|[A-Z]{2}\.[A-Za-z0-9.]{1,128})$/.test(to))
    return refuse(reply, toError(21211, "The 'To' number is not a valid phone number"));
  const conversation = world.conversations.open(account.key, to);
  const failWith = struck.failing ? (struck.failing.code ?? 30003) : null;
  const accepted = acceptSend(world, account, conversation, form, { uncertain: struck.lost !== undefined, failWith });
  if ('message' in accepted && 'code' in accepted) return refuse(reply, accepted as ReturnType<typeof toError>);
  if (struck.lost) return disappear(request, reply, struck.lost.kind === 'cut_after_record');
  return reply.status(201).send(accepted);
}

function listMessages(world: World, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { To, From } = request.query as Record<string, string | undefined>;
  const { sid } = request.params as { sid: string };
  const messages = [...stateOf(world).messages.values()]
    .filter(
      (message) => message.accountSid === sid && (To === undefined || message.to === To) && (From === undefined || message.from === From),
    )
    .toReversed()
    .slice(0, 50)
    .map(({ sid: id, from, to, body, status, direction, createdAt }) => ({
      sid: id,
      from,
      to,
      body,
      status,
      direction,
      date_created: new Date(createdAt).toUTCString(),
    }));
  return reply.send({ messages, page: 0, page_size: 50 });
}

function makeContent(world: World, body: Json, reply: FastifyReply): FastifyReply {
  const types = asRecord(body['types']);
  const buttons = asRecord(types['twilio/quick-reply']);
  const list = asRecord(types['twilio/list-picker']);
  const isList = types['twilio/list-picker'] !== undefined;
  const given = asList(isList ? list['items'] : buttons['actions']).map(asRecord);
  const choices = given.map((choice) => ({
    id: asString(choice['id']) ?? '',
    title: asString(choice[isList ? 'item' : 'title']) ?? '',
    description: asString(choice['description']) ?? '',
  }));
  const text = asString((isList ? list : buttons)['body']) ?? '';
  const tooLong = choices.some(({ id, title }) => id === '' || id.length > 200 || title === '' || title.length > (isList ? 24 : 20));
  if (text === '' || text.length > 1024 || tooLong || choices.length === 0 || choices.length > (isList ? 10 : 3))
    return refuse(reply, toError(20001, 'Content is not valid for the given types'));
  const sid = stateOf(world).sid('HX');
  stateOf(world).contents.set(sid, { text, kind: isList ? 'list' : 'buttons', button: asString(list['button']) ?? '', choices });
  return reply.status(201).send({ sid, friendly_name: body['friendly_name'], types });
}

/** Numbers and senders, with where their messages go. */
function registerNumbers(app: FastifyInstance, world: World, own: (request: FastifyRequest) => Account[]): void {
  const webhookOf = (account: Account) => stateOf(world).webhooks.get(account.key) ?? { url: account.webhookUrl, method: 'POST' };
  const pathId = (account: Account): string => createHash('md5').update(account.key).digest('hex');
  const toNumber = (account: Account): Json => {
    const { url, method } = webhookOf(account);
    return {
      sid: `PN${pathId(account)}`,
      phone_number: splitKey(account.key).address,
      sms_url: url,
      sms_method: method,
      capabilities: { sms: true },
    };
  };
  const toSender = (account: Account): Json => ({
    sid: `XE${pathId(account)}`,
    sender_id: splitKey(account.key).address,
    status: 'ONLINE',
    webhook: { callback_url: webhookOf(account).url },
  });
  const find = (request: FastifyRequest): Account | undefined =>
    own(request).find((account) => (request.params as { id: string }).id.replace(/\.json$/, '').slice(2) === pathId(account));

  app.get(`${API}/IncomingPhoneNumbers.json`, (request, reply) => {
    const { PhoneNumber } = request.query as Record<string, string | undefined>;
    const numbers = own(request).filter(
      ({ key, channel }) => channel === 'twilio_sms' && (PhoneNumber === undefined || splitKey(key).address === PhoneNumber),
    );
    return reply.send({ incoming_phone_numbers: numbers.map(toNumber) });
  });
  app.post(`${API}/IncomingPhoneNumbers/:id`, (request, reply) => {
    const account = find(request);
    if (!account) return refuse(reply, notFound);
    const form = asRecord(request.body);
    stateOf(world).webhooks.set(account.key, { url: asString(form['SmsUrl']) ?? '', method: asString(form['SmsMethod']) ?? 'POST' });
    return reply.send(toNumber(account));
  });
  app.get('/twilio/messaging/v2/Channels/Senders', (request, reply) =>
    reply.send({
      senders: own(request)
        .filter((account) => account.channel === 'twilio_whatsapp')
        .map(toSender),
    }),
  );
  app.post('/twilio/messaging/v2/Channels/Senders/:id', (request, reply) => {
    const account = find(request);
    if (!account) return refuse(reply, notFound);
    const webhook = asRecord(asRecord(request.body)['webhook']);
    stateOf(world).webhooks.set(account.key, { url: asString(webhook['callback_url']) ?? '', method: 'POST' });
    return reply.status(202).send(toSender(account));
  });
}
