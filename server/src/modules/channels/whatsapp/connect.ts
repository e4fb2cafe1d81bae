import { randomInt } from 'node:crypto';
import { asArray, asId, asObject, asText, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type {
  Acknowledged,
  ChannelConnection,
  ChannelIo,
  ConnectedAccount,
  FoundAccount,
  SendFailed,
  WebhookDrift,
} from '../contract/types.ts';
import { callGraph, type GraphResult } from '../meta/call-graph.ts';
import { exchangeCode, inspectToken, lengthen } from '../meta/signing-in/grant-calls.ts';
import { readRemoval } from '../meta/signing-in/read-removal.ts';
import { classifyWhatsAppCode } from './classify-code.ts';

/** Meta called our address and got no answer, or a wrong one. */
const UNANSWERED = '2200';
const NEEDED = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;
const NUMBER_FIELDS =
  'id,display_phone_number,verified_name,quality_rating,platform_type,is_on_biz_app,status,throughput,webhook_configuration';

interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: JsonObject;
  privateTexts?: readonly string[];
}

/** Every call here says what shall be, so each may be repeated. */
function graph(io: ChannelIo, accessToken: string, { method, path, body, privateTexts = [] }: Call): Promise<GraphResult> {
  return callGraph(io, {
    ...{ method, path, accessToken, privateTexts, repeatable: true, classify: classifyWhatsAppCode },
    ...(body === undefined ? {} : { body: { contentType: 'application/json', content: JSON.stringify(body) } }),
  });
}

const tokenOf = (account: ConnectedAccount): string => account.credentials.accessToken ?? '';
const numberOf = (account: ConnectedAccount): string => `/${encodeURIComponent(account.accountKey)}`;
const businessOf = (account: ConnectedAccount): string => `/${encodeURIComponent(account.businessKey)}`;
const done = (result: GraphResult): Acknowledged => (result.ok ? { ok: true } : result);

/**
 * Connecting a number by Embedded Signup. The app is subscribed before the number's webhook is set: Meta refuses the other order, and a
 * number whose webhook was set without it goes silent.
 */
export const connection: ChannelConnection = {
  fields: [],
  asksForPin: true,
  // Meta asks for it again when the number comes back.
  keeps: ['pin'],

  signIn: {
    url(app, { state, redirectUri }) {
      const extras = JSON.stringify({ setup: {}, version: 'v4', sessionInfoVersion: '3', featureType: '' });
      const query = { client_id: app.id, config_id: app.configurationId, redirect_uri: redirectUri, state, extras };
      return `${app.dialogUrl}?${new URLSearchParams({ ...query, response_type: 'code', override_default_response_type: 'true' }).toString()}`;
    },
    async exchange(app, given, io) {
      const token = await exchangeCode(app, given, io);
      if (!token.ok) return token;
      const facts = await inspectToken(app, token.accessToken, NEEDED, io);
      if (!facts.ok) return facts;
      const endsAt = token.endsAt ?? facts.endsAt;
      return {
        ...{ ok: true, credentials: { accessToken: token.accessToken } },
        ...(endsAt === undefined ? {} : { endsAt }),
        ...(facts.userId === undefined ? {} : { grantedBy: [facts.userId] }),
      };
    },
  },

  complete: (credentials) => ({ pin: String(randomInt(0, 1_000_000)).padStart(6, '0'), ...credentials }),

  async list({ accessToken = '' }, io, app) {
    if (app === null) return refuse('no_app', 'The installation has no registration with Meta.', 'account_problem');
    const facts = await inspectToken(app, accessToken, NEEDED, io);
    if (!facts.ok) return facts;
    const businesses = facts.granular.flatMap((one) =>
      one.scope === NEEDED[0] ? asArray(one.target_ids).flatMap((id) => asId(id) ?? []) : [],
    );
    return listNumbers(accessToken, [...new Set(businesses)], io);
  },

  steps: [
    { id: 'register', run: (account, _hook, io) => register(account, io) },
    {
      id: 'subscribe',
      run: async (account, _hook, io) =>
        done(await graph(io, tokenOf(account), { method: 'POST', path: `${businessOf(account)}/subscribed_apps` })),
    },
    { id: 'webhook', run: (account, hook, io) => setWebhook(account, hook.url, hook.verifyToken ?? '', io) },
  ],

  // An installation may have been set up so that tokens end after sixty days.
  async renew(account, io, app) {
    if (app === null) return refuse('no_app', 'The installation has no registration with Meta.', 'account_problem');
    const token = await lengthen(app, tokenOf(account), io);
    if (!token.ok) return token;
    return { ok: true, credentials: { accessToken: token.accessToken }, ...(token.endsAt === undefined ? {} : { endsAt: token.endsAt }) };
  },

  readRemoval,

  subscribe: (account, hook, io) => setWebhook(account, hook.url, hook.verifyToken ?? '', io),

  async inspect(account, hook, io) {
    const number = await graph(io, tokenOf(account), { method: 'GET', path: `${numberOf(account)}?fields=${NUMBER_FIELDS}` });
    if (!number.ok) return number;
    const apps = await graph(io, tokenOf(account), { method: 'GET', path: `${businessOf(account)}/subscribed_apps` });
    if (!apps.ok) return apps;
    const { json } = number;
    const drift: WebhookDrift[] = [];
    if (asArray(apps.json.data).length === 0) drift.push({ what: 'not_subscribed' });
    const webhooks = asObject(json.webhook_configuration);
    const url = asText(webhooks?.phone_number) ?? asText(webhooks?.whatsapp_business_account) ?? asText(webhooks?.application);
    if (url === undefined || url === '') drift.push({ what: 'missing' });
    else if (url !== hook.url) drift.push({ what: 'other_url' });
    // Setting the same address again makes Meta call it, there and then: the one proof that its calls reach us.
    if (asText(webhooks?.phone_number) === hook.url && hook.verifyToken !== undefined) {
      const called = await setWebhook(account, hook.url, hook.verifyToken, io);
      if (!called.ok && called.code === UNANSWERED) drift.push({ what: 'callback_dead' });
    }
    if (asText(json.platform_type) === 'NOT_APPLICABLE') drift.push({ what: 'not_registered' });
    const quality = asText(json.quality_rating);
    if (quality === 'RED' || quality === 'YELLOW') drift.push({ what: 'low_quality', detail: quality });
    const status = asText(json.status);
    if (status !== undefined && status !== 'CONNECTED') drift.push({ what: 'failing', detail: status });
    return { ok: true, drift, pending: 0 };
  },

  async unsubscribe(account, io, shared = false) {
    const path = numberOf(account);
    const body = { webhook_configuration: { override_callback_uri: '' } };
    const cleared = await graph(io, tokenOf(account), { method: 'POST', path, body });
    if (!cleared.ok) return cleared;
    if (account.settings.coexistence !== true) {
      // A number that lives in the phone app too would be thrown out of it.
      const left = await graph(io, tokenOf(account), {
        method: 'POST',
        path: `${path}/deregister`,
        body: { messaging_product: 'whatsapp' },
      });
      if (!left.ok) return left;
    }
    return shared
      ? { ok: true }
      : done(await graph(io, tokenOf(account), { method: 'DELETE', path: `${businessOf(account)}/subscribed_apps` }));
  },
};

async function listNumbers(accessToken: string, businesses: readonly string[], io: ChannelIo) {
  const accounts: FoundAccount[] = [];
  for (const businessKey of businesses) {
    const path = `/${encodeURIComponent(businessKey)}/phone_numbers?fields=${NUMBER_FIELDS}&limit=100`;
    const result = await graph(io, accessToken, { method: 'GET', path });
    if (!result.ok) return result satisfies SendFailed;
    for (const one of asArray(result.json.data)) {
      const number = asObject(one);
      const accountKey = asId(number?.id);
      if (number === undefined || accountKey === undefined) continue;
      const digits = (asText(number.display_phone_number) ?? '').replace(/\D/g, '');
      const address = digits === '' ? accountKey : `+${digits}`;
      const verifiedName = asText(number.verified_name)?.slice(0, 200);
      const settings = {
        ...(/^\+\d{5,15}$/.test(address) ? { displayPhoneNumber: address } : {}),
        ...(verifiedName === undefined ? {} : { verifiedName }),
        ...(number.is_on_biz_app === true ? { coexistence: true } : {}),
        ...(asText(asObject(number.throughput)?.level)?.toUpperCase() === 'HIGH' ? { throughput: 'high' as const } : {}),
      };
      accounts.push({ accountKey, businessKey, name: verifiedName ?? address, address, settings });
    }
  }
  return { ok: true as const, accounts };
}

async function register(account: ConnectedAccount, io: ChannelIo): Promise<Acknowledged> {
  if (account.settings.coexistence === true) return { ok: true };
  const { pin = '' } = account.credentials;
  const now = await graph(io, tokenOf(account), { method: 'GET', path: `${numberOf(account)}?fields=platform_type,status` });
  if (!now.ok) return now;
  // Ten attempts in three days are allowed: a number that is registered is left alone.
  if (now.json.platform_type === 'CLOUD_API' && now.json.status === 'CONNECTED') return { ok: true };
  const body = { messaging_product: 'whatsapp', pin };
  return done(await graph(io, tokenOf(account), { method: 'POST', path: `${numberOf(account)}/register`, body, privateTexts: [pin] }));
}

async function setWebhook(account: ConnectedAccount, url: string, verifyToken: string, io: ChannelIo): Promise<Acknowledged> {
  const body = { webhook_configuration: { override_callback_uri: url, verify_token: verifyToken } };
  return done(await graph(io, tokenOf(account), { method: 'POST', path: numberOf(account), body, privateTexts: [verifyToken] }));
}
