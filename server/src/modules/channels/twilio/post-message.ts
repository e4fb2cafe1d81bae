import { asId, asText } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelIo, ConnectedAccount, OutboundMessage, SendResult } from '../contract/types.ts';
import { accountUrl, callTwilio } from './call-twilio.ts';
import { TRACKER } from './parse-status.ts';
import { splitAccountKey } from './read-form.ts';

/** Parameters of a message that say what it is; whom it is from and to, and where reports go, is added here. */
export type MessageParameters = [name: string, value: string][];

/**
 * Sends one message. `ok` means taken, not delivered: most refusals come later, as reports. Their address carries our own
 * id, so that a report accounts for a send whose answer was lost.
 */
export async function postMessage(
  account: ConnectedAccount,
  message: OutboundMessage,
  address: string,
  parameters: MessageParameters,
  io: ChannelIo,
): Promise<SendResult> {
  const { accountSid, address: from } = splitAccountKey(account.accountKey);
  const service = asText(account.settings.messagingServiceSid);
  const sender: MessageParameters =
    service === undefined
      ? [['From', from]]
      : [
          ['MessagingServiceSid', service],
          ['From', from],
        ];
  const callback = reportAddress(io, message.tracker);
  const result = await callTwilio(account, io, {
    method: 'POST',
    url: accountUrl(io.config, accountSid, '/Messages.json'),
    body: {
      form: [
        ['To', address],
        ...sender,
        ...parameters,
        ...(callback === undefined ? [] : [['StatusCallback', callback] as [string, string]]),
      ],
    },
    repeatable: false,
    privateTexts: [address, ...parameters.map(([, value]) => value)],
  });
  if (!result.ok) return result;
  const messageId = asId(result.json.sid);
  if (messageId === undefined || !/^[A-Z]{2}\w{1,64}$/.test(messageId))
    return { ...refuse('no_message_id', 'Twilio accepted the message without naming it.', 'unknown'), ambiguous: true };
  return { ok: true, messageId, userId: message.to.userId, aliases: [message.to.userId] };
}

function reportAddress(io: ChannelIo, tracker: string): string | undefined {
  const { webhookUrl } = io.config;
  if (webhookUrl === undefined) return undefined;
  return tracker === '' ? webhookUrl : `${webhookUrl}?${new URLSearchParams({ [TRACKER]: tracker }).toString()}`;
}
