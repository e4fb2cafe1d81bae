import { digitsOf } from '../core/account-parts.ts';
import type { WireUpdate } from '../core/dispatcher.ts';
import { toWireJson } from '../core/wire-json.ts';
import type { Json } from '../core/read.ts';
import type { Contact } from '../phone/conversations.ts';

/** Fields that say who wrote; a person with a username and a hidden number has no `from`. */
export function senderFields(contact: Contact): Json {
  return { ...(contact.waId === null ? {} : { from: contact.waId }), from_user_id: contact.userId };
}

export function toStatusItem(input: {
  messageId: string;
  status: string;
  contact: Contact;
  tracker: string | null;
  at: number;
  error?: Json | undefined;
}): Json {
  return {
    id: input.messageId,
    status: input.status,
    timestamp: toSeconds(input.at),
    ...(input.contact.waId === null ? {} : { recipient_id: input.contact.waId }),
    recipient_user_id: input.contact.userId,
    ...(input.tracker === null ? {} : { biz_opaque_callback_data: input.tracker }),
    ...(input.status === 'failed'
      ? { errors: [input.error] }
      : { pricing: { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' } }),
  };
}

/**
 * Envelope for 1..1000 updates, in order. Neighbours of one account share a `value` when `merge` is set,
 * otherwise each update is a change of its own; the provider does both.
 */
export function toWebhookBody(updates: readonly WireUpdate[], merge: boolean, now: number): string {
  const entries: { id: string; time: number; changes: { value: Json; field: string }[] }[] = [];
  let open: { update: WireUpdate; value: Json } | null = null;
  for (const update of updates) {
    const { account } = update;
    let entry = entries.at(-1);
    if (entry === undefined || entry.id !== account.businessKey) {
      entry = { id: account.businessKey, time: Math.floor(now / 1000), changes: [] };
      entries.push(entry);
      open = null;
    }
    const list = update.kind === 'message' ? 'messages' : 'statuses';
    const joins = merge && open !== null && open.update.account === account && open.update.kind === update.kind;
    if (joins && open) {
      (open.value[list] as Json[]).push(update.item);
      addContact(open.value['contacts'] as Json[], update);
      continue;
    }
    const value: Json = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: digitsOf(account.address), phone_number_id: account.key },
      contacts: [],
      [list]: [update.item],
    };
    addContact(value['contacts'] as Json[], update);
    entry.changes.push({ value, field: 'messages' });
    open = { update, value };
  }
  return toWireJson({ object: 'whatsapp_business_account', entry: entries });
}

function addContact(contacts: Json[], update: WireUpdate): void {
  const { contact } = update;
  if (contacts.some((known) => known['user_id'] === contact.userId)) return;
  contacts.push({
    // Contacts of statuses are lean: no profile.
    ...(update.kind === 'message'
      ? { profile: { name: contact.name, ...(contact.username === null ? {} : { username: contact.username }) } }
      : {}),
    ...(contact.waId === null ? {} : { wa_id: contact.waId }),
    user_id: contact.userId,
  });
}

export function toSeconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}
