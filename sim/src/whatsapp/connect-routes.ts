import { randomBytes, randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../accounts.ts';
import { asRecord, asString, BadRequest } from '../core/read.ts';
import { invalidToken, missingParameter, wrongParameter, type GraphError } from '../meta/graph-error.ts';
import { authorize, refuse } from '../meta/graph-http.ts';
import { NOT_MINE, onGraph } from '../meta/graph-routes.ts';
import type { World } from '../world.ts';
import { readAccountParts } from './read-account.ts';
import { APP_ID, badCode } from '../meta/login/app.ts';
import { exchangeAtFacebook, facebookWindow } from '../meta/login/facebook.ts';
import { LONG_SECONDS, NOWHERE } from '../meta/login/login-state.ts';
import { connectStateOf } from './connect-state.ts';
import { signInPage } from './sign-in-page.ts';

const wrongPin: GraphError = { status: 400, code: 133005, message: '(#133005) Two-step verification PIN mismatch' };
const unverified: GraphError = { status: 400, code: 2200, message: '(#2200) Callback verification failed' };

/** Embedded Signup's window, the exchange of its code, and what an app does with a number afterwards. */
export function registerConnectRoutes(app: FastifyInstance, world: World): void {
  const state = connectStateOf(world);
  const numbers = (): Account[] => world.accounts.list().filter(({ channel }) => channel === 'whatsapp');

  app.get('/facebook/:version/dialog/oauth', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    if (query['client_id'] !== APP_ID || !URL.canParse(query['redirect_uri'] ?? ''))
      return reply.status(400).type('text/plain').send('Invalid App ID or redirect address');
    return reply.type('text/html').send(query['config_id'] ? signInPage(numbers(), query) : facebookWindow(world, query));
  });
  app.post('/facebook/dialog/finish', (request, reply) => {
    const form = asRecord(request.body);
    const redirectUri = asString(form['redirect_uri']) ?? '';
    if (!URL.canParse(redirectUri)) throw new BadRequest('"redirect_uri" must be an address');
    const back = new URL(redirectUri);
    const mishap = asString(form['mishap']) ?? '';
    back.searchParams.set('state', `${asString(form['state']) ?? ''}${mishap === 'wrong_state' ? 'x' : ''}`);
    if (form['deny'] !== undefined) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_reason', 'user_denied');
    } else {
      const chosen = asString(form['business']) ?? '';
      const businessKey = chosen === '' ? signUp(world, asString(form['name']) ?? '', asString(form['number']) ?? '') : chosen;
      const code = randomBytes(24).toString('base64url');
      state.codes.set(code, { businessKey, redirectUri, isLate: mishap === 'expired_code', withheld: mishap === 'missing_permission' });
      back.searchParams.set('code', code);
    }
    return reply.redirect(back.toString(), 303);
  });

  app.get('/graph/:version/oauth/access_token', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    const ofPages = exchangeAtFacebook(world, query);
    if (ofPages) return 'status' in ofPages ? refuse(world, reply, ofPages as GraphError) : ofPages;
    if (query['grant_type'] === 'fb_exchange_token') {
      const held = world.accounts
        .list()
        .filter(({ channel, accessToken }) => channel === 'whatsapp' && accessToken === query['fb_exchange_token']);
      if (held.length === 0) return refuse(world, reply, invalidToken);
      return issue(held, {});
    }
    for (const name of ['client_id', 'client_secret', 'code']) if (!query[name]) return refuse(world, reply, missingParameter(name));
    const granted = state.codes.get(query['code'] ?? '');
    // Used up by the first attempt, whether it was right or not.
    state.codes.delete(query['code'] ?? '');
    if (!granted || granted.isLate || granted.redirectUri !== query['redirect_uri']) return refuse(world, reply, badCode);
    const answer = issue(world.accounts.ofBusiness(granted.businessKey), { appSecret: query['client_secret'] });
    if (granted.withheld) state.poor.add(answer.access_token);
    return answer;
  });

  /** A token of a business: without an end, unless its configuration says otherwise. */
  function issue(accounts: readonly Account[], more: object) {
    const accessToken = `EAAG${randomBytes(32).toString('hex')}`;
    for (const account of accounts) Object.assign(account, { accessToken, ...more });
    const ends = world.settings.businessTokenEnds ? { expires_in: LONG_SECONDS } : {};
    return { access_token: accessToken, token_type: 'bearer', ...ends };
  }

  const onNumber = (
    edge: string,
    act: (account: Account, body: Record<string, unknown>, request: FastifyRequest) => GraphError | null | Promise<GraphError | null>,
  ): void =>
    onGraph(app, world, { prefix: '/graph', method: 'POST', edge }, async (request, reply, id) => {
      const account = world.accounts.get(id);
      if (account?.channel !== 'whatsapp') return NOT_MINE;
      const problem = authorize(world, request, account) ?? (await act(account, asRecord(request.body), request));
      return problem ? refuse(world, reply, problem) : { success: true };
    });

  onNumber('/register', ({ key }, body) => {
    const pin = asString(body['pin']) ?? '';
    if (!/^\d{6}$/.test(pin)) return wrongParameter('pin must be six digits');
    if (state.pins.has(key) && state.pins.get(key) !== pin) return wrongPin;
    state.pins.set(key, pin);
    state.unregistered.delete(key);
    return null;
  });
  onNumber('/deregister', ({ key }) => {
    state.unregistered.add(key);
    return null;
  });
  onNumber('', async (account, body) => {
    const given = asRecord(body['webhook_configuration']);
    const url = asString(given['override_callback_uri']);
    if (url === undefined) return missingParameter('webhook_configuration');
    if (url === '') {
      state.overrides.delete(account.key);
      return null;
    }
    if (!state.subscribed.has(account.businessKey))
      return wrongParameter('Before override the current callback uri, your app must be subscribed to receive messages.');
    if (account.unreachable || !(await answersHandshake(url, asString(given['verify_token']) ?? ''))) return unverified;
    state.overrides.set(account.key, url);
    account.webhookUrl = url;
    return null;
  });
}

async function answersHandshake(url: string, verifyToken: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const challenge = String(randomInt(1_000_000_000));
  const asked = new URL(url);
  for (const [name, value] of Object.entries({ mode: 'subscribe', challenge, verify_token: verifyToken }))
    asked.searchParams.set(`hub.${name}`, value);
  try {
    const answer = await fetch(asked, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    return answer.status === 200 && (await answer.text()) === challenge;
  } catch {
    return false;
  }
}

/** A business signs up in the window: a number that nobody has, not yet registered. @throws BadRequest */
function signUp(world: World, name: string, number: string): string {
  const digits = number.replace(/\D/g, '');
  if (name.trim() === '' || digits.length < 7) throw new BadRequest('a new number needs a name and at least seven digits');
  const id = (): string => `77${String(randomInt(1_000_000, 9_999_999))}${String(randomInt(100_000, 999_999))}`;
  const parts = readAccountParts({ key: id(), businessKey: id(), address: `+${digits}` });
  world.accounts.add({
    ...parts,
    channel: 'whatsapp',
    name: { en: name.trim().slice(0, 80), ar: name.trim().slice(0, 80) },
    appSecret: randomBytes(16).toString('hex'),
    accessToken: randomBytes(16).toString('hex'),
    webhookUrl: NOWHERE,
    throughputPerSecond: 0,
  });
  connectStateOf(world).unregistered.add(parts.key);
  return parts.businessKey;
}
