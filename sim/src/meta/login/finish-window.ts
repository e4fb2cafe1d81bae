import { randomBytes } from 'node:crypto';
import { asList, asString, BadRequest, type Json } from '../../core/read.ts';
import type { World } from '../../world.ts';
import { type Grant, loginStateOf, makeAccount, personOf, SOMEBODY } from './login-state.ts';

/** Ends a window: sends the person back to the app, with a code or with a refusal. @throws BadRequest */
export function finishWindow(world: World, channel: Grant['channel'], form: Json): string {
  const redirectUri = asString(form['redirect_uri']) ?? '';
  if (!URL.canParse(redirectUri)) throw new BadRequest('"redirect_uri" must be an address');
  const mishap = asString(form['mishap']) ?? '';
  const back = new URL(redirectUri);
  if (form['deny'] !== undefined) {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_reason', 'user_denied');
    back.searchParams.set('error_description', 'The user denied your request.');
  } else {
    const accounts = chosenAccounts(world, channel, form);
    const asked = (asString(form['scope']) ?? '').split(',').filter((right) => right !== '');
    const code = randomBytes(32).toString('base64url');
    loginStateOf(world).codes.set(code, {
      ...{ channel, redirectUri, accounts, withoutRole: mishap === 'no_role', isLate: mishap === 'expired_code' },
      userId: channel === 'instagram' ? personOf(accounts[0] ?? '') : (asString(form['person']) ?? SOMEBODY),
      // The one that lets an app read and write messages.
      rights: mishap === 'missing_permission' ? asked.filter((right) => !right.includes('messag')) : asked,
    });
    for (const key of accounts) loginStateOf(world).personal[mishap === 'personal' ? 'add' : 'delete'](key);
    back.searchParams.set('code', code);
  }
  back.searchParams.set('state', `${asString(form['state']) ?? ''}${mishap === 'wrong_state' ? 'x' : ''}`);
  // Instagram ends addresses so.
  return `${back.toString()}${channel === 'instagram' && form['deny'] === undefined ? '#_' : ''}`;
}

function chosenAccounts(world: World, channel: Grant['channel'], form: Json): string[] {
  const given = form['account'];
  const chosen = typeof given === 'string' ? given.split(',') : asList(given).map(String);
  if (chosen.length === 0) throw new BadRequest('choose an account');
  return chosen.map((key) => {
    if (key === 'new') {
      const name = (asString(form['name']) ?? '').trim().slice(0, 80);
      if (name === '') throw new BadRequest('a new account needs a name');
      return makeAccount(world, channel, name).key;
    }
    if (world.accounts.get(key)?.channel !== channel) throw new BadRequest(`no account "${key}" of ${channel}`);
    return key;
  });
}
