import { refuse } from '../contract/send-failure.ts';
import type {
  ChannelIo,
  ConnectedAccount,
  FoundSend,
  OutboundContent,
  OutboundMessage,
  SendFailed,
  SendResult,
} from '../contract/types.ts';
import { findSent as findMessage } from '../twilio/find-sent.ts';
import { type MessageParameters, postMessage } from '../twilio/post-message.ts';
import { isAddress } from '../twilio/read-user.ts';
import { fit } from './fit.ts';

interface Prepared {
  address: string;
  body: string;
  parameters: MessageParameters;
}

/** Sends one message of the network, or one MMS. */
export async function send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const prepared = prepare(message);
  return 'ok' in prepared ? prepared : postMessage(account, message, prepared.address, prepared.parameters, io);
}

/** Whether a send whose answer was lost did leave. */
export async function findSent(account: ConnectedAccount, message: OutboundMessage, since: Date, io: ChannelIo): Promise<FoundSend> {
  const prepared = prepare(message);
  return 'ok' in prepared ? prepared : findMessage(account, prepared, since, io);
}

function prepare(message: OutboundMessage): Prepared | SendFailed {
  const address = toAddress(message.to);
  if (address === undefined) return refuse('bad_address', 'The contact has no phone number.');
  const parts = fit(message);
  const part = parts[0];
  if (parts.length !== 1 || part === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
  const written = toParameters(part);
  return 'ok' in written ? written : { address, ...written };
}

function toAddress(to: OutboundMessage['to']): string | undefined {
  if (isAddress(to.userId, false)) return to.userId;
  return to.phone !== undefined && isAddress(to.phone, false) ? `+${to.phone.replace(/^\+/, '')}` : undefined;
}

function toParameters(content: OutboundContent): Omit<Prepared, 'address'> | SendFailed {
  if (content.kind === 'text') {
    return content.text === '' ? refuse('empty_text', 'The text is empty.') : { body: content.text, parameters: [['Body', content.text]] };
  }
  if (content.kind !== 'media' || content.media === 'sticker')
    return refuse('unsupported_content', `Text messages cannot hold a ${content.kind}.`);
  const link = 'link' in content.source ? URL.parse(content.source.link) : null;
  if (link?.protocol !== 'https:' && link?.protocol !== 'http:')
    return refuse('bad_media_link', 'Twilio fetches media from a web address.');
  const caption: MessageParameters = content.caption === undefined ? [] : [['Body', content.caption]];
  return { body: content.caption ?? '', parameters: [...caption, ['MediaUrl', link.href]] };
}
