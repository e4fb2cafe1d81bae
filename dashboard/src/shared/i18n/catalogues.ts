import type { Messages } from '@lingui/core';
import type { Locale } from './locales.ts';
import { type PackedWords, unpackWords } from './packed-words.ts';

type Loader = Record<Locale, () => Promise<{ messages: Messages | PackedWords }>>;

/** One catalogue for each area, so that a page brings its own words and not everybody's. `lingui.config.ts` says which folder writes where. */
const loaders = {
  messages: { en: () => import('../../locales/en/messages.po'), ar: () => import('../../locales/ar/messages.po') },
  home: { en: () => import('../../locales/en/home.po'), ar: () => import('../../locales/ar/home.po') },
  analytics: { en: () => import('../../locales/en/analytics.po'), ar: () => import('../../locales/ar/analytics.po') },
  work: { en: () => import('../../locales/en/work.po'), ar: () => import('../../locales/ar/work.po') },
  document: { en: () => import('../../locales/en/document.po'), ar: () => import('../../locales/ar/document.po') },
  inbox: { en: () => import('../../locales/en/inbox.po'), ar: () => import('../../locales/ar/inbox.po') },
  'inbox-list': { en: () => import('../../locales/en/inbox-list.po'), ar: () => import('../../locales/ar/inbox-list.po') },
  facts: { en: () => import('../../locales/en/facts.po'), ar: () => import('../../locales/ar/facts.po') },
  'fact-sheets': { en: () => import('../../locales/en/fact-sheets.po'), ar: () => import('../../locales/ar/fact-sheets.po') },
  knowledge: { en: () => import('../../locales/en/knowledge.po'), ar: () => import('../../locales/ar/knowledge.po') },
  door: { en: () => import('../../locales/en/door.po'), ar: () => import('../../locales/ar/door.po') },
  account: { en: () => import('../../locales/en/account.po'), ar: () => import('../../locales/ar/account.po') },
  settings: { en: () => import('../../locales/en/settings.po'), ar: () => import('../../locales/ar/settings.po') },
  business: { en: () => import('../../locales/en/business.po'), ar: () => import('../../locales/ar/business.po') },
  shell: { en: () => import('../../locales/en/shell.po'), ar: () => import('../../locales/ar/shell.po') },
  bot: { en: () => import('../../locales/en/bot.po'), ar: () => import('../../locales/ar/bot.po') },
  usage: { en: () => import('../../locales/en/usage.po'), ar: () => import('../../locales/ar/usage.po') },
  people: { en: () => import('../../locales/en/people.po'), ar: () => import('../../locales/ar/people.po') },
  audit: { en: () => import('../../locales/en/audit.po'), ar: () => import('../../locales/ar/audit.po') },
  channels: { en: () => import('../../locales/en/channels.po'), ar: () => import('../../locales/ar/channels.po') },
  codes: { en: () => import('../../locales/en/codes.po'), ar: () => import('../../locales/ar/codes.po') },
  losses: { en: () => import('../../locales/en/losses.po'), ar: () => import('../../locales/ar/losses.po') },
  customers: { en: () => import('../../locales/en/customers.po'), ar: () => import('../../locales/ar/customers.po') },
  platform: { en: () => import('../../locales/en/platform.po'), ar: () => import('../../locales/ar/platform.po') },
} as const satisfies Record<string, Loader>;

export type CatalogueName = keyof typeof loaders;

const wanted = new Set<CatalogueName>(['messages']);

/** The words of the areas that this page has opened so far. */
export async function loadWanted(locale: Locale): Promise<Messages> {
  const loaded = await Promise.all([...wanted].map((name) => loaders[name][locale]()));
  return Object.assign({}, ...loaded.map(({ messages }) => unpackWords(messages))) as Messages;
}

/** The words of one more area; they are loaded with every language from now on. */
export async function wantCatalogue(name: CatalogueName, locale: Locale): Promise<Messages> {
  wanted.add(name);
  return unpackWords((await loaders[name][locale]()).messages);
}
