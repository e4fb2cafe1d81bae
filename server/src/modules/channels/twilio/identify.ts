import { asText } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { AccountIdentity, ChannelIo, SendFailed } from '../contract/types.ts';
import { accountUrl, callWith, type Credentials } from './call-twilio.ts';

/** Whom `accountSid` and `authToken` belong to. */
export async function identify(credentials: Credentials, io: ChannelIo): Promise<AccountIdentity | SendFailed> {
  const { accountSid = '', authToken = '' } = credentials;
  if (!/^AC[0-9a-f]{32}$/i.test(accountSid)) return refuse('bad_account_sid', 'A Twilio account SID is AC and 32 letters.', 'auth');
  if (authToken === '')
    return refuse('no_credentials', 'Webhooks are signed with the auth token, so an API key alone will not do.', 'auth');
  const url = accountUrl(io.config, accountSid, '.json');
  const result = await callWith(accountSid, credentials, io, { method: 'GET', url, repeatable: true, privateTexts: [] });
  if (!result.ok) return result;
  const status = asText(result.json.status);
  if (status !== undefined && status !== 'active') return refuse('account_inactive', `The Twilio account is ${status}.`, 'account_problem');
  return { ok: true, businessKey: accountSid, name: asText(result.json.friendly_name) ?? accountSid, settings: {} };
}
