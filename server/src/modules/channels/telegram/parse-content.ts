import { asArray, asId, asNumber, asObject, asText, compact, decodeJson, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundEvent, InboundKind, InboundMedia } from '../contract/types.ts';

export type Content = Pick<InboundEvent, 'kind'> &
  Partial<Pick<InboundEvent, 'text' | 'media' | 'location' | 'contacts' | 'form' | 'referral' | 'error'>>;

const unsupported: Content = { kind: 'unsupported' };

/** Members that tell of something that happened in the chat rather than something that was said. */
const serviceMembers = new Set(
  `new_chat_members new_chat_member new_chat_participant left_chat_member left_chat_participant new_chat_title new_chat_photo
   delete_chat_photo group_chat_created supergroup_chat_created channel_chat_created message_auto_delete_timer_changed
   migrate_from_chat_id pinned_message successful_payment refunded_payment users_shared user_shared chat_shared connected_website
   write_access_allowed passport_data proximity_alert_triggered boost_added chat_background_set chat_owner_left chat_owner_changed
   forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden
   general_forum_topic_unhidden giveaway_created giveaway_completed giveaway_winners video_chat_scheduled video_chat_started
   video_chat_ended video_chat_participants_invited gift unique_gift gift_upgrade_sent paid_message_price_changed
   direct_message_price_changed checklist_tasks_done checklist_tasks_added`.split(/\s+/),
);

/** Names of media members, most telling first: an animation comes with a copy of itself as a document. */
const mediaMembers: [member: string, kind: InboundKind, mime?: string][] = [
  ['voice', 'voice', 'audio/ogg'],
  ['audio', 'audio'],
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video', 'video/mp4'],
  ['document', 'document'],
];

/** What a message says. One that says nothing we know is `unsupported`; one that only reports a change of the chat is `ignored`. */
export function parseContent(message: JsonObject, senderId: string): Content {
  const text = asText(message.text);
  if (text !== undefined) return parseText(text);
  const caption = asText(message.caption);
  const photo = asArray(message.photo).map(asObject).at(-1);
  if (photo !== undefined) return withMedia('image', photo, caption, 'image/jpeg');
  for (const [member, kind, mime] of mediaMembers) {
    const part = asObject(message[member]);
    if (part !== undefined) return withMedia(kind, part, caption, mime);
  }
  const sticker = asObject(message.sticker);
  if (sticker !== undefined) return withMedia('sticker', sticker, asText(sticker.emoji), stickerMime(sticker));
  const place = asObject(message.venue) ?? asObject(message.location);
  if (place !== undefined) return parsePlace(place);
  const card = asObject(message.contact);
  if (card !== undefined) return parseCard(card, senderId);
  const answer = asObject(message.web_app_data);
  if (answer !== undefined) return { kind: 'form', form: readForm(answer.data) };
  return Object.keys(message).some((member) => serviceMembers.has(member))
    ? { kind: 'ignored', error: { code: 'channel.service_message' } }
    : unsupported;
}

/** `/start <word>`: the person came by a link of ours that carries the word. */
function parseText(text: string): Content {
  const ref = /^\/start(?:@\w+)?\s+([\w-]{1,64})$/.exec(text)?.[1];
  return ref === undefined ? { kind: 'text', text } : { kind: 'referral', text, referral: { ref } };
}

function withMedia(kind: InboundKind, part: JsonObject, text: string | undefined, mime?: string): Content {
  const id = asText(part.file_id);
  if (id === undefined) return unsupported;
  const media = compact<InboundMedia>({
    id,
    mime: asText(part.mime_type) ?? mime,
    filename: asText(part.file_name),
    caption: kind === 'sticker' ? undefined : text,
    needsAuth: true,
  });
  return compact<Content>({ kind, media: [media], text });
}

function stickerMime(sticker: JsonObject): string {
  if (sticker.is_animated === true) return 'application/x-tgsticker';
  return sticker.is_video === true ? 'video/webm' : 'image/webp';
}

/** A venue is a place with a name; its coordinates are one level further down. */
function parsePlace(place: JsonObject): Content {
  const point = asObject(place.location) ?? place;
  const latitude = asNumber(point.latitude);
  const longitude = asNumber(point.longitude);
  if (latitude === undefined || longitude === undefined) return unsupported;
  const location = compact({ latitude, longitude, name: asText(place.title), address: asText(place.address) });
  return { kind: 'location', location };
}

function parseCard(card: JsonObject, senderId: string): Content {
  const phone = asId(card.phone_number);
  const name = [card.first_name, card.last_name]
    .map(asText)
    .filter((part) => part !== undefined)
    .join(' ');
  if (phone === undefined && name === '') return unsupported;
  const entry = compact<{ name?: string; phones: string[]; own?: boolean }>({
    name: asText(name),
    phones: phone === undefined ? [] : [phone],
    own: asId(card.user_id) === senderId ? true : undefined,
  });
  return { kind: 'contacts', contacts: [entry] };
}

/** What a page of ours inside Telegram gave back: JSON, or words that stay readable under one key. */
function readForm(data: unknown): Record<string, unknown> {
  const decoded = typeof data === 'string' ? decodeJson(data) : undefined;
  const form = asObject(decoded);
  return form === undefined ? { value: decoded ?? data ?? null } : { ...form };
}
