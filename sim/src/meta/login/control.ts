import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../../accounts.ts';
import { asRecord, asString, BadRequest } from '../../core/read.ts';
import type { World } from '../../world.ts';
import { loginStateOf, NOWHERE, personOf, signedRequest, SOMEBODY } from './login-state.ts';

/** What owners do at Meta behind a product's back: their access ends, they close their messages, they take access back, they ask to be forgotten. */
export function registerLoginControl(app: FastifyInstance, world: World): void {
  const state = loginStateOf(world);
  const accountOf = (request: FastifyRequest): Account => {
    const account = world.accounts.get((request.params as { key: string }).key);
    if (!account) throw new BadRequest('unknown account');
    return account;
  };

  app.post('/_sim/accounts/:key/expire', (request) => {
    state.expired.add(accountOf(request).accessToken);
    return { expired: true };
  });

  app.post('/_sim/accounts/:key/messages', (request) => {
    const isOpen = asRecord(request.body)['open'] === true;
    state.closed[isOpen ? 'delete' : 'add'](accountOf(request).key);
    return { open: isOpen };
  });

  /** `kind`: deauthorize | data-deletion. `url`: origin of the product, where the account's webhook does not say it. */
  app.post('/_sim/accounts/:key/removal', async (request) => {
    const account = accountOf(request);
    const body = asRecord(request.body);
    const kind = asString(body['kind']) ?? '';
    if (kind !== 'deauthorize' && kind !== 'data-deletion') throw new BadRequest('"kind" must be deauthorize or data-deletion');
    const known = account.webhookUrl === NOWHERE ? (state.parked.get(account.key) ?? NOWHERE) : account.webhookUrl;
    const origin = new URL(asString(body['url']) ?? known).origin;
    const userId = state.granters.get(account.key) ?? (account.channel === 'instagram' ? personOf(account.key) : SOMEBODY);
    const secret = body['forged'] === true ? `${account.appSecret}-forged` : account.appSecret;
    const answer = await fetch(`${origin}/provider/${account.channel}/${kind}`, {
      method: 'POST',
      body: new URLSearchParams({ signed_request: signedRequest(userId, secret, world.now()) }),
    });
    // The access is gone at Meta from then on, whatever the product answers.
    if (body['forged'] !== true) state.expired.add(account.accessToken);
    return { status: answer.status, body: await answer.json().catch(() => null) };
  });
}
