import { asArray, asId, asObject, asText, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelConnection, ChannelIo, ConnectedAccount, SendFailed, WebhookDrift } from '../contract/types.ts';
import { callTwilio, callWith, productUrl } from '../twilio/call-twilio.ts';
import { credentialFields } from '../twilio/credential-fields.ts';
import { identify } from '../twilio/identify.ts';
import { splitAccountKey } from '../twilio/read-form.ts';

/** A WhatsApp sender of a Twilio account, with where its messages go. */
async function findSender(account: ConnectedAccount, io: ChannelIo): Promise<{ ok: true; sender: JsonObject; url: string } | SendFailed> {
  const { address } = splitAccountKey(account.accountKey);
  const url = productUrl(io.config, 'messaging', '/Channels/Senders');
  const listUrl = `${url}?${new URLSearchParams({ Channel: 'whatsapp', PageSize: '100' }).toString()}`;
  const result = await callTwilio(account, io, { method: 'GET', url: listUrl, repeatable: true, privateTexts: [address] });
  if (!result.ok) return result;
  const sender = asArray(result.json.senders)
    .map(asObject)
    .find((one) => one?.sender_id === address);
  const sid = asId(sender?.sid);
  if (sender === undefined || sid === undefined)
    return refuse('number_not_found', 'The Twilio account has no such sender.', 'account_problem');
  return { ok: true, sender, url: `${url}/${encodeURIComponent(sid)}` };
}

async function setUrl(account: ConnectedAccount, url: string, io: ChannelIo): Promise<{ ok: true } | SendFailed> {
  const found = await findSender(account, io);
  if (!found.ok) return found;
  const webhook = { callback_url: url, callback_method: 'POST', status_callback_url: url, status_callback_method: 'POST' };
  const result = await callTwilio(account, io, {
    method: 'POST',
    url: found.url,
    body: { json: { webhook } },
    repeatable: true,
    privateTexts: [],
  });
  return result.ok ? { ok: true } : result;
}

/** Connecting a WhatsApp sender of a Twilio account by its SID and auth token. */
export const connection: ChannelConnection = {
  fields: credentialFields,

  async list(credentials, io) {
    const owner = await identify(credentials, io);
    if (!owner.ok) return owner;
    const { businessKey } = owner;
    const url = `${productUrl(io.config, 'messaging', '/Channels/Senders')}?Channel=whatsapp&PageSize=100`;
    const result = await callWith(businessKey, credentials, io, { method: 'GET', url, repeatable: true, privateTexts: [] });
    if (!result.ok) return result;
    const accounts = asArray(result.json.senders).flatMap((one) => {
      const sender = asObject(one);
      const id = asText(sender?.sender_id);
      if (id === undefined) return [];
      const name = asText(asObject(sender?.profile)?.name) ?? owner.name;
      return [{ accountKey: `${businessKey}|${id}`, businessKey, name, address: id.replace(/^whatsapp:/, ''), settings: {} }];
    });
    return { ok: true, accounts };
  },

  identify,
  subscribe: (account, hook, io) => setUrl(account, hook.url, io),

  async inspect(account, hook, io) {
    const found = await findSender(account, io);
    if (!found.ok) return found;
    const webhook = asObject(found.sender.webhook);
    const url = asText(webhook?.callback_url);
    const drift: WebhookDrift[] = [];
    if (url === undefined) drift.push({ what: 'missing' });
    else if (url !== hook.url) drift.push({ what: 'other_url' });
    const status = asText(found.sender.status);
    if (status !== undefined && !status.startsWith('ONLINE')) drift.push({ what: 'failing', detail: status });
    return { ok: true, drift, pending: 0 };
  },

  unsubscribe: (account, io) => setUrl(account, '', io),
};
