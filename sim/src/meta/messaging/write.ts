import type { Account } from '../../accounts.ts';
import type { Written } from '../../channel.ts';
import { checkMedia } from '../../core/media.ts';
import { BadRequest, type Json } from '../../core/read.ts';
import type { Conversation, PhoneMessage } from '../../phone/conversations.ts';
import type { CustomerMessage } from '../../phone/customer-message.ts';
import { readFile } from '../../phone/customer-file.ts';
import type { World } from '../../world.ts';
import { INBOX_APP_ID, type MessagingProduct } from './product.ts';

type Bubble = Pick<PhoneMessage, 'kind' | 'text'> & Partial<PhoneMessage>;

/** What a customer, or the business by hand, does in the app; on the wire and on the phone. @throws BadRequest when the app has no such thing */
export function write(
  world: World,
  product: MessagingProduct,
  baseUrl: string,
  account: Account,
  conversation: Conversation,
  input: CustomerMessage,
): Written {
  const user = { id: conversation.contact.userId };
  const business = { id: account.key };
  const at = world.now();
  const mid = product.messageId(world.ids.trace());
  const byCustomer = { sender: user, recipient: business, timestamp: at };
  const target = input.replyTo ?? '';
  const needTarget = (): string => {
    if (target === '') throw new BadRequest(`"${input.type}" needs "replyTo"`);
    return target;
  };
  const say = (message: Json, bubble: Bubble): Written => ({
    messageId: mid,
    item: { ...byCustomer, message: { mid, ...message } },
    show: () => show(world, conversation, { id: mid, author: 'customer', at, status: 'sent', ...bubble }, input.replyTo),
  });
  const note = (part: Json, act: () => void = () => undefined): Written => ({
    messageId: mid,
    item: { ...byCustomer, ...part },
    show: act,
    isNote: true,
  });
  const text = input.text ?? '';
  const quoted: Json = input.replyTo === undefined ? {} : { reply_to: { mid: input.replyTo } };

  switch (input.type) {
    case 'text':
      if (text === '') throw new BadRequest('a text needs "text"');
      return say({ text, ...quoted }, { kind: 'text', text });
    case 'image':
    case 'voice':
    case 'audio':
    case 'video':
    case 'document':
      return sayFile(say, world, product, baseUrl, account, input);
    case 'like':
      return product.kind === 'instagram'
        ? say({ attachments: [{ type: 'like_heart' }] }, { kind: 'text', text: '❤️' })
        : say(
            { attachments: [{ type: 'image', payload: { url: `${baseUrl}/assets/icon.svg`, sticker_id: 369_239_263_222_822 } }] },
            { kind: 'text', text: '👍' },
          );
    case 'share': {
      const url = input.link ?? 'https://www.instagram.com/reel/C0nvent10n/';
      const attachment =
        product.kind === 'instagram'
          ? { type: 'ig_reel', payload: { reel_video_id: 18_012_345_678, title: text, url } }
          : { type: 'fallback', payload: { url, title: text } };
      return say(
        { ...(text === '' ? {} : { text }), attachments: [attachment] },
        { kind: 'text', text: [text, url].filter(Boolean).join('\n') },
      );
    }
    case 'button_reply':
    case 'quick_reply': {
      const { id, title } = needChoice(input);
      return say({ text: title, quick_reply: { payload: id }, ...quoted }, { kind: 'choice', text: title });
    }
    case 'postback': {
      const { id, title } = needChoice(input);
      const said = say({}, { kind: 'choice', text: title });
      return { ...said, item: { ...byCustomer, postback: { mid, title, payload: id } } };
    }
    case 'story_reply':
      needStories(product);
      return say(
        { text, reply_to: { story: { id: '18000000000000091', url: `${baseUrl}/assets/icon.svg` } } },
        { kind: 'text', text, story: true },
      );
    case 'story_mention':
      needStories(product);
      return {
        ...say(
          { attachments: [{ type: 'story_mention', payload: { url: `${baseUrl}/assets/icon.svg` } }] },
          { kind: 'text', text: '📷', story: true },
        ),
      };
    case 'unsupported':
      return say({ is_unsupported: true }, { kind: 'unsupported', text: text === '' ? '🗳️' : text });
    case 'standby': {
      const said = say({ text }, { kind: 'text', text });
      return { ...said, item: { ...said.item, standby: true }, isNote: true };
    }
    case 'reaction':
      return note(
        {
          reaction: {
            mid: needTarget(),
            ...(input.emoji ? { action: 'react', reaction: 'other', emoji: input.emoji } : { action: 'unreact' }),
          },
        },
        () => world.conversations.react(target, input.emoji ?? ''),
      );
    case 'edit':
      return note({ message_edit: { mid: needTarget(), text, num_edit: world.conversations.edit(target, text) } });
    case 'unsend':
      needStories(product);
      return note({ message: { mid: needTarget(), is_deleted: true } }, () => world.conversations.remove(target));
    case 'seen':
      return note({ read: product.readMark === 'mid' ? { mid: needTarget() } : { watermark: at } });
    case 'referral':
      return note({
        referral: {
          ref: text === '' ? 'qr-branch-3' : text,
          source: product.kind === 'instagram' ? 'IGME-SOURCE-LINK' : 'SHORTLINK',
          type: 'OPEN_THREAD',
        },
      });
    // The business answers in the app itself, past the product.
    case 'owner_text':
      return {
        messageId: mid,
        item: { sender: business, recipient: user, timestamp: at, message: { mid, text, is_echo: true, app_id: INBOX_APP_ID } },
        show: () => show(world, conversation, { id: mid, author: 'business', at, status: 'delivered', kind: 'text', text }),
        isNote: true,
      };
    default:
      throw new BadRequest(`${product.kind} has no "${input.type}"`);
  }
}

function show(world: World, conversation: Conversation, bubble: PhoneMessage, replyTo?: string): void {
  const quoted = replyTo === undefined ? undefined : world.conversations.ofMessage(replyTo);
  if (quoted) bubble.quoted = { id: quoted.message.id, text: quoted.message.text };
  world.conversations.append(conversation, bubble);
}

function sayFile(
  say: (message: Json, bubble: Bubble) => Written,
  world: World,
  product: MessagingProduct,
  baseUrl: string,
  account: Account,
  input: CustomerMessage,
): Written {
  const file = readFile(input, 'audio/ogg; codecs=opus');
  const more = (input.more ?? []).map(({ base64, mimeType }) => ({ bytes: Buffer.from(base64, 'base64'), mimeType }));
  const sent = [file, ...more].map(({ bytes, mimeType }) => {
    const refusal = checkMedia(mimeType, bytes.length);
    if (refusal !== null) throw new BadRequest(refusal);
    const media = world.media.add(account.key, bytes, mimeType);
    const url = `${baseUrl}/lookaside/${product.kind}/${world.media.issueKey(media.id, world.settings.mediaUrlLifeMs)}`;
    const [main = ''] = mimeType.split('/');
    const type = input.type === 'document' ? 'file' : ['image', 'audio', 'video'].includes(main) ? main : 'file';
    return { id: media.id, type, attachment: { type, payload: { url } } };
  });
  const [first] = sent;
  const kind = first?.type === 'file' ? 'document' : (first?.type ?? 'document');
  return say(
    { attachments: sent.map(({ attachment }) => attachment) },
    {
      kind,
      text: '',
      media: { id: first?.id ?? null, url: null, mimeType: file.mimeType, filename: file.filename, caption: null, voice: file.isVoice },
      files: sent.map(({ id }) => id),
    },
  );
}

function needChoice(input: CustomerMessage): { id: string; title: string } {
  if (!input.choice) throw new BadRequest(`a ${input.type} needs "choice" with "id" and "title"`);
  return input.choice;
}

function needStories(product: MessagingProduct): void {
  if (!product.hasStories) throw new BadRequest(`${product.kind} has no stories, and takes nothing back`);
}
