import { asId, asText } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelApp, ChannelConnection, ChannelIo, FoundAccount, Granted, SendFailed } from '../contract/types.ts';
import { callGraph, type GraphResult } from '../meta/call-graph.ts';
import { classifyInstagramCode } from '../meta/messaging/classify-code.ts';
import { createConnectSteps } from '../meta/messaging/connect-steps.ts';
import { askForToken, readRights, readToken, refusedCode, rightsMissing, unwrapped } from '../meta/signing-in/grant-calls.ts';
import { readRemoval } from '../meta/signing-in/read-removal.ts';

const RIGHTS = ['instagram_business_basic', 'instagram_business_manage_messages'] as const;
const FIELDS = ['messages', 'messaging_postbacks', 'messaging_seen', 'message_reactions', 'messaging_referral', 'message_edit'] as const;
const PROFESSIONAL = /^(BUSINESS|MEDIA_CREATOR|CREATOR)$/i;

/** Tokens are exchanged at the host itself, below no version. */
const beside = (io: ChannelIo): ChannelIo => ({
  ...io,
  config: { ...io.config, baseUrl: io.config.baseUrl.replace(/\/v\d+\.\d+\/*$/, '') },
});

function whoAmI(accessToken: string, io: ChannelIo): Promise<GraphResult> {
  const path = '/me?fields=id,user_id,username,name,account_type';
  return callGraph(io, { method: 'GET', path, accessToken, repeatable: true, privateTexts: [], classify: classifyInstagramCode });
}

/** Connecting an account by Instagram Login: no page of Facebook is needed. */
export const connection: ChannelConnection = {
  fields: [],
  ...createConnectSteps({ fields: FIELDS, classify: classifyInstagramCode }),

  signIn: {
    url(app, { state, redirectUri }) {
      const query = { client_id: app.id, redirect_uri: redirectUri, response_type: 'code', scope: RIGHTS.join(','), state };
      return `${app.dialogUrl}?${new URLSearchParams({ ...query, enable_fb_login: '0', force_reauth: 'true' }).toString()}`;
    },
    exchange,
  },

  async list({ accessToken = '' }, io) {
    const me = await whoAmI(accessToken, io);
    if (!me.ok) return me;
    // By `user_id` webhooks name the account; `id` is the person's in the scope of the app.
    const accountKey = asId(me.json.user_id);
    if (accountKey === undefined) return { ok: true, accounts: [] };
    const username = asText(me.json.username);
    const address = username === undefined ? accountKey : `@${username}`;
    const account: FoundAccount = {
      ...{ accountKey, businessKey: accountKey, address, name: (asText(me.json.name) ?? address).slice(0, 200) },
      settings: username !== undefined && /^[A-Za-z0-9._]{1,30}$/.test(username) ? { username } : {},
      ...(PROFESSIONAL.test(asText(me.json.account_type) ?? '') ? {} : { lacking: 'personal_account' }),
    };
    return { ok: true, accounts: [account] };
  },

  async renew(account, io) {
    const held = account.credentials.accessToken ?? '';
    const query = { grant_type: 'ig_refresh_token', access_token: held };
    const result = await askForToken(beside(io), '/refresh_access_token', query);
    const token = result.ok ? readToken(result.json) : result;
    return token.ok ? toGranted(token) : token;
  },

  readRemoval,
};

async function exchange(
  app: ChannelApp,
  { code, redirectUri }: { code: string; redirectUri: string },
  io: ChannelIo,
): Promise<Granted | SendFailed> {
  const form = {
    ...{ client_id: app.id, client_secret: app.secret, grant_type: 'authorization_code', redirect_uri: redirectUri },
    // Instagram puts this behind the code, for the browser.
    code: code.replace(/#_$/, ''),
  };
  const short = await callGraph(
    { ...io, config: { ...io.config, baseUrl: app.tokenUrl } },
    {
      ...{ method: 'POST', path: '', accessToken: null, repeatable: false, privateTexts: [app.secret, code], classify: () => undefined },
      body: { contentType: 'application/x-www-form-urlencoded', content: new URLSearchParams(form).toString() },
    },
  );
  if (!short.ok) return refusedCode(short);
  const answer = unwrapped(short.json);
  const lacking = rightsMissing(readRights(answer.permissions), RIGHTS);
  if (lacking) return lacking;
  const first = readToken(answer);
  if (!first.ok) return first;
  const query = { grant_type: 'ig_exchange_token', client_secret: app.secret, access_token: first.accessToken };
  const long = await askForToken(beside(io), '/access_token', query);
  const token = long.ok ? readToken(long.json) : long;
  if (!token.ok) return token;
  const me = await whoAmI(token.accessToken, io);
  if (!me.ok) return me;
  const people = [asId(answer.user_id), asId(me.json.id)].filter((id) => id !== undefined);
  return people.length === 0
    ? refuse('no_person', 'Nothing says whose account it is.', 'auth')
    : { ...toGranted(token), grantedBy: [...new Set(people)] };
}

function toGranted({ accessToken, endsAt }: { accessToken: string; endsAt?: Date }): Granted {
  return { ok: true, credentials: { accessToken }, ...(endsAt === undefined ? {} : { endsAt }) };
}
