import { asArray, asId, asObject, asText } from '../contract/lenient-json.ts';
import type { ChannelIo, ConnectedAccount, FoundSend } from '../contract/types.ts';
import { accountUrl, callTwilio } from './call-twilio.ts';
import { splitAccountKey } from './read-form.ts';

/** Clocks differ, and Twilio writes whole seconds. */
const SLACK_MS = 10_000;
const NEVER_LEFT = new Set(['failed', 'canceled']);

/**
 * Looks a send up whose answer was lost: the newest message to this address with this body that was taken since. Twilio
 * keeps no id of ours that could be asked for, but one conversation sends one message at a time.
 */
export async function findSent(
  account: ConnectedAccount,
  sent: { address: string; body: string },
  since: Date,
  io: ChannelIo,
): Promise<FoundSend> {
  const { accountSid, address: from } = splitAccountKey(account.accountKey);
  const earliest = new Date(since.getTime() - SLACK_MS);
  const query = new URLSearchParams({ To: sent.address, From: from, 'DateSent>': earliest.toISOString().slice(0, 10), PageSize: '50' });
  const result = await callTwilio(account, io, {
    method: 'GET',
    url: `${accountUrl(io.config, accountSid, '/Messages.json')}?${query.toString()}`,
    repeatable: true,
    privateTexts: [sent.address],
  });
  if (!result.ok) return result;
  const found = asArray(result.json.messages)
    .map(asObject)
    .find((message) => {
      const createdAt = Date.parse(asText(message?.date_created) ?? '');
      const isOurs = asText(message?.direction)?.startsWith('outbound') === true && !NEVER_LEFT.has(asText(message?.status) ?? '');
      return isOurs && createdAt >= earliest.getTime() && (asText(message?.body) ?? '') === sent.body;
    });
  return { ok: true, messageId: asId(found?.sid) ?? null };
}
