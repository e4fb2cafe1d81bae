import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Contact } from './api.ts';

const phoneKinds = new Set(['wa_id', 'phone', 'msisdn']);

/** An identifier as people write it: phone numbers with their plus. */
export function identityText({ kind, value }: Contact['identities'][number]): string {
  return phoneKinds.has(kind) && /^\d{7,15}$/.test(value) ? `+${value}` : value;
}

/** What somebody is called: the name, else the first way to reach them. */
export function contactTitle(contact: Contact, i18n: I18n): string {
  const first = contact.identities[0];
  return contact.name || (first ? identityText(first) : i18n._(msg`Without a name`));
}

/** A language by its code in the reader's language; ours for Arabic in Latin letters is no code of any standard. */
export function languageName(code: string, i18n: I18n): string {
  if (code === 'arabizi') return i18n._(msg`Arabizi`);
  try {
    return new Intl.DisplayNames(i18n.locale, { type: 'language' }).of(code) ?? code;
  } catch {
    // Malformed, which `Intl` refuses.
    return code;
  }
}
