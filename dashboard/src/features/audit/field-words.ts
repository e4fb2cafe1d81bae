import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { permissionName } from '../settings/parts/permission-words.ts';

const FIELDS: Record<string, MessageDescriptor> = {
  name: msg`Name`,
  label: msg`Name`,
  en: msg`English`,
  ar: msg`Arabic`,
  role: msg`Role`,
  email: msg`E-mail`,
  language: msg`Language`,
  permissions: msg`Rights`,
  scopes: msg`Rights`,
  kind: msg`Kind of business`,
  timeZone: msg`Time zone`,
  currency: msg`Currency`,
  defaultLanguage: msg`First language`,
  languages: msg`Languages`,
  logo: msg`Logo`,
  state: msg`State`,
  reason: msg`Reason`,
  expiresAt: msg`Ends`,
  eraseAfter: msg`Erased after`,
  confidenceLine: msg`Certainty it needs`,
  instructions: msg`Instructions`,
  businessContact: msg`How to reach a person`,
  latePolicy: msg`Late messages`,
  lateAfterMinutes: msg`Late after`,
  returnPenAfterMinutes: msg`Bot takes over again`,
  requireSecondFactor: msg`Two-factor sign-in for everybody`,
  version: msg`Version`,
  address: msg`Address`,
  city: msg`City`,
  phone: msg`Phone`,
  mapUrl: msg`Map link`,
  minutes: msg`Minutes`,
  ended: msg`Sessions ended`,
  sessionsEnded: msg`Sessions ended`,
  prefix: msg`Beginning of the key`,
  mime: msg`Kind of file`,
  width: msg`Width`,
  height: msg`Height`,
  bytes: msg`Size in bytes`,
  until: msg`Until`,
  holder: msg`Who answers`,
  messagesPerMonth: msg`Messages a month`,
  modelTokensPerMonth: msg`Model tokens a month`,
  sources: msg`Documents`,
  storageBytes: msg`Storage`,
  members: msg`Members`,
  apiKeys: msg`API keys`,
};

/** A field's path in words: "Name · Arabic". A field that nobody named is shown as it is called, spaced. */
export function fieldName(path: readonly string[], i18n: I18n): string {
  return path
    .map((part) => {
      const words = FIELDS[part];
      return words ? i18n._(words) : part.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
    })
    .join(' · ');
}

const noRoles: ReadonlyMap<string, string> = new Map();
/** Fields whose values are rights, and fields whose value is a role. */
const RIGHTS = new Set(['permissions', 'scopes']);

/** A value as text: lists joined, rights and roles by their names, yes and no in words; null when there is none. */
export function valueText(
  value: unknown,
  path: readonly string[],
  i18n: I18n,
  roles: ReadonlyMap<string, string> = noRoles,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value === '[redacted]') return i18n._(msg`hidden`);
  if (typeof value === 'boolean') return value ? i18n._(msg`yes`) : i18n._(msg`no`);
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      RIGHTS.has(path.at(-1) ?? '') && typeof item === 'string' ? permissionName(item, i18n) : (valueText(item, path, i18n, roles) ?? ''),
    );
    return items.length === 0 ? null : items.join(i18n.locale === 'ar' ? '، ' : ', ');
  }
  if (typeof value === 'object') return JSON.stringify(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (path.at(-1) === 'role' ? roles.get(text) : undefined) ?? text;
}
