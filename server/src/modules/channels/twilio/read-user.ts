import { compact } from '../contract/lenient-json.ts';
import type { InboundUser } from '../contract/types.ts';
import type { TwilioForm } from './read-form.ts';

const PREFIX = 'whatsapp:';

/** Digits of an address that is a phone number, with or without the prefix of its channel. */
export function toPhone(address: string | undefined): string | undefined {
  return /^(?:whatsapp:)?\+?(\d{3,20})$/.exec(address ?? '')?.[1];
}

/** An address that can be answered: a phone number, or a business-scoped id of WhatsApp's. */
export function isAddress(address: string, isWhatsApp: boolean): boolean {
  if (!isWhatsApp) return /^\+?\d{3,20}$/.test(address);
  return /^whatsapp:(\+\d{5,20}|[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128})$/.test(address);
}

/** The person at an address, with all ids Twilio names. Undefined where nobody could be answered, as with senders that are a word. */
export function readUser(form: TwilioForm, address: string | undefined, isWhatsApp: boolean): InboundUser | undefined {
  if (address === undefined || !isAddress(address, isWhatsApp)) return undefined;
  const phone = toPhone(address) ?? (isWhatsApp ? toPhone(form.get('WaId')) : undefined);
  const scoped = [form.get('ExternalUserId'), form.get('ParentExternalUserId')]
    .filter((id) => id !== undefined)
    .map((id) => (id.startsWith(PREFIX) ? id : `${PREFIX}${id}`))
    .filter((id) => isAddress(id, true));
  const aliases = [address, ...(isWhatsApp ? scoped : []), ...(phone === undefined ? [] : [phone])];
  return compact<InboundUser>({
    id: address,
    aliases: [...new Set(aliases)],
    name: form.get('ProfileName'),
    username: form.get('ProfileUsername')?.replace(/^@+/, '') || undefined,
    phone,
  });
}
