import type { LinguiConfig } from '@lingui/conf';

/**
 * One catalogue for each area, so that a page brings its own words and not everybody's; `src/shared/i18n/catalogues.ts` loads them.
 * `messages` is what every page needs, `settings` what all pages around settings share; `business`, `bot`, `usage`,
 * `people` and `audit` are its parts, `losses` is what was not delivered, `analytics` figures, `customers` and `platform` (the operator's area).
 */
const business = ['workspace', 'branches'].map((page) => `features/settings/${page}`);
const bot = ['features/settings/bot'];
const usage = ['usage', 'data'].map((page) => `features/settings/${page}`);
const work = ['features/conversations'];
/** Parts of knowledge that bring their words with their own pages. */
const facts = ['facts', 'faq', 'gaps', 'ask'].map((part) => `features/knowledge/${part}`);
/** One document, looked at closely, and what is said of documents only when it is asked for. */
const document = ['detail', 'dialogs', 'notes'].map((part) => `features/knowledge/sources/${part}`);
/** What of them comes with its own code when it is opened. */
const factSheets = [
  ...['item-form', 'hours-form', 'policy-form', 'fact-form', 'evidence', 'field-names', 'validity-fields', 'variants-field', 'form-parts'],
  ...['import-sheet', 'fact-details', 'fact-sheet', 'sheet', 'problems', 'problem-rows'],
]
  .map((name) => `facts/${name}`)
  .concat(['faq/faq-form', 'faq/faq-sheet', 'faq/questions-field', 'faq/find-test', 'gaps/gap-sheet', 'gaps/answered-card'])
  .concat(['ask/how-it-came', 'ask/citations', 'ask/one-document'])
  .map((name) => `features/knowledge/${name}.*`);
/** What was not delivered, as the operator sees it. */
const operatorLosses = ['losses-page', 'journal-left', 'alarm-list'].map((name) => `features/operator/${name}.*`);
/** What of the shell comes when it is asked for. */
const later = ['app/command-bar', 'app/shortcut-sheet.*', 'features/access/tenant-banners.*'];
/** What the inbox's list says only when something narrows it, or nothing is in it. */
const inboxList = ['empty-view', 'empty-words', 'filter-chips', 'figure-name', 'part-words'].map((name) => `features/inbox/list/${name}.*`);
const folder = (name: string): string => `<rootDir>/src/${name}`;
const catalogue = (name: string, include: string[], exclude: string[] = []) => ({
  path: folder(`locales/{locale}/${name}`),
  include: include.map(folder),
  exclude: ['**/*.test.ts', ...exclude.map((each) => (each.endsWith('.*') ? folder(each) : `${folder(each)}/**`))],
});

const config: LinguiConfig = {
  locales: ['en', 'ar'],
  sourceLocale: 'en',
  catalogs: [
    catalogue(
      'messages',
      ['app', 'shared', 'features/access', 'features/realtime'],
      ['features/access/door', 'features/access/account', ...later],
    ),
    catalogue('shell', later),
    catalogue('home', ['features/home']),
    catalogue('analytics', ['features/analytics']),
    catalogue('work', work),
    catalogue('inbox', ['features/inbox'], inboxList),
    catalogue('inbox-list', inboxList),
    catalogue('knowledge', ['features/knowledge'], [...facts, ...document]),
    catalogue('document', document),
    catalogue('facts', facts, factSheets),
    catalogue('fact-sheets', factSheets),
    catalogue('door', ['features/access/door']),
    catalogue('account', ['features/access/account']),
    catalogue('settings', ['features/settings'], [...business, ...bot, ...usage]),
    catalogue('business', business),
    catalogue('bot', bot),
    catalogue('usage', usage),
    catalogue('people', ['features/team']),
    catalogue('audit', ['features/audit']),
    catalogue('channels', ['features/channels']),
    catalogue('codes', ['features/provider-codes']),
    catalogue('losses', ['features/losses', ...operatorLosses]),
    catalogue('customers', ['features/contacts']),
    catalogue('platform', ['features/operator'], operatorLosses),
  ],
  orderBy: 'origin',
};

export default config;
