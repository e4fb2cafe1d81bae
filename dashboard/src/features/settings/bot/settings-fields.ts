import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { intlLocale, type Locale } from '../../../shared/i18n/locales.ts';
import { number } from '../../../shared/time/format.ts';
import type { DiffLine } from '../parts/diff-list.tsx';
import type { Settings } from '../api.ts';

export type FieldKey = keyof Settings;

/** Each setting's name and what it does, in the order of the page; a test holds the list equal to the contract. */
export const FIELDS: Record<FieldKey, { name: MessageDescriptor; explains: MessageDescriptor }> = {
  instructions: {
    name: msg`Instructions`,
    explains: msg`Who the bot is and how it speaks: its tone, what it should mention, what it should leave to people. Prices, hours and dishes do not belong here; it takes them from your documents.`,
  },
  confidenceLine: {
    name: msg`Certainty it needs to answer`,
    explains: msg`Below this line the bot hands the conversation to a person instead of answering.`,
  },
  businessContact: {
    name: msg`How customers reach a person`,
    explains: msg`A phone number, an address or a sentence. The bot gives it when it hands over.`,
  },
  returnPenAfterMinutes: {
    name: msg`Bot takes over again`,
    explains: msg`After a person answered, the bot stays silent. When nobody of your team writes for this long, it answers again.`,
  },
  latePolicy: {
    name: msg`Messages that arrive late`,
    explains: msg`After an outage of WhatsApp, messages can arrive hours after they were written.`,
  },
  lateAfterMinutes: { name: msg`Late means`, explains: msg`Older than this when it reaches us.` },
  requireSecondFactor: {
    name: msg`Two-factor sign-in for everybody`,
    explains: msg`Members without it are asked to set it up before they can go on.`,
  },
};

/** "45 minutes", "2 hours", "1 day": the largest unit that fits evenly. */
export function minutesText(minutes: number, locale: Locale): string {
  const [unit, size] =
    minutes % 1_440 === 0 ? (['day', 1_440] as const) : minutes % 60 === 0 ? (['hour', 60] as const) : (['minute', 1] as const);
  return new Intl.NumberFormat(intlLocale(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size);
}

/** A setting's value as a reader says it; null when it is empty. */
export function valueWords<Key extends FieldKey>(key: Key, value: Settings[Key], i18n: I18n): string | null {
  const locale: Locale = i18n.locale === 'ar' ? 'ar' : 'en';
  switch (key) {
    case 'confidenceLine':
      return number(Number(value), locale, { style: 'percent' });
    case 'lateAfterMinutes':
      return minutesText(Number(value), locale);
    case 'returnPenAfterMinutes':
      return value === null ? i18n._(msg`never`) : minutesText(Number(value), locale);
    case 'latePolicy':
      return value === 'answer' ? i18n._(msg`The bot answers them`) : i18n._(msg`A person answers them`);
    case 'requireSecondFactor':
      return value ? i18n._(msg`on`) : i18n._(msg`off`);
    default:
      return value === '' ? null : String(value);
  }
}

/** What a publication would change or has changed: before and after of each field that differs, in the order of the page. */
export function settingsDiff(before: Settings, after: Settings, i18n: I18n): DiffLine[] {
  return changedFields(before, after).map((key) => ({
    name: i18n._(FIELDS[key].name),
    before: valueWords(key, before[key], i18n),
    after: valueWords(key, after[key], i18n),
  }));
}

export function changedFields(before: Settings, after: Settings): FieldKey[] {
  return (Object.keys(FIELDS) as FieldKey[]).filter((key) => before[key] !== after[key]);
}

/** The part of `after` that differs from `before`: what a save sends. */
export function changeOf(before: Settings, after: Settings): Partial<Settings> {
  return Object.fromEntries(changedFields(before, after).map((key) => [key, after[key]]));
}
