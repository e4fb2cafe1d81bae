import { asArray, asId, asObject, asText, compact, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundUser } from '../contract/types.ts';

const BUSINESS_SCOPED_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;
const PHONE = /^\+?(\d{5,20})$/;

/** Business-scoped user id: country, dot, up to 128 letters and digits; parents of linked portfolios have `ENT.` between. */
export function isBusinessScopedId(id: string): boolean {
  return BUSINESS_SCOPED_ID.test(id);
}

/** Digits without a plus, or undefined when this is no phone number. */
export function toPhone(id: string | undefined): string | undefined {
  return id === undefined ? undefined : PHONE.exec(id.trim())?.[1];
}

/** A well-formed id in its stored form. What is neither a phone number nor a business-scoped id must not become an alias. */
export function toUserId(value: unknown): string | undefined {
  const id = asId(value);
  return id !== undefined && isBusinessScopedId(id) ? id : toPhone(id);
}

interface ContactEntry {
  waId: string | undefined;
  userId: string | undefined;
  parentUserId: string | undefined;
  name: string | undefined;
  username: string | undefined;
}

/** `value.contacts` by each id, so that a batch of a thousand messages does not walk it a thousand times. */
export type ContactIndex = ReadonlyMap<string, ContactEntry>;

export function indexContacts(value: JsonObject): ContactIndex {
  const index = new Map<string, ContactEntry>();
  for (const contact of asArray(value.contacts).map(asObject)) {
    if (contact === undefined) continue;
    const profile = asObject(contact.profile);
    const entry: ContactEntry = {
      waId: toUserId(contact.wa_id),
      userId: toUserId(contact.user_id),
      parentUserId: toUserId(contact.parent_user_id),
      name: asText(profile?.name),
      username: asText(asText(profile?.username)?.replace(/^@+/, '')),
    };
    for (const id of [entry.userId, entry.waId]) if (id !== undefined && !index.has(id)) index.set(id, entry);
  }
  return index;
}

/**
 * The person behind an element. Canonical id: the business-scoped id given with the element, else the one of the
 * matching contact, else the address itself (a phone, or a business-scoped id where older fields carry it). All of them
 * are aliases of one person. Undefined when no well-formed id is there.
 */
export function readUser(
  given: { userId?: unknown; address?: unknown; parentUserId?: unknown },
  contacts: ContactIndex,
): InboundUser | undefined {
  const userId = toUserId(given.userId);
  const address = toUserId(given.address);
  const contact = (userId === undefined ? undefined : contacts.get(userId)) ?? (address === undefined ? undefined : contacts.get(address));
  const id = userId ?? contact?.userId ?? address;
  if (id === undefined) return undefined;
  const ids = [id, userId, contact?.userId, address, contact?.waId, toUserId(given.parentUserId), contact?.parentUserId];
  return compact<InboundUser>({
    id,
    aliases: [...new Set(ids.filter((alias) => alias !== undefined))],
    name: contact?.name,
    username: contact?.username,
    phone: toPhone(address) ?? toPhone(contact?.waId) ?? toPhone(id),
  });
}
