import type { FastifyInstance } from 'fastify';
import { asRecord, type Json } from '../../core/read.ts';
import type { World } from '../../world.ts';
import { expiredToken, type GraphError, invalidToken, missingParameter } from '../graph-error.ts';
import { bearerOf, refuse } from '../graph-http.ts';
import { NOT_MINE, onGraph } from '../graph-routes.ts';
import { finishWindow } from './finish-window.ts';
import { APP_ID, badCode } from './app.ts';
import { type Grant, HOUR_SECONDS, LONG_SECONDS, loginStateOf, newToken } from './login-state.ts';
import { MISHAPS, signInWindow } from './window.ts';

/** Facebook Login for pages: its window's end, and the pages of a person. The window and the exchange stand at addresses that WhatsApp shares. */
export function registerFacebookLogin(app: FastifyInstance, world: World): void {
  const state = loginStateOf(world);
  app.post('/facebook/dialog/pages', (request, reply) => reply.redirect(finishWindow(world, 'messenger', asRecord(request.body)), 303));

  onGraph(app, world, { prefix: '/graph', method: 'GET', edge: '/accounts' }, (request, reply, id) => {
    const token = bearerOf(request) ?? '';
    if (id !== 'me') return NOT_MINE;
    const grant = state.tokens.get(token);
    if (state.expired.has(token) || (grant && grant.endsAt <= world.now())) return refuse(world, reply, expiredToken);
    if (!grant) return refuse(world, reply, invalidToken);
    const query = request.query as Record<string, string | undefined>;
    const start = Number(query['after'] ?? 0) || 0;
    const limit = Number(query['limit'] ?? 25) || 25;
    const page = grant.accounts.slice(start, start + limit);
    const after = String(start + page.length);
    const data = page.map((key) => {
      const account = world.accounts.get(key);
      // The token of a page is the page's own, and lasts when the person's does.
      const isOld = account && (state.expired.has(account.accessToken) || !account.accessToken.startsWith('EAAP'));
      if (grant.isLong && isOld) account.accessToken = newToken('EAAP');
      const tasks = grant.withoutRole ? ['ANALYZE'] : ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'];
      return { id: key, name: account?.name.en, access_token: account?.accessToken, tasks };
    });
    const hasMore = start + page.length < grant.accounts.length;
    return {
      data,
      paging: {
        cursors: { before: String(start), after },
        ...(hasMore ? { next: `https://graph.facebook.com/me/accounts?after=${after}` } : {}),
      },
    };
  });
}

/** The window for pages, where the address asks for rights instead of naming a configuration. */
export function facebookWindow(world: World, query: Readonly<Record<string, string | undefined>>): string {
  const mishaps = { ...MISHAPS, no_role: 'Give a page on which the person has no role' };
  const accounts = world.accounts.list().filter(({ channel }) => channel === 'messenger');
  return signInWindow({
    ...{ title: 'Connect your page', legend: 'Which pages?', several: true, accounts, newOne: 'A new page', mishaps, query },
    finish: '../../dialog/pages',
  });
}

/** `oauth/access_token` of what this window gave; undefined for what is not of it. */
export function exchangeAtFacebook(world: World, query: Readonly<Record<string, string | undefined>>): Json | GraphError | undefined {
  const state = loginStateOf(world);
  const held = query['fb_exchange_token'];
  if (query['grant_type'] === 'fb_exchange_token') {
    const grant = state.tokens.get(held ?? '');
    if (!grant) return undefined;
    if (state.expired.has(held ?? '')) return expiredToken;
    if (query['client_id'] !== APP_ID) return missingParameter('client_id');
    return issue(world, { ...grant, isLong: true }, LONG_SECONDS);
  }
  const grant = state.codes.get(query['code'] ?? '');
  if (grant?.channel !== 'messenger') return undefined;
  // Used up by the first attempt, whether it was right or not.
  state.codes.delete(query['code'] ?? '');
  if (grant.isLate || grant.redirectUri !== query['redirect_uri']) return badCode;
  for (const key of grant.accounts) {
    const account = world.accounts.get(key);
    if (account) account.appSecret = query['client_secret'] ?? '';
    state.granters.set(key, grant.userId);
  }
  return issue(world, { ...grant, isLong: false }, HOUR_SECONDS);
}

function issue(world: World, grant: Grant & { isLong: boolean }, seconds: number): Json {
  const accessToken = newToken('EAAU');
  loginStateOf(world).tokens.set(accessToken, { ...grant, endsAt: world.now() + seconds * 1000 });
  return { access_token: accessToken, token_type: 'bearer', expires_in: seconds };
}

/** `debug_token` of a person's token; undefined for others. */
export function describePersonToken(world: World, token: string): Json | undefined {
  const grant = loginStateOf(world).tokens.get(token);
  if (!grant) return undefined;
  return {
    ...{ app_id: APP_ID, type: 'USER', application: 'Emulated app', is_valid: true, issued_at: Math.floor(world.now() / 1000) },
    ...{ expires_at: Math.floor(grant.endsAt / 1000), data_access_expires_at: Math.floor(world.now() / 1000) + 90 * 86_400 },
    scopes: ['public_profile', ...grant.rights],
    granular_scopes: grant.rights.map((scope) => ({ scope, target_ids: grant.accounts })),
    user_id: grant.userId,
  };
}
