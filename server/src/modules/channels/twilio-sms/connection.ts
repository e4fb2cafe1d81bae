import { asArray, asId, asObject, asText, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelConnection, ChannelIo, ConnectedAccount, SendFailed, WebhookDrift } from '../contract/types.ts';
import { accountUrl, callTwilio, callWith } from '../twilio/call-twilio.ts';
import { credentialFields } from '../twilio/credential-fields.ts';
import { identify } from '../twilio/identify.ts';
import { splitAccountKey } from '../twilio/read-form.ts';

/** The number of an account, as Twilio keeps it. Reports on sends need no setting: each send says where they go. */
async function findNumber(account: ConnectedAccount, io: ChannelIo): Promise<{ ok: true; number: JsonObject; url: string } | SendFailed> {
  const { accountSid, address } = splitAccountKey(account.accountKey);
  const query = new URLSearchParams({ PhoneNumber: address });
  const url = `${accountUrl(io.config, accountSid, '/IncomingPhoneNumbers.json')}?${query.toString()}`;
  const result = await callTwilio(account, io, { method: 'GET', url, repeatable: true, privateTexts: [address] });
  if (!result.ok) return result;
  const number = asArray(result.json.incoming_phone_numbers)
    .map(asObject)
    .find((one) => one?.phone_number === address);
  const sid = asId(number?.sid);
  if (number === undefined || sid === undefined)
    return refuse('number_not_found', 'The Twilio account has no such number.', 'account_problem');
  if (asObject(number.capabilities)?.sms === false)
    return refuse('number_without_sms', 'The number takes no text messages.', 'account_problem');
  return { ok: true, number, url: accountUrl(io.config, accountSid, `/IncomingPhoneNumbers/${encodeURIComponent(sid)}.json`) };
}

async function setUrl(account: ConnectedAccount, url: string, io: ChannelIo): Promise<{ ok: true } | SendFailed> {
  const found = await findNumber(account, io);
  if (!found.ok) return found;
  const form: [string, string][] = [
    ['SmsUrl', url],
    ['SmsMethod', 'POST'],
  ];
  const result = await callTwilio(account, io, { method: 'POST', url: found.url, body: { form }, repeatable: true, privateTexts: [] });
  return result.ok ? { ok: true } : result;
}

/** Connecting a number of a Twilio account by its SID and auth token. */
export const connection: ChannelConnection = {
  fields: credentialFields,

  async list(credentials, io) {
    const owner = await identify(credentials, io);
    if (!owner.ok) return owner;
    const { businessKey } = owner;
    const url = `${accountUrl(io.config, businessKey, '/IncomingPhoneNumbers.json')}?PageSize=200`;
    const result = await callWith(businessKey, credentials, io, { method: 'GET', url, repeatable: true, privateTexts: [] });
    if (!result.ok) return result;
    const accounts = asArray(result.json.incoming_phone_numbers).flatMap((one) => {
      const number = asObject(one);
      const address = asText(number?.phone_number);
      if (address === undefined || asObject(number?.capabilities)?.sms === false) return [];
      const name = asText(number?.friendly_name) ?? owner.name;
      return [{ accountKey: `${businessKey}|${address}`, businessKey, name, address, settings: {} }];
    });
    return { ok: true, accounts };
  },

  identify,
  subscribe: (account, hook, io) => setUrl(account, hook.url, io),

  async inspect(account, hook, io) {
    const found = await findNumber(account, io);
    if (!found.ok) return found;
    const url = asText(found.number.sms_url);
    const drift: WebhookDrift[] = [];
    if (url === undefined) drift.push({ what: 'missing' });
    else if (url !== hook.url) drift.push({ what: 'other_url' });
    else if (asText(found.number.sms_method)?.toUpperCase() === 'GET') drift.push({ what: 'events_missing', detail: 'GET' });
    return { ok: true, drift, pending: 0 };
  },

  unsubscribe: (account, io) => setUrl(account, '', io),
};
