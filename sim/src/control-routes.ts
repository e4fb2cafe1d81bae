import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { channels } from './channel-of.ts';
import { presentAccount, readAccount } from './accounts.ts';
import { asList, asNumber, asRecord, asString, BadRequest, readOptions } from './core/read.ts';
import { readFaultRule } from './faults.ts';
import { readLoadOptions, startLoad, type Load } from './load/run-load.ts';
import { readMode } from './models/control.ts';
import { readLines } from './models/read-pictures.ts';
import { readCustomerMessage } from './phone/customer-message.ts';
import { sendFromPhone } from './phone/send-from-phone.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { World } from './world.ts';

/** `/_sim/*`: what a test, a bench or a person sets and asks. */
export function registerControlRoutes(
  app: FastifyInstance,
  world: World,
  startNext: (options: unknown) => Load,
  loads: Map<number, Load>,
): void {
  app.get('/_sim/health', () => ({ ok: true, accounts: world.accounts.list().length }));

  app.post('/_sim/accounts', async (request, reply) => {
    const body = asRecord(request.body);
    const given = Array.isArray(body['accounts']) ? asList(body['accounts']) : [request.body];
    const added = given.map(readAccount).map((account) => presentAccount(world.accounts.add(account)));
    return reply.status(201).send({ accounts: added });
  });

  /** As when the owner takes a token back at the provider: the old one opens nothing any more. */
  app.post('/_sim/accounts/:key/token', (request, reply) => {
    const account = world.accounts.get((request.params as { key: string }).key);
    if (!account) return reply.status(404).send({ error: 'unknown account' });
    const [, bot] = /^(\d+):/.exec(account.accessToken) ?? [];
    const accessToken = `${bot === undefined ? '' : `${bot}:`}${randomBytes(18).toString('hex')}`;
    for (const one of world.accounts.ofBusiness(account.businessKey)) if (one.channel === account.channel) one.accessToken = accessToken;
    return { accessToken };
  });

  /** What goes wrong at the provider without a word: another callback, nothing told any more, our address not found. Absent: as it was. */
  app.post('/_sim/accounts/:key/webhook', (request, reply) => {
    const account = world.accounts.get((request.params as { key: string }).key);
    if (!account) return reply.status(404).send({ error: 'unknown account' });
    const body = asRecord(request.body);
    const told = (name: 'messages' | 'statuses'): boolean =>
      body[name] === undefined ? (account.silenced?.[name] ?? false) : body[name] === false;
    account.silenced = { messages: told('messages'), statuses: told('statuses') };
    if (body['reachable'] !== undefined) account.unreachable = body['reachable'] === false;
    const url = asString(body['url']);
    if (url !== undefined) {
      if (!URL.canParse(url)) throw new BadRequest('"url" must be an address');
      account.webhookUrl = url;
      channels.get(account.channel)?.onCallbackChanged?.(world, account);
    }
    return { webhookUrl: account.webhookUrl, silenced: account.silenced, reachable: account.unreachable !== true };
  });

  app.get('/_sim/settings', () => world.settings);
  app.post('/_sim/settings', (request) => Object.assign(world.settings, readOptions(request.body, DEFAULT_SETTINGS)));

  app.post('/_sim/phone/send', async (request, reply) => {
    const body = asRecord(request.body);
    const sent = sendFromPhone(world, readCustomerMessage(body));
    if (body['wait'] === true) await sent.acknowledged;
    return reply.status(body['wait'] === true ? 200 : 202).send({ messageId: sent.messageId, contact: sent.contact, number: sent.number });
  });

  app.get('/_sim/faults', () => ({ faults: world.faults.list() }));
  app.post('/_sim/faults', async (request, reply) => {
    const body = asRecord(request.body);
    const given = Array.isArray(body['faults']) ? asList(body['faults']) : [request.body];
    return reply.status(201).send({ faults: given.map(readFaultRule).map((rule) => world.faults.add(rule)) });
  });
  app.delete('/_sim/faults', () => {
    world.faults.clear();
    return { cleared: true };
  });

  app.post('/_sim/load', async (request, reply) => {
    const { wait, ...options } = asRecord(request.body);
    const load = startNext(options);
    if (wait === true) await load.acknowledged;
    return reply.status(wait === true ? 200 : 202).send(load.progress);
  });
  app.get('/_sim/load/:id', async (request, reply) => {
    const load = loads.get(Number((request.params as { id: string }).id));
    return load ? load.progress : reply.status(404).send({ error: 'unknown load' });
  });

  app.get('/_sim/ledger', (request) => {
    const { detail } = request.query as Record<string, string | undefined>;
    const whole = { verdict: world.ledger.judge(), webhooks: world.dispatcher.stats() };
    return detail === undefined ? whole : { ...whole, messages: world.ledger.messages(), replies: world.ledger.replies() };
  });
  app.get('/_sim/ledger/settled', async (request) => {
    const timeoutMs = Number((request.query as Record<string, string | undefined>)['timeoutMs'] ?? 30_000);
    if (!(timeoutMs >= 0)) throw new BadRequest('"timeoutMs" must be a number >= 0');
    return world.ledger.whenSettled({ timeoutMs });
  });
  app.post('/_sim/reset', () => {
    world.ledger.reset();
    world.faults.clear();
    world.conversations.reset();
    for (const channel of channels.values()) channel.reset?.(world);
    world.models.clear();
    return { reset: true };
  });

  app.get('/_sim/models', () => ({ mode: world.models.mode, latencyMs: world.models.latencyMs ?? world.settings.modelLatencyMs }));
  app.post('/_sim/models', (request) => {
    const body = asRecord(request.body);
    if (body['mode'] !== undefined) world.models.mode = readMode(body['mode']);
    if (body['latencyMs'] !== undefined) world.models.latencyMs = asNumber(body['latencyMs']) ?? null;
    if (body['replies'] !== undefined) world.models.script(asList(body['replies']).map(String));
    return { mode: world.models.mode, latencyMs: world.models.latencyMs ?? world.settings.modelLatencyMs };
  });
  /** The true text of the pictures that come next, in this order; lines as a list of cells, a text being one cell. */
  app.post('/_sim/models/pictures', (request) => {
    for (const lines of asList(asRecord(request.body)['pictures'])) world.models.pictures.show(readLines(lines));
    return { waiting: world.models.pictures.waiting() };
  });
  app.get('/_sim/models/requests', () => ({ requests: world.models.requests() }));
  app.delete('/_sim/models/requests', () => {
    world.models.clear();
    return { cleared: true };
  });
}

/** Loads by number, 1, 2, 3 … */
export function createLoadStarter(world: World, loads: Map<number, Load>): (options: unknown) => Load {
  return (options) => {
    const id = loads.size + 1;
    const load = startLoad(world, id, readLoadOptions(options));
    loads.set(id, load);
    return load;
  };
}
