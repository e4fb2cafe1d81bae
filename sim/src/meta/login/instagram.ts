import type { FastifyInstance } from 'fastify';
import type { Account } from '../../accounts.ts';
import { asRecord } from '../../core/read.ts';
import type { World } from '../../world.ts';
import { expiredToken, invalidToken, missingParameter } from '../graph-error.ts';
import { refuse } from '../graph-http.ts';
import { APP_ID } from './app.ts';
import { finishWindow } from './finish-window.ts';
import { HOUR_SECONDS, LONG_SECONDS, loginStateOf, newToken, personOf } from './login-state.ts';
import { MISHAPS, signInWindow } from './window.ts';

/** Instagram Login: the window, the code for an hour's token, that for one of sixty days, and that for another sixty. */
export function registerInstagramLogin(app: FastifyInstance, world: World): void {
  const state = loginStateOf(world);

  app.get('/instagram/oauth/authorize', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    if (query['client_id'] !== APP_ID || !URL.canParse(query['redirect_uri'] ?? '') || query['response_type'] !== 'code')
      return reply.status(400).type('text/plain').send('Invalid platform app');
    const mishaps = { ...MISHAPS, personal: 'The account is a personal one' };
    const accounts = world.accounts.list().filter(({ channel }) => channel === 'instagram');
    const look = { title: 'Connect your Instagram', legend: 'Which account?', several: false, accounts, newOne: 'A new account', mishaps };
    return reply.type('text/html').send(signInWindow({ ...look, finish: 'finish', query }));
  });
  app.post('/instagram/oauth/finish', (request, reply) => reply.redirect(finishWindow(world, 'instagram', asRecord(request.body)), 303));

  app.post('/instagram-api/oauth/access_token', (request, reply) => {
    const form = asRecord(request.body) as Record<string, string | undefined>;
    const refused = (message: string) => reply.status(400).send({ error_type: 'OAuthException', code: 400, error_message: message });
    if (form['client_id'] !== APP_ID || !form['client_secret']) return refused('Invalid platform app');
    if (form['grant_type'] !== 'authorization_code') return refused('Invalid grant_type');
    const grant = state.codes.get(form['code'] ?? '');
    state.codes.delete(form['code'] ?? '');
    if (grant?.channel !== 'instagram' || grant.isLate) return refused('This authorization code has been used');
    if (grant.redirectUri !== form['redirect_uri'])
      return refused('Error validating verification code. Please make sure your redirect_uri is identical');
    const account = world.accounts.get(grant.accounts[0] ?? '');
    if (account) account.appSecret = form['client_secret'];
    state.granters.set(grant.accounts[0] ?? '', grant.userId);
    const token = newToken('IGAAS');
    state.tokens.set(token, { ...grant, isLong: false, endsAt: world.now() + HOUR_SECONDS * 1000 });
    return { access_token: token, user_id: grant.userId, permissions: grant.rights };
  });

  app.get('/instagram-graph/access_token', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    if (query['grant_type'] !== 'ig_exchange_token') return refuse(world, reply, missingParameter('grant_type'));
    if (!query['client_secret']) return refuse(world, reply, missingParameter('client_secret'));
    const short = state.tokens.get(query['access_token'] ?? '');
    const account = world.accounts.get(short?.accounts[0] ?? '');
    if (!short || !account) return refuse(world, reply, invalidToken);
    return renewed(account);
  });

  app.get('/instagram-graph/refresh_access_token', (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    if (query['grant_type'] !== 'ig_refresh_token') return refuse(world, reply, missingParameter('grant_type'));
    const held = query['access_token'] ?? '';
    if (state.expired.has(held)) return refuse(world, reply, expiredToken);
    const account = world.accounts.list().find((known) => known.channel === 'instagram' && known.accessToken === held);
    return account ? renewed(account) : refuse(world, reply, invalidToken);
  });

  function renewed(account: Account) {
    account.accessToken = newToken('IGAAL');
    return { access_token: account.accessToken, token_type: 'bearer', expires_in: LONG_SECONDS };
  }
}

/** `/me` and `/<account>` as Instagram Login tells them: `user_id` is the account, `id` the person in the scope of the app. */
export function describeProfessional(world: World, account: Account) {
  const isPersonal = loginStateOf(world).personal.has(account.key);
  return {
    ...{ id: personOf(account.key), user_id: account.key, name: account.name.en, username: account.address.replace(/^@/, '') },
    account_type: isPersonal ? 'PERSONAL' : 'BUSINESS',
  };
}
