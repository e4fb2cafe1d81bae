import { refuse } from '../contract/send-failure.ts';
import type {
  Acknowledged,
  ActivityTarget,
  ChannelIo,
  ConnectedAccount,
  FoundSend,
  OutboundContent,
  OutboundMessage,
  SendFailed,
  SendResult,
} from '../contract/types.ts';
import { callTwilio, productUrl } from '../twilio/call-twilio.ts';
import { findSent as findMessage } from '../twilio/find-sent.ts';
import { type MessageParameters, postMessage } from '../twilio/post-message.ts';
import { isAddress } from '../twilio/read-user.ts';
import { findProblem } from './find-problem.ts';
import { fit } from './fit.ts';
import { makeContent, toChoiceContent } from './make-content.ts';

/**
 * Sends one message. Choices are a content of their own, made just before: that request sends nothing, so the message is
 * still one request, and the only one that can be ambiguous.
 */
export async function send(account: ConnectedAccount, message: OutboundMessage, io: ChannelIo): Promise<SendResult> {
  const prepared = prepare(message);
  if ('ok' in prepared) return prepared;
  const parameters = await toParameters(account, prepared.content, io);
  return 'ok' in parameters ? parameters : postMessage(account, message, prepared.address, parameters, io);
}

/** Whether a send whose answer was lost did leave. Of a message that was made from a content, the text is what Twilio keeps. */
export async function findSent(account: ConnectedAccount, message: OutboundMessage, since: Date, io: ChannelIo): Promise<FoundSend> {
  const prepared = prepare(message);
  if ('ok' in prepared) return prepared;
  const { content, address } = prepared;
  if (content.kind === 'template') return refuse('not_findable', 'Twilio keeps the words of a template, not its name.', 'unknown');
  return findMessage(account, { address, body: bodyOf(content) }, since, io);
}

/** Shows for 25 s, or until a message arrives, that an answer is being written; marks the message as read as well. */
export async function typing(account: ConnectedAccount, to: ActivityTarget, io: ChannelIo): Promise<Acknowledged> {
  if (to.messageId === undefined || to.messageId === '') return refuse('no_target', 'WhatsApp marks messages, so it needs the id of one.');
  const result = await callTwilio(account, io, {
    method: 'POST',
    url: productUrl(io.config, 'messaging', '/Indicators/Typing.json'),
    body: {
      form: [
        ['messageId', to.messageId],
        ['channel', 'whatsapp'],
      ],
    },
    repeatable: true,
    privateTexts: [],
  });
  return result.ok ? { ok: true } : result;
}

function prepare(message: OutboundMessage): { address: string; content: OutboundContent } | SendFailed {
  const address = toAddress(message.to);
  if (address === undefined) return refuse('bad_address', 'The contact has no phone number and no business-scoped id.');
  const parts = fit(message);
  const content = parts[0];
  if (parts.length !== 1 || content === undefined) return refuse('must_split', `The content makes ${parts.length} messages.`);
  const problem = findProblem(content);
  return problem === null ? { address, content } : refuse(problem.reason, problem.sentence);
}

function toAddress(to: OutboundMessage['to']): string | undefined {
  if (isAddress(to.userId, true)) return to.userId;
  const phone = to.phone?.replace(/^\+/, '') ?? '';
  return /^\d{5,20}$/.test(phone) ? `whatsapp:+${phone}` : undefined;
}

async function toParameters(account: ConnectedAccount, content: OutboundContent, io: ChannelIo): Promise<MessageParameters | SendFailed> {
  switch (content.kind) {
    case 'text':
      return [['Body', content.text]];
    case 'buttons':
    case 'list': {
      const language = /\p{Script=Arabic}/u.test(content.text) ? 'ar' : 'en';
      const made = await makeContent(account, toChoiceContent(content), language, io);
      return made.ok ? [['ContentSid', made.contentSid]] : made;
    }
    case 'template': {
      const texts = content.components
        .flatMap(({ parameters }) => parameters)
        .flatMap((parameter) => (parameter.type === 'text' ? [parameter] : []));
      const variables = Object.fromEntries(texts.map(({ text, name }, index) => [name ?? String(index + 1), text]));
      return toContentParameters(content.name, variables);
    }
    case 'media': {
      const link = 'link' in content.source ? content.source.link : '';
      return [...(content.caption === undefined ? [] : [['Body', content.caption] as [string, string]]), ['MediaUrl', link]];
    }
    case 'location': {
      const label = content.name?.trim() || content.address?.trim() || `${content.latitude},${content.longitude}`;
      return [
        ['Body', label],
        ['PersistentAction', `geo:${content.latitude},${content.longitude}|${label}`],
      ];
    }
    default:
      return refuse('unsupported_content', `WhatsApp through Twilio cannot send a ${content.kind}.`);
  }
}

function toContentParameters(contentSid: string, variables: Record<string, string>): MessageParameters {
  return [
    ['ContentSid', contentSid],
    ['ContentVariables', JSON.stringify(variables)],
  ];
}

function bodyOf(content: OutboundContent): string {
  if ('text' in content) return content.text;
  if (content.kind === 'location') return content.name?.trim() || content.address?.trim() || `${content.latitude},${content.longitude}`;
  return content.kind === 'media' ? (content.caption ?? '') : '';
}
