import Fastify, { type FastifyInstance } from 'fastify';
import { readAccount, type Account, type AccountRegistry } from './accounts.ts';
import { channels } from './channel-of.ts';
import { createLoadStarter, registerControlRoutes } from './control-routes.ts';
import { BadRequest } from './core/read.ts';
import type { Faults } from './faults.ts';
import type { Correlate, Ledger } from './ledger.ts';
import type { Load, LoadOptions } from './load/run-load.ts';
import type { ModelControl } from './models/control.ts';
import { registerLoginControl } from './meta/login/control.ts';
import { registerModelRoutes } from './models/routes.ts';
import { registerPhoneRoutes } from './phone/routes.ts';
import { registerShopPage } from './shop-page.ts';
import type { CustomerMessage } from './phone/customer-message.ts';
import { sendFromPhone, type SentByCustomer } from './phone/send-from-phone.ts';
import type { Settings } from './settings.ts';
import type { Conversation } from './phone/conversations.ts';
import type { DispatcherStats } from './core/dispatcher.ts';
import { createWorld } from './world.ts';

/** An account as it is given. `key`, `businessKey` and `address` may stand under the provider's own names; without `channel` it is a WhatsApp number. */
export interface AccountInput
  extends Partial<Pick<Account, 'channel' | 'templates' | 'throughputPerSecond' | 'suggestions' | 'publicUrl'>> {
  key?: string;
  businessKey?: string;
  address?: string;
  phoneNumberId?: string;
  wabaId?: string;
  displayNumber?: string;
  /** One of the two will do. */
  name: { en?: string; ar?: string };
  appSecret: string;
  accessToken: string;
  webhookUrl: string;
}

export interface SimOptions {
  accounts?: AccountInput[];
  settings?: Partial<Settings>;
  /** 0 = any free port (default). */
  port?: number;
  host?: string;
  /** Which messages a reply answers; default: the `#contact-number` tokens in its text. */
  correlate?: Correlate;
  now?: () => number;
}

export interface Sim {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Bases to configure a product with. */
  graphUrl: string;
  openaiUrl: string;
  anthropicUrl: string;
  ledger: Ledger;
  faults: Faults;
  models: ModelControl;
  accounts: AccountRegistry;
  /** Live: a changed time or limit holds from the next use on. */
  settings: Settings;
  addAccount(account: AccountInput): Account;
  /** A customer writes. `acknowledged` resolves with the receiver's first 200. @throws BadRequest */
  send(message: CustomerMessage): SentByCustomer;
  load(options?: Partial<LoadOptions>): Load;
  /** What a customer's phone shows; by any id of the person. */
  conversation(account: string, contact: string): Conversation | undefined;
  webhooks(): DispatcherStats;
  /** Ends connections that were left hanging too. */
  close(): Promise<void>;
}

/** Starts an emulator in this process. Everything it knows is in memory. */
export async function createSim(options: SimOptions = {}): Promise<Sim> {
  const world = createWorld({ settings: options.settings, correlate: options.correlate, now: options.now });
  for (const account of options.accounts ?? []) world.accounts.add(readAccount(account));
  const app = createApp();
  let url = '';
  const loads = new Map<number, Load>();
  const startNext = createLoadStarter(world, loads);
  for (const channel of channels.values()) channel.registerRoutes(app, world, () => url);
  registerModelRoutes(app, world);
  registerPhoneRoutes(app, world);
  registerShopPage(app);
  registerLoginControl(app, world);
  registerControlRoutes(app, world, startNext, loads);
  url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });

  return {
    url,
    graphUrl: `${url}/graph/v26.0`,
    openaiUrl: `${url}/openai/v1`,
    anthropicUrl: `${url}/anthropic/v1`,
    ledger: world.ledger,
    faults: world.faults,
    models: world.models,
    accounts: world.accounts,
    settings: world.settings,
    addAccount: (account) => world.accounts.add(readAccount(account)),
    send: (message) => sendFromPhone(world, message),
    load: startNext,
    conversation: (account, contact) => world.conversations.find(account, contact),
    webhooks: () => world.dispatcher.stats(),
    async close() {
      world.close();
      await app.close();
    },
  };
}

/** A product that is told only where the emulator is calls `/<host and path of the provider>`. */
function rewriteUrl(request: { url?: string | undefined }): string {
  const [, host = '', rest = ''] = /^\/([^/?]+)(\/.*)?$/.exec(request.url ?? '/') ?? [];
  const prefix = hosts.get(host);
  return prefix === undefined ? (request.url ?? '/') : `${prefix}${rest}`;
}

const hosts = new Map([...channels.values()].flatMap((channel) => Object.entries(channel.hosts)));

/** Of boxes that share a name, a text with commas between. */
function readForm(body: string): Record<string, string> {
  const form = new URLSearchParams(body);
  return Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name).join(',')]));
}

function createApp(): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: 110 * 1024 * 1024, forceCloseConnections: true, keepAliveTimeout: 60_000, rewriteUrl });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, readForm(String(body))),
  );
  app.addContentTypeParser(/^multipart\/form-data/, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error instanceof BadRequest ? 400 : (error.statusCode ?? 500);
    if (/^\/(instagram-)?graph\//.test(request.url))
      return reply.status(status).send({ error: { message: error.message, type: 'OAuthException', code: status < 500 ? 100 : 1 } });
    return reply.status(status).send({ error: error.message });
  });
  return app;
}
