import { BadRequest } from '../core/read.ts';
import type { Contact, ContactIds } from '../phone/conversations.ts';

/** `<AccountSid>|<address>`: the two that name an account together. */
export function splitKey(key: string): { accountSid: string; address: string } {
  const border = key.indexOf('|');
  return { accountSid: key.slice(0, border), address: key.slice(border + 1) };
}

/** A phone number, or for WhatsApp a business-scoped id. @throws BadRequest */
export function toContact(account: string, given: string): ContactIds {
  const id = given.replace(/^whatsapp:/, '').replace(/^\+/, '');
  if (/^\d{5,15}$/.test(id)) return { waId: id, userId: id };
  if (splitKey(account).address.startsWith('whatsapp:') && /^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/.test(id)) return { waId: null, userId: id };
  throw new BadRequest('"from.id" must be a phone number');
}

/** The person as Twilio writes them. */
export function addressOf(contact: Contact, isWhatsApp: boolean): string {
  const plain = contact.waId === null ? contact.userId : `+${contact.waId}`;
  return isWhatsApp ? `whatsapp:${plain}` : plain;
}
