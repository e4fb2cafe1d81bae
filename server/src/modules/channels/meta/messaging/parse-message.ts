import { asArray, asId, asObject, asText, compact, type JsonObject } from '../../contract/lenient-json.ts';
import { hashKey } from '../../contract/hash-key.ts';
import type { InboundEvent } from '../../contract/types.ts';
import { type Content, parseAttachments } from './parse-attachments.ts';
import { readReferral } from './read-referral.ts';

/** `message` of an element: its text, its files, a tapped quick reply, an answer to a story, or that it was taken back. */
export function parseMessage(message: JsonObject, item: JsonObject): Partial<InboundEvent> & Pick<InboundEvent, 'kind' | 'dedupeKey'> {
  const messageId = asId(message.mid);
  if (message.is_deleted === true && messageId !== undefined) {
    return { kind: 'delete', dedupeKey: `${messageId}:deleted`, targetMessageId: messageId };
  }
  const referral = asObject(message.referral);
  const productId = asId(asObject(referral?.product)?.id);
  return compact<Partial<InboundEvent> & Pick<InboundEvent, 'kind' | 'dedupeKey'>>({
    dedupeKey: messageId ?? hashKey('message', item),
    messageId,
    replyTo: readReplyTo(asObject(message.reply_to)),
    referral: referral === undefined ? undefined : readReferral(referral),
    productEnquiry: productId === undefined ? undefined : { productId },
    // Given with the send, and told back in its echo.
    tracker: message.is_echo === true ? asText(message.metadata) : undefined,
    ...parseContent(message),
  });
}

function parseContent(message: JsonObject): Content {
  const text = asText(message.text);
  if (message.is_unsupported === true) return { kind: 'unsupported' };
  const payload = asText(asObject(message.quick_reply)?.payload);
  if (payload !== undefined) {
    return compact<Content>({ kind: 'choice', text, choice: compact({ id: payload, title: text, source: 'quick_reply' as const }) });
  }
  const attached = parseAttachments(asArray(message.attachments));
  const isStoryReply = asObject(asObject(message.reply_to)?.story) !== undefined;
  if (attached !== undefined) {
    return compact<Content>({
      ...attached,
      kind: isStoryReply && attached.kind !== 'unsupported' ? 'story_reply' : attached.kind,
      text: text ?? attached.text,
    });
  }
  if (text === undefined) return { kind: 'unsupported' };
  return { kind: isStoryReply ? 'story_reply' : 'text', text };
}

function readReplyTo(replyTo: JsonObject | undefined): InboundEvent['replyTo'] {
  const story = asObject(replyTo?.story);
  const messageId = asId(replyTo?.mid);
  if (story === undefined && messageId === undefined) return undefined;
  return compact<NonNullable<InboundEvent['replyTo']>>({
    messageId,
    story: story === undefined ? undefined : compact<{ id?: string; url?: string }>({ id: asId(story.id), url: asText(story.url) }),
  });
}
